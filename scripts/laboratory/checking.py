"""`scripts/lab check`: one look at one service from a place of the laboratory, judged on the spot, no collector needed."""

import argparse
import json
import os
import subprocess
import textwrap
from pathlib import Path

from . import programs
from .processes import LabError
from .state import State

#: Exit code of `sextant-probe check` at a place that is not fit to judge IPv6: what it says of itself is the result.
NOT_FIT = 5
_DEFAULT_BUILD = Path("build/release")
_LONGEST = 120
_WIDTH = 120
#: How `sextant-probe check` begins the line of a verdict, and where what belongs to it is indented.
_WELL, _UNASKED = "  + ", "  - "
_FAULTS = ("  x ", "  ~ ")
_MARKS = (_WELL, _UNASKED, *_FAULTS)
_DETAIL = 42
_DEEPEST = 3  # one hides another that hides a third


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("domain", nargs="+", help="targets, or any name of the laboratory")
    parser.add_argument("--from", dest="place", metavar="NAME", default="home-1",
                        help="home-1, home-2, home-broken or abroad-1 (default home-1)")
    add_programs(parser)
    parser.add_argument("--checks", metavar="IDS", help="only these: web.tls6,dns.*")
    parser.add_argument("--all", action="store_true", help="every check, also those that passed or were not asked")


def add_programs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--programs", metavar="DIR", type=Path, default=Path(os.environ.get("SEXTANT_PROGRAMS", _DEFAULT_BUILD)),
                        help=f"folder of built programs (default {_DEFAULT_BUILD}, or SEXTANT_PROGRAMS)")


def run(state: State, options: argparse.Namespace) -> int:
    """Prints what is not well; the exit code is that of `sextant-probe check`."""
    words = [*options.domain, *(["--checks", options.checks] if options.checks else [])]
    done = look(state, programs.find(options.programs), options.place, words)
    print(folded(done.stdout if options.all else telling(done.stdout)), end="")
    if done.returncode not in (0, NOT_FIT) or not done.stdout:
        raise LabError(f"sextant-probe check ended with {done.returncode}: {done.stderr.strip()}")
    if done.returncode == NOT_FIT:
        print(done.stderr.strip().splitlines()[-1])
    return done.returncode


def look(state: State, tools: programs.Programs, place: str, words: list[str]) -> subprocess.CompletedProcess:
    """`sextant-probe check` in the namespace of a probe, configured as the probe there."""
    if not state.path("addresses.json").exists():
        raise LabError("no laboratory stands; scripts/lab up")
    described = state.read_json("addresses.json")
    probe = next((probe for probe in described["probes"] if probe["name"] == place), None)
    if probe is None:
        raise LabError(f"no place {place}; there are {', '.join(probe['name'] for probe in described['probes'])}")
    config = programs.probe_config(state, place)
    if not config.exists():
        programs.write_probe(state, probe, programs.probe_settings(state, described, probe))
    command = ["ip", "netns", "exec", probe["namespace"], str(tools.probe), "--config", str(config), "check", *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=_LONGEST)


def verdicts_from(state: State, tools: programs.Programs, place: str, domain: str) -> list[dict]:
    """What a place says of a target and of itself."""
    done = look(state, tools, place, ["--json", domain])
    if done.returncode not in (0, NOT_FIT):
        raise LabError(f"{place}: sextant-probe check ended with {done.returncode}: {done.stderr.strip()}")
    return json.loads(done.stdout.splitlines()[0])["verdicts"]


def folded(text: str) -> str:
    """Long lines go on below their beginning."""
    folded = (textwrap.fill(line, _WIDTH, subsequent_indent=_indent(line), break_long_words=False, break_on_hyphens=False)
              for line in text.splitlines())
    return "".join(line + "\n" for line in folded)


def _indent(line: str) -> str:
    return " " * (_DETAIL if line.startswith(_MARKS) else len(line) - len(line.lstrip()))


def telling(text: str) -> str:
    """What is wrong and what that hides, each with what belongs to it; not what is well, or what this place cannot ask."""
    parts: list[list[str]] = []
    for line in text.splitlines():
        if line.startswith(" " * _DETAIL) and parts:
            parts[-1].append(line)
        else:
            parts.append([line])
    told = {part[0].split()[1] for part in parts if part[0].startswith(_FAULTS)}
    for _ in range(_DEEPEST):
        told |= {part[0].split()[1] for part in parts if _is_hidden_by(part, told)}
    return "".join(line + "\n" for part in parts if not part[0].startswith(_MARKS) or part[0].split()[1] in told for line in part)


def _is_hidden_by(part: list[str], told: set[str]) -> bool:
    """Is this a question that what is told keeps from being asked, or one with a cause of its own?"""
    rest = "".join(part[1:])
    if not part[0].startswith(_UNASKED) or "vantage." in rest:
        return False
    return "cause:" in rest or rest.partition("hidden by ")[2] in told
