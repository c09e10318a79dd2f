"""`scripts/lab score`: collector and probes in a laboratory that stands, until everything in it is measured and scored."""

import argparse
import shutil

from . import checking, programs
from .api import Api
from .measuring import show, wait
from .processes import LabError, stop
from .quickstart import open_door
from .state import State


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line of standard output")
    checking.add_programs(parser)
    parser.add_argument("--deadline", metavar="SECONDS", type=float, default=300, help="how long to wait for results (default 300)")


def run(state: State, options: argparse.Namespace) -> int:
    """Exit code 1 when the collector finds another state or cause than was put there. All of it runs on, with its page."""
    if not state.path("addresses.json").exists():
        raise LabError("no laboratory stands; scripts/lab up")
    _clear(state)
    programs.start_all(state, programs.find(options.programs))
    page = open_door(state)
    options.keep = True
    return show(wait(Api(page), state.read_json("truth.json")["targets"], options.deadline), options, page)


def _clear(state: State) -> None:
    """What an earlier score left: programs, and what they had gathered."""
    for process in state.processes():
        if process["name"].startswith(("sextant-", "probe-", "doorway")):
            stop(state, process["name"])
    for folder in ("collector", "probes"):
        shutil.rmtree(state.path(folder), ignore_errors=True)
