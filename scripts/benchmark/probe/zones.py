"""The zones of the world: a root, one parent, ten thousand children, all served by one knotd under twenty addresses."""

from pathlib import Path

from laboratory import name_servers
from laboratory.state import State
from laboratory.zones import Zone, dot, host

from . import names
from .names import Name

ROOT_SERVER = ("a.root.test", "30.100.0.1", "2d00:be00:fffd::1")
CONTROL_ZONE = "control-dns.test"
CONTROLS = {f"control-{i}.test": (f"30.100.3.{i}", f"2d00:be00:fffc::{i}") for i in range(1, 5)}
TIME_SERVERS = {f"time-{i}.test": (f"30.100.4.{i}", f"2d00:be00:fffb::{i}") for i in range(1, 3)}
ROOT_HINTS = (f". 3600000 NS {ROOT_SERVER[0]}.\n{ROOT_SERVER[0]}. 3600000 A {ROOT_SERVER[1]}\n"
              f"{ROOT_SERVER[0]}. 3600000 AAAA {ROOT_SERVER[2]}\n")


def write(state: State, listed: list[Name]) -> Path:
    """Writes every zone and the configuration of the server; gives the latter's path."""
    for zone in _upper(listed):
        state.write(f"zones/{zone.name or 'root'}.zone", zone.text())
    for name in listed:
        if name.has_zone:
            state.write(f"zones/{name.domain}.zone", _child(name))
    zones = ["", "test", "ipv4only.arpa", CONTROL_ZONE, names.PARENT]
    zones += [name.domain for name in listed if name.has_zone or name.kind == "servfail"]
    return state.write("knot.conf", _config(state, zones))


def listening() -> list[str]:
    pairs = [names.operator_addresses(operator) for operator in range(names.OPERATORS)]
    return [address for pair in pairs for address in pair] + list(ROOT_SERVER[1:])


def _upper(listed: list[Name]) -> list[Zone]:
    root = Zone("", [ROOT_SERVER], host(ROOT_SERVER[0], [ROOT_SERVER[1]], [ROOT_SERVER[2]]))
    root.delegate("test", [ROOT_SERVER], glue=False)
    test = Zone("test", [ROOT_SERVER], host(ROOT_SERVER[0], [ROOT_SERVER[1]], [ROOT_SERVER[2]]))
    for name, (four, six) in {**CONTROLS, **TIME_SERVERS}.items():
        test.records += host(name, [four], [six])
    for operator in range(names.OPERATORS):
        four, six = names.operator_addresses(operator)
        test.records += host(_server(operator), [four], [six])
    test.records += host("ns.deaf.test", [names.DEAF_SERVER[0]], [names.DEAF_SERVER[1]])
    test.delegate(CONTROL_ZONE, [ROOT_SERVER], glue=False)
    test.delegate(names.PARENT, [ROOT_SERVER], glue=False)
    control = Zone(CONTROL_ZONE, [ROOT_SERVER], [f'{dot(CONTROL_ZONE)} TXT "control"'])
    nat64 = Zone("ipv4only.arpa", [ROOT_SERVER], host("ipv4only.arpa", ["192.0.0.170", "192.0.0.171"], []))
    parent = Zone(names.PARENT, [ROOT_SERVER])
    parent.records += [f"{dot(name.domain)} NS {_server_of(name)}." for name in listed if name.is_registered]
    return [root, test, control, nat64, parent]


def _server(operator: int) -> str:
    return f"ns{operator}.test"


def _server_of(name: Name) -> str:
    return "ns.deaf.test" if name.kind == "deaf" else _server(name.operator)


def _child(name: Name) -> str:
    server = _server_of(name)
    lines = ["$TTL 3600", f"@ SOA {server}. hostmaster.{server}. 1 3600 600 604800 300", f"@ NS {server}.", f"@ A {name.ipv4}",
             f"@ MX 10 mail.{server}."] + ([f"@ AAAA {name.ipv6}"] if name.has_ipv6 else [])
    return "\n".join(lines) + "\n"


def _config(state: State, zones: list[str]) -> str:
    entries = "".join(f'  - domain: "{zone}."\n    file: "{state.path("zones", (zone or "root") + ".zone")}"\n' for zone in zones)
    return name_servers.settings(state.path("run"), listening(), "error") + "zone:\n" + entries
