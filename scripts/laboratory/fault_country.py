"""A country that exists to be broken: one target for every fault, some for pairs of them, and healthy ones to compare with."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from . import placement
from .frames import FAULT_TAG
from .state import State

#: A user-assigned code of ISO 3166: no country has it.
COUNTRY = "ZZ"
HEALTHY = "good"
#: The state of a target whose fault shapes none.
_WHOLE = "operational"
_ZONE = "fault.test"
#: Neighbours in number differ in hosting, operator of names, signature and place of their server names.
_HEALTHY_ONES = 4


@dataclass(frozen=True)
class Injected:
    """One target and what is broken in it."""

    domain: str
    faults: tuple[str, ...]
    causes: tuple[str, ...]  # one a fault; none where all is well
    must_show: bool = True  # the state of the target names the fault, too; faults of mail and slowness shape no state

    @property
    def is_healthy(self) -> bool:
        return not self.causes


def injected() -> list[Injected]:
    """All targets of the country, the healthy ones first."""
    known = placement.catalogue()
    healthy = [Injected(f"healthy-{i}.{_ZONE}", (HEALTHY,), ()) for i in range(1, _HEALTHY_ONES + 1)]
    single = [_target((fault,), known) for fault in (*known["fault"], *known["mail_fault"]) if fault != HEALTHY]
    return healthy + single + [_target(tuple(pair["faults"]), known) for pair in known["combination"]]


def exempt() -> dict[str, str]:
    """Causes that no broken service can show, with the reason."""
    return placement.catalogue()["exempt"]


def _target(faults: tuple[str, ...], known: dict) -> Injected:
    label = "--".join(fault.replace("_", "-") for fault in faults)
    every = known["fault"] | known["mail_fault"]
    must_show = known["fault"].get(faults[0], {}).get("state", _WHOLE) != _WHOLE
    return Injected(f"{label}.{_ZONE}", faults, tuple(every[fault]["cause"] for fault in faults), must_show)


def write_frame(state: State) -> Path:
    """The frame from which collector, probes and the laboratory itself learn these targets."""
    head = f'schema = 1\ncountry = "{COUNTRY}"\ntitle = "Every fault once"\nversion = "1"\ndated = 2026-11-21\nreviewed = true\n'
    head += 'reviewer = "the laboratory"\nsource = "made by scripts/lab faults"\n'
    return state.write("faults-frame.toml", head + "".join(_entry(target) for target in injected()))


def _entry(target: Injected) -> str:
    return f"""
[[target]]
domain = "{target.domain}"
organisation = "{' and '.join(target.faults).replace('_', ' ')}"
sector = "portal"
tier = "agency"
roles = ["web", "dns", "mail"]
tags = ["{FAULT_TAG}{'+'.join(target.faults)}"]
"""
