"""addresses.json: all that a program needs to be configured for the laboratory."""

from pathlib import Path

from . import nat64, resource_hosts, services, topology
from .placement import Site
from .state import State


def describe(state: State, frames: list[Path], sites: list[Site]) -> dict:
    return {
        "schema": 1,
        "state": str(state.root),
        "laboratory_prefixes": list(topology.LABORATORY_PREFIXES),
        "frames": [str(path) for path in frames],
        "ca": str(state.path("ca.pem")),
        "root_hints": str(state.path("root-hints")),
        "trust_anchor": str(state.path("root.key")),
        "root_servers": [_named(*server) for server in services.ROOT_SERVERS],
        "probes": [_probe(access) for access in topology.ACCESS],
        "controls": [_control(control) for control in topology.CONTROLS],
        "control_zone": {"name": services.CONTROL_ZONE, "text": services.CONTROL_TEXT},
        "time_servers": [
            _named(f"time-{i}.sextant.test", *services.time_server(node)) for i, node in enumerate(topology.TIME_SERVERS, 1)],
        "collector": _collector(state),
        "targets": len(sites),
        "namespaces": [topology.CORE, *(node.namespace for node in topology.nodes())],
    }


def _named(name: str, four: str, six: str) -> dict:
    return {"name": name, "ipv4": four, "ipv6": six}


def _probe(access: topology.Access) -> dict:
    probe, resolver = access.probe, access.resolver
    return {
        "name": access.name, "namespace": probe.namespace, "country": access.country, "as": topology.as_number(access.network),
        "ehlo": services.probe_name(access), "ipv4": probe.ipv4, "ipv6": probe.ipv6, "ipv6_works": access.ipv6_works,
        "hop_mtu": topology.SMALL_MTU if access.hop else None,
        "dns64": services.DNS64 if access.has_nat64 and nat64.is_possible() else None,
        "description": f"https://{resource_hosts.PROBES.name}/{resource_hosts.PROBES.path}",
        "resolver": {"namespace": resolver.namespace, "ipv4": resolver.ipv4, "ipv6": resolver.ipv6 if access.ipv6_works else None},
    }


def _control(control: topology.Control) -> dict:
    four, six = services.control(control)
    return {"url": f"https://{control.host}/", "host": control.host, "body": control.body, "region": control.registry,
            "as": topology.as_number(control.network), "ipv4": four, "ipv6": six}


def _collector(state: State) -> dict:
    four, six = services.COLLECTOR
    return {"namespace": topology.COLLECTOR.namespace, "host": services.COLLECTOR_HOST, "ipv4": four, "ipv6": six,
            "certificate": str(state.path("collector.pem")), "key": str(state.path("collector.key"))}
