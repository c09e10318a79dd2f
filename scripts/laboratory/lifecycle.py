"""Raising the laboratory and taking it down, whole, after whatever happened in between."""

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from . import certificates, description, frames, mail_servers, name_servers, nat64, network, placement, resolvers, services, time_servers, web_servers
from .processes import LabError, end, is_alive
from .state import State

_TOOLS = ("ip", "nft", "knotd", "ldns-keygen", "ldns-signzone", "unbound", "nginx", "caddy", "chronyd", "openssl", "postfix")


def up(state: State, countries: str = frames.USUAL) -> float:
    """Raises everything for these countries; a laboratory left over from before goes first. Returns the seconds it took."""
    return raise_for(state, lambda: frames.paths(countries))


def raise_for(state: State, choose: Callable[[], list[Path]]) -> float:
    """The same for frames that are chosen, or written into the state directory, when everything old is gone."""
    _check_machine()
    if state.is_foreign():
        raise LabError(f"{state.root} is not empty and not a laboratory's: choose another with --state")
    begun = time.monotonic()
    down(state)
    state.make()
    try:
        chosen = choose()
        _raise(state, chosen, placement.place(frames.read_all(chosen)))
    except BaseException:
        # A half-raised laboratory is of no use, but its logs are: the directory stays until the next up or down.
        end(state.processes())
        network.demolish()
        raise
    return time.monotonic() - begun


def _raise(state: State, chosen: list[Path], sites: list[placement.Site]) -> None:
    network.build(services.addresses(sites))
    certificates.make_authority(state)
    settle(state, chosen, sites)


def settle(state: State, chosen: list[Path], sites: list[placement.Site]) -> None:
    """Brings every server to what these sites need; whatever runs as it should already is left alone."""
    certificates.make_all(state, web_servers.wanted_certificates(sites) | mail_servers.wanted_certificates() | {"collector": [services.COLLECTOR_HOST]})
    for kind in ("pem", "key"):
        shutil.copy(state.path("tls", f"collector.{kind}"), state.path(f"collector.{kind}"))
    name_servers.start_all(state, sites)
    resolvers.start_all(state)
    nat64.start_all(state)
    web_servers.start_all(state, sites)
    mail_servers.start_all(state)
    time_servers.start_all(state)
    state.write_json("truth.json", placement.truth(sites))
    state.write_json("addresses.json", description.describe(state, chosen, sites))


def _check_machine() -> None:
    """Says everything that is missing at once."""
    os.environ["PATH"] = os.environ.get("PATH", "") + ":/usr/local/sbin:/usr/sbin:/sbin"
    missing = [tool for tool in _TOOLS if not shutil.which(tool)]
    if os.geteuid() != 0:
        raise LabError("the laboratory makes network namespaces: run it as root")
    if missing:
        raise LabError(f"missing programs: {', '.join(missing)}; run scripts/install-deps")


def down(state: State) -> None:
    """Ends every recorded process by id, removes every namespace of ours and then the directory."""
    stubborn = end(state.processes())
    network.demolish()
    left = network.existing()
    if stubborn or left:
        raise LabError(f"could not remove {', '.join([p['name'] for p in stubborn] + left)}; try scripts/lab down again")
    state.remove()


def status(state: State) -> dict:
    """What stands of the laboratory now."""
    processes = [{**process, "alive": is_alive(process)} for process in state.processes()]
    known = state.path("addresses.json").exists()
    return {
        "schema": 1, "state": str(state.root), "namespaces": network.existing(), "processes": processes,
        "up": known and bool(processes) and all(p["alive"] for p in processes),
        "addresses": state.read_json("addresses.json") if known else None,
    }
