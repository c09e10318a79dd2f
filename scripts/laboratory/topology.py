"""Who stands where: the namespaces of the laboratory, their networks and addresses.

Every network has a number N and owns 2d00:N::/32 and 30.N.0.0/16, so an address tells at a glance where it lives.
Both lie in ranges that the checks must accept as ordinary global addresses, yet nobody on the internet is hurt by:
2d00::/8 is not handed out by IANA, and 30.0.0.0/8 is not announced by its holder. The AS is 64600 + N, private (RFC 6996).
"""

import os
from dataclasses import dataclass

#: A second laboratory beside the first needs a beginning of its own for its namespaces' names, and its own --state.
PREFIX = os.environ.get("SEXTANT_LAB_PREFIX", "sx-")
CORE = PREFIX + "core"
LABORATORY_PREFIXES = ("2d00::/16", "30.0.0.0/8")
SERVER_SLOT = 255
PROBE_SLOT = 1
RESOLVER_SLOT = 53
HOP_SLOT = 254
#: The least that every link of IPv6 carries, and what most carry.
SMALL_MTU, USUAL_MTU = 1280, 1500


def ipv6(network: int, slot: int, host: str) -> str:
    return f"2d00:{network}:{slot}::{host}"


def ipv4(network: int, slot: int, host: int) -> str:
    return f"30.{network}.{slot}.{host}"


def reverse6(network: int) -> str:
    """The zone of a network's reverse names: 2d00:N::/32 in nibbles, the last first (RFC 3596 section 2.5)."""
    return ".".join(reversed(f"2d00{network:0>4}")) + ".ip6.arpa"


def reverse4(network: int) -> str:
    return f"{network}.30.in-addr.arpa"


def as_number(network: int) -> int:
    return 64600 + network


@dataclass(frozen=True)
class Node:
    """One namespace on one link to a router, the core as a rule; a server also receives its whole networks, not only the link."""

    name: str
    networks: tuple[int, ...]
    slot: int = SERVER_SLOT
    mtu: int = USUAL_MTU  # of its link
    router: str = CORE  # the namespace at the other end of its link

    @property
    def namespace(self) -> str:
        return PREFIX + self.name

    @property
    def core_side(self) -> str:
        """Name of the link as the router sees it; 15 characters are all the kernel grants."""
        return f"to-{self.networks[0]}-{self.slot}"

    @property
    def is_server(self) -> bool:
        return self.slot == SERVER_SLOT

    @property
    def ipv6(self) -> str:
        return ipv6(self.networks[0], self.slot, "2")

    @property
    def ipv4(self) -> str:
        return ipv4(self.networks[0], self.slot, 2)


@dataclass(frozen=True)
class Access:
    """One access network: a probe and the resolver its operator gives it."""

    name: str
    network: int
    country: str
    ipv6_works: bool = True
    has_small_hop: bool = False  # between the probe and the core, as behind a tunnel
    has_nat64: bool = False

    @property
    def hop(self) -> Node | None:
        """A router whose next link is small, while the probe's own is not: it must be told that a packet is too big."""
        return Node("hop-" + self.name, (self.network,), HOP_SLOT, SMALL_MTU) if self.has_small_hop else None

    @property
    def probe(self) -> Node:
        return Node(self.name, (self.network,), PROBE_SLOT, router=self.hop.namespace if self.hop else CORE)

    @property
    def resolver(self) -> Node:
        return Node("res-" + self.name, (self.network,), RESOLVER_SLOT)


@dataclass(frozen=True)
class DnsOperator:
    """Runs name servers in two networks; ns1 and ns2 of `domain`, or, per target, names of the target's own."""

    name: str
    networks: tuple[int, int]

    @property
    def node(self) -> Node:
        return Node("dns-" + self.name, self.networks)

    @property
    def domain(self) -> str:
        return f"{self.name}-dns.test"

    def addresses(self) -> list[tuple[str, str]]:
        """(IPv4, IPv6) of ns1, ns2."""
        return [(ipv4(n, 1, 53), ipv6(n, 1, "53")) for n in self.networks]


@dataclass(frozen=True)
class WebOperator:
    """Hosts web sites; each target has addresses of its own, in a /24 and /48 of its own."""

    name: str
    network: int
    redirects: bool

    @property
    def node(self) -> Node:
        return Node("web-" + self.name, (self.network,))


@dataclass(frozen=True)
class MailOperator:
    """Takes mail for all targets."""

    name: str
    network: int

    @property
    def node(self) -> Node:
        return Node("mail-" + self.name, (self.network,))

    @property
    def domain(self) -> str:
        return f"{self.name}-mail.test"


@dataclass(frozen=True)
class Control:
    """A web site of ours that always works: what a probe compares itself with (V-2)."""

    region: str
    network: int
    registry: str

    @property
    def node(self) -> Node:
        return Node("control-" + self.region, (self.network,))

    @property
    def host(self) -> str:
        return f"control-{self.region}.test"

    @property
    def body(self) -> str:
        return f"sextant-control-{self.region}-answers"


ACCESS = (
    Access("home-1", 1, "KE", has_nat64=True),
    Access("home-2", 2, "KE", has_small_hop=True),
    Access("home-broken", 3, "KE", ipv6_works=False),
    Access("abroad-1", 4, "FR"),
)
NAT64 = Node("nat64", (7,))
COLLECTOR = Node("collector", (9,))
ROOT = Node("root", (10, 11))
REGISTRY = Node("registry", (12, 13))
DNS_OPERATORS = (
    DnsOperator("alpha", (21, 22)),
    DnsOperator("bravo", (23, 24)),
    DnsOperator("charlie", (25, 26)),
)
LAME_OPERATOR = DnsOperator("delta", (27, 28))
SILENT_OPERATOR = DnsOperator("echo", (29, 30))
#: Publishes no IPv6 address of its name servers: whatever lies below its zones is out of reach without IPv4.
IPV4_OPERATOR = DnsOperator("foxtrot", (31, 32))
#: Its servers over IPv6 hold signatures that have expired.
STALE_OPERATOR = DnsOperator("golf", (33, 34))
#: Listens on IPv4 alone: over IPv6 the host answers that nobody is at the port.
REFUSING_OPERATOR = DnsOperator("uniform", (71, 72))
#: Its filter lets UDP through to port 53 over IPv6, and no TCP.
TCPLESS_OPERATOR = DnsOperator("victor", (73, 74))
#: Its filter knows DNS over IPv6 as it was before EDNS: a datagram holds 512 octets.
CLIPPING_OPERATOR = DnsOperator("whiskey", (75, 76))
#: Its servers over IPv6 hold a copy of the zone from before the service had IPv6.
OUTDATED_OPERATOR = DnsOperator("yankee", (77, 78))
FAULTY_DNS_OPERATORS = (LAME_OPERATOR, SILENT_OPERATOR, STALE_OPERATOR, REFUSING_OPERATOR, TCPLESS_OPERATOR, CLIPPING_OPERATOR,
                        OUTDATED_OPERATOR)
ALL_DNS_OPERATORS = DNS_OPERATORS + (IPV4_OPERATOR,) + FAULTY_DNS_OPERATORS
#: In a zone of the operator without IPv6: names for alpha's servers, and a host that web names are aliases of.
BORROWED_NAMES = "borrowed-dns.test"
ALIAS_HOST = "alias-host.test"
WEB_OPERATORS = (
    WebOperator("north", 41, redirects=True),
    WebOperator("south", 42, redirects=False),
    WebOperator("east", 43, redirects=True),
    WebOperator("west", 44, redirects=True),
    WebOperator("centre", 45, redirects=False),
)
#: Its firewall lets no Packet Too Big in: whoever sits behind a small link gets its large packets never.
WALLED_OPERATOR = WebOperator("walled", 47, redirects=False)
ALL_WEB_OPERATORS = WEB_OPERATORS + (WALLED_OPERATOR,)
#: Serves scripts, styles and pictures to the pages of others.
RESOURCE_OPERATOR = WebOperator("resources", 46, redirects=False)
MAIL_OPERATOR = MailOperator("hotel", 51)
CONTROLS = (Control("africa", 61, "afrinic"), Control("europe", 62, "ripencc"), Control("asia", 63, "apnic"))
TIME_SERVERS = (Node("time-1", (64,)), Node("time-2", (65,)))


def nodes() -> list[Node]:
    """Every namespace but the core, in the order they are made."""
    ends = [node for access in ACCESS for node in (access.hop, access.probe, access.resolver) if node]
    servers = [NAT64, COLLECTOR, ROOT, REGISTRY]
    servers += [operator.node for operator in ALL_DNS_OPERATORS + ALL_WEB_OPERATORS + (RESOURCE_OPERATOR, MAIL_OPERATOR)]
    servers += [control.node for control in CONTROLS]
    return ends + servers + list(TIME_SERVERS)
