"""Command line of scripts/lab."""

import argparse
import json
import os
import signal
import sys
from pathlib import Path

from . import checking, course, fault_trial, frames, lifecycle, programs, repair, scoring, topology, verify
from .cpe import trial as cpe_trial
from .processes import LabError
from .state import DEFAULT, State


def main() -> int:
    options = _parser().parse_args()
    # `status | head` ends us quietly, as every other program of its kind.
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        return _VERBS[options.verb](State(options.state), options)
    except LabError as problem:
        print(f"lab: {problem}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="scripts/lab", description="A country in network namespaces; see docs/laboratory.md.")
    parser.add_argument("--state", metavar="DIR", help=f"state directory (default {DEFAULT}, or SEXTANT_LAB_STATE)")
    verbs = parser.add_subparsers(dest="verb", required=True)
    up = verbs.add_parser("up", help="raise the laboratory; a left-over one is removed first")
    up.add_argument("--with-programs", metavar="DIR", type=Path, help="also run the collector and four probes of this build folder")
    frames.add_option(up)
    verbs.add_parser("down", help="remove it, also when it is half raised")
    verbs.add_parser("status", help="namespaces, processes, addresses").add_argument("--json", action="store_true")
    verbs.add_parser("verify", help="look at every target from the good access networks and compare with the truth")
    fault_trial.add_options(verbs.add_parser("faults", help="break a healthy service in every way, once each, and compare what is named"))
    broken = verbs.add_parser("break", help="give one target of a standing laboratory a fault, or several, in place of what it has")
    broken.add_argument("domain", metavar="TARGET")
    broken.add_argument("fault", nargs="*", metavar="FAULT", help="one of docs/laboratory.md; none lists them")
    verbs.add_parser("mend", help="take all faults from one target").add_argument("domain", metavar="TARGET")
    checking.add_options(verbs.add_parser("check", help="look at targets from a place of the laboratory and say what is not well"))
    course.add_options(verbs.add_parser("course", help="go through docs/course and compare what is seen with what is shown"))
    scoring.add_options(verbs.add_parser("score", help="run collector and probes in a standing laboratory until it is scored; print the score"))
    cpe_trial.add_options(verbs.add_parser("cpe", help="a home router between two ports, for sextant-cpe (docs/cpe.md)"))
    shell = verbs.add_parser("shell", help="a shell, or a command after --, in a namespace")
    shell.add_argument("namespace", nargs="?", default="home-1", metavar="NS", help="with or without sx- (default home-1)")
    shell.add_argument("command", nargs="*", metavar="COMMAND")
    return parser


def _up(state: State, options: argparse.Namespace) -> int:
    seconds = lifecycle.raise_for(state, lambda: frames.chosen(options))
    if options.with_programs:
        programs.start_all(state, programs.find(options.with_programs))
    targets = state.read_json("addresses.json")["targets"]
    print(f"the laboratory stands after {seconds:.1f} s: {targets} targets, state in {state.root}")
    return 0


def _down(state: State, _: argparse.Namespace) -> int:
    lifecycle.down(state)
    return 0


def _status(state: State, options: argparse.Namespace) -> int:
    """Exit code 0 when all of it runs, 1 otherwise."""
    found = lifecycle.status(state)
    if options.json:
        print(json.dumps(found, indent=2))
    else:
        _print_status(found)
    return 0 if found["up"] else 1


def _print_status(found: dict) -> None:
    print(f"{'up' if found['up'] else 'not up'}; state in {found['state']}")
    for process in found["processes"]:
        print(f"  {process['name']:<20} {process['namespace']:<22} {process['pid']:>7} {'alive' if process['alive'] else 'GONE'}")
    print(f"{len(found['namespaces'])} namespaces: {' '.join(found['namespaces'])}")
    for probe in (found["addresses"] or {}).get("probes", []):
        where = f"AS{probe['as']} {probe['country']} {probe['ipv4']} {probe['ipv6']}"
        print(f"  {probe['name']:<12} {where} resolver {probe['resolver']['ipv4']}")


def _break(state: State, options: argparse.Namespace) -> int:
    repair.set_fault(state, options.domain, options.fault)
    print(f"{options.domain} has {' and '.join(options.fault)} now")
    return 0


def _mend(state: State, options: argparse.Namespace) -> int:
    repair.set_fault(state, options.domain, [repair.NO_FAULT])
    print(f"{options.domain} is whole")
    return 0


def _verify(state: State, _: argparse.Namespace) -> int:
    """Exit code 1 when something is not as truth.json says."""
    problems = verify.verify(state)
    for problem in problems:
        print(problem)
    print(f"{len(problems)} differences from the truth")
    return 1 if problems else 0


def _shell(_: State, options: argparse.Namespace) -> int:
    name = options.namespace if options.namespace.startswith(topology.PREFIX) else topology.PREFIX + options.namespace
    command = options.command or [os.environ.get("SHELL", "/bin/bash")]
    os.execvp("ip", ["ip", "netns", "exec", name, *command])


_VERBS = {"break": _break, "check": checking.run, "course": course.run, "cpe": cpe_trial.run, "down": _down, "faults": fault_trial.run,
          "mend": _mend, "score": scoring.run, "shell": _shell, "status": _status, "up": _up, "verify": _verify}

if __name__ == "__main__":
    sys.exit(main())
