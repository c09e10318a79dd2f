"""A suite: a named set of goals and the function that measures them; and the options every suite has."""

import argparse
import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .goals import Goal
from .rows import Row


class BenchError(Exception):
    """A benchmark could not be run; the text says what to do."""


class Request(argparse.Namespace):
    """The parsed command line of one suite."""

    only: str
    runs: int
    build: Path
    state: Path

    def wants(self, *ids: str) -> bool:
        """Is one of these rows asked for?"""
        chosen = {part for part in self.only.upper().split(",") if part}
        return not chosen or bool(chosen.intersection(ids))


@dataclass(frozen=True)
class Suite:
    name: str
    what: str
    goals: tuple[Goal, ...]
    measure: Callable[[Request], Iterator[Row]]
    options: Callable[[argparse.ArgumentParser], None] = field(default=lambda parser: None)
    packages: Callable[[], list[str]] = field(default=list)  # Debian packages whose versions belong to the result

    def goal(self, identity: str) -> Goal:
        return next(goal for goal in self.goals if goal.id == identity)


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="the last line is the result as one object")
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="runs of each side after a warm-up (default 5)")
    parser.add_argument("--only", default="", metavar="IDS", help="rows to measure, for example P1,P4")
    parser.add_argument("--build", type=Path, default=Path("build/release"), metavar="DIR", help="built with --preset release")
    parser.add_argument("--state", type=Path, default=Path("/run/sextant-bench"), metavar="DIR", help="scratch folder of the run")
    parser.add_argument("--write-docs", action="store_true", help="put the table into docs/performance.md")
    parser.add_argument("--from", dest="earlier", type=Path, metavar="FILE", help="do not measure: take the result of an earlier run")
    parser.add_argument("--goals", action="store_true", help="print the goals and end")


def suites() -> dict[str, Suite]:
    """Every package below this one that holds a SUITE."""
    found = {}
    for module in pkgutil.iter_modules([str(Path(__file__).parent)]):
        if module.ispkg:
            suite = importlib.import_module(f".{module.name}", __package__).SUITE
            found[suite.name] = suite
    return found
