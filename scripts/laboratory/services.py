"""The service addresses: what each server namespace answers for, and under which names."""

from . import mail, resource_hosts, topology
from .placement import Site
from .topology import ipv4, ipv6

ROOT_SERVERS = tuple((f"{letter}.root.test", ipv4(n, 1, 53), ipv6(n, 1, "53")) for letter, n in zip("ab", topology.ROOT.networks))
REGISTRY_SERVERS = tuple(
    (f"{letter}.registry.test", ipv4(n, 1, 53), ipv6(n, 1, "53")) for letter, n in zip("ab", topology.REGISTRY.networks))
COLLECTOR_HOST = "collector.sextant.test"
COLLECTOR = (ipv4(9, 1, 10), ipv6(9, 1, "10"))
#: The resolver that makes addresses up for visitors behind the NAT64.
DNS64 = ipv6(topology.NAT64.networks[0], topology.RESOLVER_SLOT, "53")
CONTROL_ZONE = "control-dns.test"
CONTROL_TEXT = "sextant-control-zone"


def control(site: topology.Control) -> tuple[str, str]:
    return ipv4(site.network, 1, 80), ipv6(site.network, 1, "80")


def time_server(node: topology.Node) -> tuple[str, str]:
    return ipv4(node.networks[0], 1, 123), ipv6(node.networks[0], 1, "123")


def probe_name(access: topology.Access) -> str:
    """By which the probe there introduces itself to mail servers, and which its addresses lead back to."""
    return f"{access.name}.probes.sextant.test"


def addresses(sites: list[Site]) -> dict[str, list[str]]:
    """Node name to its service addresses."""
    found: dict[str, list[str]] = {
        topology.COLLECTOR.name: list(COLLECTOR),
        topology.NAT64.name: [DNS64],
        topology.ROOT.name: _both(ROOT_SERVERS),
        topology.REGISTRY.name: _both(REGISTRY_SERVERS),
    }
    for operator in topology.ALL_DNS_OPERATORS:
        found[operator.node.name] = [address for pair in operator.addresses() for address in pair]
    for web in topology.ALL_WEB_OPERATORS:
        found[web.node.name] = [a for site in sites if site.web == web for a in (site.ipv4, *site.ipv6_hosted)]
    found[topology.RESOURCE_OPERATOR.node.name] = [a for host in resource_hosts.ALL for a in host.addresses]
    found[topology.MAIL_OPERATOR.node.name] = mail.addresses()
    for site in topology.CONTROLS:
        found[site.node.name] = list(control(site))
    for node in topology.TIME_SERVERS:
        found[node.name] = list(time_server(node))
    return found


def _both(servers: tuple[tuple[str, str, str], ...]) -> list[str]:
    return [address for _, four, six in servers for address in (four, six)]
