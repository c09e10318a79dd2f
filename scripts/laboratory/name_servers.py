"""The authoritative servers: one knotd for every operator, two for one whose IPv6 side is another story."""

import ipaddress
from pathlib import Path

from . import mail_zones, services, signing, topology, zones
from .network import filter_input, filter_output
from .placement import Site
from .processes import ensure, wait_listening
from .state import State
from .topology import (CLIPPING_OPERATOR, LAME_OPERATOR, OUTDATED_OPERATOR, REFUSING_OPERATOR, SILENT_OPERATOR, STALE_OPERATOR,
                       TCPLESS_OPERATOR)

#: Nobody of these listens on IPv6 with what the zone is.
_OTHERWISE_OVER_IPV6 = [operator.node.name for operator in (LAME_OPERATOR, STALE_OPERATOR, OUTDATED_OPERATOR, REFUSING_OPERATOR)]
#: RFC 1035 section 4.2.1: what a datagram held before EDNS; a UDP header is 8 octets.
_BEFORE_EDNS = 512 + 8


def start_all(state: State, sites: list[Site]) -> None:
    """Writes the zones, starts the servers, waits until each listens."""
    served = zones.build(sites, mail_zones.of_operator(state))
    signing.sign_all(state, served)
    listen = services.addresses(sites)
    started = []
    for node, content in served.items():
        addresses = _of_family(listen[node], 4) if node in _OTHERWISE_OVER_IPV6 else listen[node]
        started.append(_start(state, node, node, _texts(content), addresses))
    started += [_start(state, f"{node}-over-ipv6", node, texts, _of_family(listen[node], 6)) for node, texts in _stories(served)]
    _filter()
    for name, pid in started:
        wait_listening(state, name, pid, 53, "udp")


def _texts(content: list[zones.Zone]) -> dict[str, str]:
    return {zone.name: zone.signed or zone.text() for zone in content}


def _stories(served: dict[str, list[zones.Zone]]) -> list[tuple[str, dict[str, str]]]:
    """Over IPv6: a machine that knows the root alone and refers upwards without authority; old signatures; an old copy."""
    stale, outdated = STALE_OPERATOR.node.name, OUTDATED_OPERATOR.node.name
    return [(LAME_OPERATOR.node.name, _texts(served[topology.ROOT.name])),
            (stale, {zone.name: zone.stale or zone.text() for zone in served[stale]}),
            (outdated, {zone.name: zone.outdated or zone.text() for zone in served[outdated]})]


def _filter() -> None:
    filter_input(SILENT_OPERATOR.node.namespace, ["meta nfproto ipv6 udp dport 53 drop", "meta nfproto ipv6 tcp dport 53 drop"])
    filter_input(TCPLESS_OPERATOR.node.namespace, ["meta nfproto ipv6 tcp dport 53 drop"])
    filter_output(CLIPPING_OPERATOR.node.namespace, [f"meta nfproto ipv6 udp sport 53 udp length > {_BEFORE_EDNS} drop"])


def _of_family(addresses: list[str], version: int) -> list[str]:
    return [a for a in addresses if ipaddress.ip_address(a).version == version]


def _start(state: State, name: str, node: str, texts: dict[str, str], addresses: list[str]) -> tuple[str, int]:
    lines = []
    for zone, text in texts.items():
        path = state.write(f"zones/{name}/{zone or 'root'}.zone", text)
        lines.append(f'  - domain: "{zones.dot(zone)}"\n    file: "{path}"\n')
    state.path("run", name).mkdir(exist_ok=True)
    made_of = settings(state.path("run", name), addresses) + "".join(["zone:\n", *lines] if lines else [])
    config = state.write(f"run/{name}.conf", made_of)
    command = ["knotd", "--config", str(config)]
    return name, ensure(state, name, topology.PREFIX + node, command, made_of + "".join(texts.values()))


def settings(run: Path, addresses: list[str], log_level: str = "warning") -> str:
    """Of a knotd with its files in `run`, all but its zones.

    No journal and small databases: the zones never change, and some twenty servers share one machine.
    """
    listen = ", ".join(f'"{address}@53"' for address in addresses)
    return f"""server:
    rundir: "{run}"
    listen: [ {listen} ]
    udp-workers: 1
    tcp-workers: 1
    background-workers: 1
log:
  - target: stderr
    any: {log_level}
database:
    storage: "{run}"
    journal-db-max-size: 16M
    kasp-db-max-size: 16M
template:
  - id: default
    journal-content: none
    zonefile-sync: -1
"""
