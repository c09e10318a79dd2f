"""A laboratory's ledger, kept: evidence that was really measured, for what needs a collector with something to show.

A ledger may be copied at any time (docs/run-collector.md), and everything else the collector shows is made from it.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from .state import State

_ROOT = Path(__file__).resolve().parents[2]
PLACE = _ROOT / "build" / "recording"


def keep(state: State, place: Path = PLACE) -> None:
    """Ledger and the probes' tokens of a laboratory that stands; the whole of it or nothing."""
    fresh = place.with_name(place.name + ".fresh")
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(state.path("collector", "data", "ledger"), fresh / "ledger")
    (fresh / "tokens").mkdir(mode=0o700)
    for token in state.path("probes").glob("*/token"):
        shutil.copy(token, fresh / "tokens" / token.parent.name)
    shutil.rmtree(place, ignore_errors=True)
    fresh.rename(place)


def make(programs: Path, place: Path = PLACE) -> None:
    """Raises a laboratory beside any other, lets it measure, keeps what it found, takes it down."""
    state = State("/run/sextant-recording")
    environment = {**os.environ, "SEXTANT_LAB_PREFIX": "sr-"}
    try:
        subprocess.run([_ROOT / "scripts" / "quickstart", "--keep", "--programs", programs, "--state", state.root],
                       env=environment, stdout=sys.stderr, check=True)
        keep(state, place)
    finally:
        subprocess.run([_ROOT / "scripts" / "lab", "--state", state.root, "down"], env=environment, stdout=sys.stderr, check=True)
