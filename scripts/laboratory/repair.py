"""Breaking and mending one service of a laboratory that stands."""

from pathlib import Path

from . import frames, lifecycle, network, placement, services
from .processes import LabError
from .state import State

NO_FAULT = "good"
_CHANGED = "changed.json"


def set_fault(state: State, domain: str, faults: list[str]) -> None:
    """Gives the target these faults in place of those it has; `good` is none. Returns when every server has it."""
    if not state.path("addresses.json").exists():
        raise LabError("no laboratory stands; scripts/lab up")
    chosen = [Path(name) for name in state.read_json("addresses.json")["frames"]]
    entries, before = frames.read_all(chosen), changed(state)
    _check(domain, {entry.domain for frame in entries for entry in frame}, faults)
    after = before | {domain: "+".join(faults)}
    sites = placement.place(entries, after)
    network.readdress(services.addresses(placement.place(entries, before)), services.addresses(sites))
    state.write_json(_CHANGED, after)  # before the servers: whoever interrupts them says the same once more
    lifecycle.settle(state, chosen, sites)


def changed(state: State) -> dict[str, str]:
    """What was broken or mended since the laboratory was raised: domain to fault."""
    return state.read_json(_CHANGED) if state.path(_CHANGED).exists() else {}


def names() -> list[str]:
    """Every fault there is, the one that is none first."""
    known = placement.catalogue()
    return [*known["fault"], *known["mail_fault"]]


def _check(domain: str, domains: set[str], faults: list[str]) -> None:
    """Says what there is instead."""
    if domain not in domains:
        raise LabError(f"no target {domain}; there are {', '.join(sorted(domains)[:12])}{' ...' if len(domains) > 12 else ''}")
    unknown = [fault for fault in faults if fault not in names()]
    if unknown or not faults:
        raise LabError(f"no fault {', '.join(unknown) or 'named'}; there are {', '.join(names())}")
