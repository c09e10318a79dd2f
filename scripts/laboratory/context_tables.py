"""What the world knows of the laboratory's addresses: networks, countries, routes and ROAs, as their publishers write them."""

import ipaddress
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass

from . import topology
from .placement import Site
from .state import State

#: Where networks stand that are nobody's access network; the others, and those not named here, in DE.
_COUNTRIES = {41: "KE", 42: "FR", 43: "MY", 44: "KE", 46: "US"}
#: The name of the route collector's peers: two access networks see the same world.
_PEERS = topology.ACCESS[:2]
#: Owns nothing: a ROA that names it contradicts whoever announces the prefix.
_STRANGER = topology.as_number(99)
KINDS = ("networks", "countries", "routes", "vrps")


@dataclass(frozen=True)
class Announcement:
    """A prefix, who announces it, and whom a ROA allows to; None without a ROA."""

    prefix: str
    origin: int
    allowed: int | None

    @property
    def longest(self) -> int:
        return 48 if ":" in self.prefix else 24


def write(state: State, sites: list[Site]) -> dict:
    """Writes all four and returns how `context import` is to be called: kind to its source and its date."""
    now = int(time.time())
    dated = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now))
    known = list(announcements(sites))
    texts = {"networks": _ranges(_network_value), "countries": _ranges(_country_value), "routes": _dump(known, now), "vrps": _vrps(known, dated)}
    return {kind: {"source": str(state.write(f"context/{kind}.source", texts[kind])), "dated": dated,
                   "table": str(state.path("context", f"{kind}.table"))} for kind in KINDS}


def announcements(sites: list[Site]) -> Iterator[Announcement]:
    """Networks of sites announce each site's block by itself, so that one of them can be wrong; the others all they have."""
    hosting = {web.network for web in topology.ALL_WEB_OPERATORS}
    for network in _owners():
        if network not in hosting:
            yield from (Announcement(prefix, topology.as_number(network), topology.as_number(network)) for prefix in _blocks(network))
    for site in sites:
        yield from _of_site(site)


def _of_site(site: Site) -> Iterator[Announcement]:
    owner = topology.as_number(site.web.network)
    four, six = _block(site.ipv4, 24), _block(topology.ipv6(site.web.network, site.slot, "80"), 48)
    yield Announcement(four, owner, owner)
    if not site.has("not_routed"):
        yield Announcement(six, owner, site.by_fault({"rpki_invalid": _STRANGER, "rpki_missing": None}, owner))


def _block(address: str, length: int) -> str:
    return str(ipaddress.ip_network(f"{address}/{length}", strict=False))


def _blocks(network: int) -> tuple[str, str]:
    return f"30.{network}.0.0/16", f"2d00:{network}::/32"


def _owners() -> dict[int, str]:
    """Network to the name of whoever runs it; the first node of a network is its owner."""
    owners: dict[int, str] = {}
    for node in topology.nodes():
        for network in node.networks:
            owners.setdefault(network, node.name)
    return dict(sorted(owners.items()))


def _network_value(network: int, name: str) -> str:
    return f'{topology.as_number(network)},"Laboratory, {name}"'


def _country_value(network: int, _: str) -> str:
    home = {access.network: access.country for access in topology.ACCESS}
    return home.get(network) or _COUNTRIES.get(network, "DE")


def _ranges(value) -> str:
    """`first,last,value`, as @ip-location-db writes them."""
    rows = []
    for network, name in _owners().items():
        for block in map(ipaddress.ip_network, _blocks(network)):
            rows.append(f"{block[0]},{block[-1]},{value(network, name)}\n")
    return "".join(rows)


def _dump(known: list[Announcement], now: int) -> str:
    """As `bgpdump -m` prints a table dump."""
    lines = []
    for it in known:
        for peer in _PEERS:
            peer_as = topology.as_number(peer.network)
            lines.append(f"TABLE_DUMP2|{now}|B|{peer.probe.ipv4}|{peer_as}|{it.prefix}|{peer_as} {it.origin}|IGP|{peer.probe.ipv4}|0|0||NAG||\n")
    return "".join(lines)


def _vrps(known: list[Announcement], dated: str) -> str:
    """As `rpki-client -j` writes what it validated."""
    roas = [{"asn": it.allowed, "prefix": it.prefix, "maxLength": it.longest, "ta": "laboratory"} for it in known if it.allowed]
    return json.dumps({"metadata": {"buildtime": dated, "vrps": len(roas)}, "roas": roas})
