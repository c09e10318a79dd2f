"""The authoritative servers: one knotd for every operator, two for one whose IPv6 side is another story."""

import ipaddress
from pathlib import Path

from . import mail_zones, open_resolver, services, signing, topology, zones
from .network import filter_input
from .placement import Site
from .processes import start, wait_listening
from .state import State
from .topology import LAME_OPERATOR, OPEN_OPERATOR, SILENT_OPERATOR, STALE_OPERATOR


def start_all(state: State, sites: list[Site]) -> None:
    """Writes the zones, starts the servers, waits until each listens."""
    served = zones.build(sites, mail_zones.of_operator(state))
    signing.sign_all(state, served)
    listen = services.addresses(sites)
    started = []
    for node, content in served.items():
        addresses = listen[node]
        if node in (LAME_OPERATOR.node.name, STALE_OPERATOR.node.name, OPEN_OPERATOR.node.name):
            addresses = _of_family(addresses, 4)
        started.append(_start(state, node, node, content, addresses))
    # Over IPv6 this operator's machine knows the root alone: it refers upwards, without authority, whatever it is asked.
    lame = LAME_OPERATOR.node.name
    started.append(_start(state, lame + "-lame", lame, served[topology.ROOT.name], _of_family(listen[lame], 6)))
    stale = STALE_OPERATOR.node.name
    started.append(_start(state, stale + "-stale", stale, served[stale], _of_family(listen[stale], 6), stale=True))
    friendly = OPEN_OPERATOR.node.name
    started.append(open_resolver.start_one(state, OPEN_OPERATOR.node, served[friendly], _of_family(listen[friendly], 6)))
    filter_input(SILENT_OPERATOR.node.namespace, ["meta nfproto ipv6 udp dport 53 drop", "meta nfproto ipv6 tcp dport 53 drop"])
    for name, pid in started:
        wait_listening(state, name, pid, 53, "udp")


def _of_family(addresses: list[str], version: int) -> list[str]:
    return [a for a in addresses if ipaddress.ip_address(a).version == version]


def _start(state: State, name: str, node: str, content: list[zones.Zone], addresses: list[str], stale: bool = False) -> tuple[str, int]:
    lines = []
    for zone in content:
        text = (zone.stale if stale else zone.signed) or zone.text()
        path = state.write(f"zones/{name}/{zone.name or 'root'}.zone", text)
        lines.append(f'  - domain: "{zones.dot(zone.name)}"\n    file: "{path}"\n')
    state.path("run", name).mkdir()
    config = state.write(f"run/{name}.conf", settings(state.path("run", name), addresses) + "zone:\n" + "".join(lines))
    return name, start(state, name, topology.PREFIX + node, ["knotd", "--config", str(config)])


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
