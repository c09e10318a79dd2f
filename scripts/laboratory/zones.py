"""The texts of all zones, from the root down to every target, and which server is to answer for which."""

from dataclasses import dataclass, field

from . import mail_zones, resource_hosts, services, topology
from .placement import Site
from .topology import (ALIAS_HOST, ALL_DNS_OPERATORS, ALL_WEB_OPERATORS, BORROWED_NAMES, DNS_OPERATORS, FAULTY_DNS_OPERATORS, IPV4_OPERATOR,
                       MAIL_OPERATOR, DnsOperator)

#: (name, IPv4, IPv6 or None)
Server = tuple[str, str, str | None]


@dataclass
class Zone:
    """One zone: its servers and its further records, names written out in full."""

    name: str
    servers: list[Server]
    records: list[str] = field(default_factory=list)
    is_signed: bool = False
    has_large_key: bool = False  # its DNSKEY set is more than the 512 octets of DNS without EDNS
    signed: str | None = None  # the text once it is signed
    stale: str | None = None  # the same with signatures of the past
    outdated: str | None = None  # as it was before the service had IPv6

    def text(self) -> str:
        first = self.servers[0][0]
        lines = ["$TTL 300", f"{dot(self.name)} SOA {first}. hostmaster.{first}. 2026112101 3600 600 604800 300"]
        lines += [f"{dot(self.name)} NS {name}." for name, _, _ in self.servers]
        own = "." + self.name
        for name, four, six in self.servers:
            if self.name and name.endswith(own) and not name.endswith(("registry.test", "root.test")):
                lines += host(name, [four], _some(six))
        return "\n".join(lines + self.records) + "\n"

    def delegate(self, child: str, servers: list[Server], glue: bool) -> None:
        """Hands a child zone to its servers; glue where the names lie inside the child (RFC 9471)."""
        for name, four, six in servers:
            self.records.append(f"{dot(child)} NS {name}.")
            if glue:
                self.records += host(name, [four], _some(six))


def _some(address: str | None) -> list[str]:
    return [address] if address else []


def dot(name: str) -> str:
    return name + "."


def host(name: str, four: list[str], six: list[str]) -> list[str]:
    return [f"{dot(name)} A {a}" for a in four] + [f"{dot(name)} AAAA {a}" for a in six]


def servers_of(operator: DnsOperator) -> list[Server]:
    servers = [(f"ns{i}.{operator.domain}", *pair) for i, pair in enumerate(operator.addresses(), 1)]
    return [(name, four, None) for name, four, _ in servers] if operator == IPV4_OPERATOR else servers


def build(sites: list[Site], mail_records: tuple[str, ...] = ()) -> dict[str, list[Zone]]:
    """Node name to the zones it serves; `mail_records` are the mail operator's, which speak of its keys."""
    targets = {site.domain: _target(site) for site in sites}
    registry = _registry(sites, targets)
    root = _root([name for name in registry if "." not in name])
    served: dict[str, list[Zone]] = {topology.ROOT.name: [root], topology.REGISTRY.name: list(registry.values())}
    for operator in ALL_DNS_OPERATORS:
        served[operator.node.name] = [targets[site.domain] for site in sites if site.dns == operator]
    for operator in DNS_OPERATORS + (IPV4_OPERATOR,):
        served[operator.node.name].append(Zone(operator.domain, servers_of(operator)))
        registry["test"].delegate(operator.domain, servers_of(operator), glue=True)
    mail = Zone(MAIL_OPERATOR.domain, servers_of(DNS_OPERATORS[0]), list(mail_records), is_signed=True)
    for zone, operator in [*_helpers(), *_out_of_reach(sites), (mail, DNS_OPERATORS[0])]:
        served[operator.node.name].append(zone)
        registry["test"].delegate(zone.name, zone.servers, glue=False)
    return served


def _root(tlds: list[str]) -> Zone:
    zone = Zone("", list(services.ROOT_SERVERS))
    for name, four, six in (*services.ROOT_SERVERS, *services.REGISTRY_SERVERS):
        zone.records += host(name, [four], [six])
    for tld in tlds:
        zone.delegate(tld, list(services.REGISTRY_SERVERS), glue=False)
    return zone


def _registry(sites: list[Site], targets: dict[str, Zone]) -> dict[str, Zone]:
    """The top-level domains, their public second levels, and the zone of RFC 7050, which has no AAAA on purpose."""
    servers = list(services.REGISTRY_SERVERS)
    tlds = [*(site.domain.rpartition(".")[2] for site in sites), "test", "arpa"]
    zones = {tld: Zone(tld, servers) for tld in tlds}
    zones["ipv4only.arpa"] = Zone("ipv4only.arpa", servers, host("ipv4only.arpa", ["192.0.0.170", "192.0.0.171"], []))
    zones["arpa"].delegate("ipv4only.arpa", servers, glue=False)
    for name, records in mail_zones.reverse().items():
        zones[name] = Zone(name, servers, records)
        zones["arpa"].delegate(name, servers, glue=False)
    for web in ALL_WEB_OPERATORS:
        reverse = topology.reverse6(web.network)
        zones[reverse] = Zone(reverse, servers)
        zones["arpa"].delegate(reverse, servers, glue=False)
    for name, four, six in (*services.ROOT_SERVERS, *services.REGISTRY_SERVERS):
        zones["test"].records += host(name, [four], [six])
    for site in sites:
        _above(site.domain, zones, targets).delegate(site.domain, site.glue, glue=site.has_own_server_names)
    return zones


def _above(name: str, zones: dict[str, Zone], targets: dict[str, Zone]) -> Zone:
    """The zone that delegates a name: a target's own where the target is a public suffix (gov.br), else the registry's."""
    parent = name.partition(".")[2]
    if parent in targets:
        return targets[parent]
    if parent not in zones:
        zones[parent] = Zone(parent, list(services.REGISTRY_SERVERS))
        _above(parent, zones, targets).delegate(parent, zones[parent].servers, glue=False)
    return zones[parent]


def _target(site: Site) -> Zone:
    www = "www." + site.domain
    records = [line for name in site.names if not (site.alias and name == www) for line in host(name, [site.ipv4], site.ipv6_published)]
    if site.alias:
        records.append(f"{dot(www)} CNAME {dot(site.alias)}")
    records += mail_zones.of_target(site)
    if site.number % 3 == 0:
        # Over 1232 bytes together: the answer must be truncated and then come whole over TCP.
        records += [f'{dot(site.domain)} TXT "site-verification-{i}={str(i) * 190}"' for i in range(7)]
    zone = Zone(site.domain, site.name_servers, records, site.is_signed, site.has("dns_edns_size"))
    if site.has("dns_answers_differ"):
        zone.outdated = "".join(line + "\n" for line in zone.text().splitlines() if " AAAA " not in line)
    return zone


def _helpers() -> list[tuple[Zone, DnsOperator]]:
    """Zones of our own: controls, collector, clocks, and the names of the faulty DNS operators."""
    alpha, bravo, charlie = DNS_OPERATORS
    ours = Zone("sextant.test", servers_of(alpha), host(services.COLLECTOR_HOST, *([a] for a in services.COLLECTOR)))
    for i, node in enumerate(topology.TIME_SERVERS, 1):
        ours.records += host(f"time-{i}.sextant.test", *([a] for a in services.time_server(node)))
    control = Zone(services.CONTROL_ZONE, servers_of(bravo), [f'{dot(services.CONTROL_ZONE)} TXT "{services.CONTROL_TEXT}"'])
    control.records += host(services.CONTROL_ZONE, *([a] for a in services.control(topology.CONTROLS[0])))
    helpers = [(ours, alpha), (control, bravo)]
    ours.records += mail_zones.of_probes()
    for site, operator in zip(topology.CONTROLS, DNS_OPERATORS):
        records = [*host(site.host, *([a] for a in services.control(site))), f"{dot(site.host)} {mail_zones.of_control()}"]
        helpers.append((Zone(site.host, servers_of(operator), records), operator))
    for other in resource_hosts.ALL:
        helpers.append((Zone(other.name, servers_of(bravo), host(other.name, [other.ipv4], other.ipv6)), bravo))
    for faulty in FAULTY_DNS_OPERATORS:
        names = [line for name, four, six in servers_of(faulty) for line in host(name, [four], [six])]
        helpers.append((Zone(faulty.domain, servers_of(charlie), names), charlie))
    return helpers


def _out_of_reach(sites: list[Site]) -> list[tuple[Zone, DnsOperator]]:
    """Zones that only IPv4 reaches. All they name has IPv6: that is what makes it hard to see."""
    servers = servers_of(IPV4_OPERATOR)
    borrowed, aliases = Zone(BORROWED_NAMES, servers), Zone(ALIAS_HOST, servers)
    for i, (four, six) in enumerate(DNS_OPERATORS[0].addresses(), 1):
        borrowed.records += host(f"ns{i}.{BORROWED_NAMES}", [four], [six])
    for site in sites:
        if site.alias:
            aliases.records += host(site.alias, [site.ipv4], site.ipv6_published)
    return [(borrowed, IPV4_OPERATOR), (aliases, IPV4_OPERATOR)]
