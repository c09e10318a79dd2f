"""Hosts that pages of the targets need or lead to: one like any other, and two that have no IPv6."""

from dataclasses import dataclass

from .topology import RESOURCE_OPERATOR, ipv4, ipv6


@dataclass(frozen=True)
class ResourceHost:
    """A name of somebody else's, with what it serves."""

    name: str
    slot: int
    has_ipv6: bool
    path: str
    content: str

    @property
    def ipv4(self) -> str:
        return ipv4(RESOURCE_OPERATOR.network, self.slot, 80)

    @property
    def ipv6(self) -> list[str]:
        return [ipv6(RESOURCE_OPERATOR.network, self.slot, "80")] if self.has_ipv6 else []

    @property
    def addresses(self) -> list[str]:
        return [self.ipv4, *self.ipv6]


_PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>\n'
#: A style sheet that needs a host of its own: what the page needs is only seen by reading on.
STYLES = ResourceHost("styles-host.test", 1, True, "site.css", "body { background: url(//pictures-host.test/dot.svg) }\n")
PICTURES = ResourceHost("pictures-host.test", 2, True, "dot.svg", _PICTURE)
WIDGETS = ResourceHost("widgets-host.test", 3, False, "widget.js", "document.title += ' ';\n")
LEGACY = ResourceHost("legacy-host.test", 4, False, "index.html", "<!DOCTYPE html><title>The new home</title><p>All services have moved here.\n")
#: Who the probes are, for those whom they visit (RFC 9511).
_INTRODUCTION = "Contact: mailto:probes@sextant.test\nDescription: The laboratory's probes look at the laboratory's own services.\n"
PROBES = ResourceHost("probes-host.test", 5, True, ".well-known/probing.txt", _INTRODUCTION)
ALL = (STYLES, PICTURES, WIDGETS, LEGACY, PROBES)
