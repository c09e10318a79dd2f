"""Seen from the servers: who looked at ports beyond a service's own? The kernel counts every packet to them."""

import ipaddress
import json

from .placement import Site
from .processes import run
from .topology import ALL_WEB_OPERATORS

#: The watched ports of the catalogue (S-1), as a server sees them.
_TCP = (22, 23, 25, 3306, 3389, 5432, 6379, 8080, 9200)
_UDP = (53, 161)
_TABLE = "inet looks"
UNASKED, AGREED = "unasked", "agreed"


def watch(sites: list[Site]) -> None:
    """Counts from now on, for owners who agreed and for those who did not."""
    for operator in ALL_WEB_OPERATORS:
        hosted = [site for site in sites if site.web == operator]
        rules = _rules(UNASKED, [site for site in hosted if not site.agrees]) + _rules(AGREED, [site for site in hosted if site.agrees])
        run("ip", "netns", "exec", operator.node.namespace, "nft", "-f", "-", text=_table(rules))


def count() -> dict[str, int]:
    """Packets by name of the counter, over all hosting operators."""
    found = {UNASKED: 0, AGREED: 0}
    for operator in ALL_WEB_OPERATORS:
        listed = json.loads(run("ip", "netns", "exec", operator.node.namespace, "nft", "-j", "list", "counters", "table", *_TABLE.split()))
        for item in listed["nftables"]:
            if "counter" in item:
                found[item["counter"]["name"]] += item["counter"]["packets"]
    return found


def _rules(counter: str, sites: list[Site]) -> list[str]:
    rules = []
    for version, family in ((4, "ip"), (6, "ip6")):
        addresses = [a for site in sites for a in (site.ipv4, *site.ipv6_hosted) if ipaddress.ip_address(a).version == version]
        for transport, ports in (("tcp", _TCP), ("udp", _UDP)):
            if addresses:
                rules.append(f"{family} daddr {{ {', '.join(addresses)} }} {transport} dport {{ {', '.join(map(str, ports))} }} counter name {counter}")
    return rules


def _table(rules: list[str]) -> str:
    """Before the rules that drop: what is dropped was sent all the same."""
    body = "\n".join("    " + rule for rule in rules)
    afresh = f"table {_TABLE} {{ }}\ndelete table {_TABLE}\n"
    return (f"{afresh}table {_TABLE} {{\n  counter {UNASKED} {{ }}\n  counter {AGREED} {{ }}\n"
            f"  chain watch {{\n    type filter hook input priority -10; policy accept;\n{body}\n  }}\n}}\n")
