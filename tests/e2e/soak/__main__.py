"""Command line of scripts/dev soak."""

import argparse
import json
import signal
import sys
import time
from pathlib import Path

from laboratory import programs
from laboratory.processes import LabError
from laboratory.state import State

from . import report, rounds
from .stage import Stage
from .trial import Trial


def main() -> int:
    options = _parser().parse_args()
    # A terminated soak must leave nothing behind either: SystemExit passes through every `finally`.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    stage = Stage(State(options.state), programs.find(options.programs), rounds.length(time.time(), options.minutes))
    clean = False
    try:
        found = Trial(stage, options.minutes, options.seed).run()
        clean = found.clean
        print(report.people(found), file=sys.stderr if options.json else sys.stdout, flush=True)
        if options.json:
            print(json.dumps(found.machine(), ensure_ascii=False))
        return 0 if clean else 1
    except LabError as problem:
        print(f"soak: {problem}", file=sys.stderr)
        return 1
    finally:
        _leave(stage, keep=options.keep or not clean)


def _leave(stage: Stage, keep: bool) -> None:
    """The files of a soak that found something stay, its processes and namespaces do not."""
    stage.take_down(keep)
    if keep:
        print(f"files kept in {stage.state.root}", file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="scripts/dev soak", description="The laboratory, hurt for an hour and watched; see docs/testing.md.")
    parser.add_argument("--minutes", type=float, default=60, help="how long (60); 4 is a short version of the same")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="draws the same faults at the same times (default: the clock)")
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line of standard output")
    parser.add_argument("--programs", metavar="DIR", type=Path, required=True, help="folder of built programs")
    parser.add_argument("--state", metavar="DIR", default="/run/sextant-soak", help="state directory (/run/sextant-soak)")
    parser.add_argument("--keep", action="store_true", help="keep the files even when all is well")
    return parser


if __name__ == "__main__":
    sys.exit(main())
