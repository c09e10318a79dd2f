"""From programs to a national score: raises the laboratory, lets them measure it, prints what the collector found."""

import argparse
import signal
import sys
from pathlib import Path

from . import doorway, frames, internet, lifecycle, programs, topology
from .api import Api
from .measuring import say, show, wait
from .processes import LabError, start
from .state import State

_DOOR = range(8480, 8500)


def main() -> int:
    options = _parser().parse_args()
    # A terminated run must leave nothing behind either: SystemExit passes through every `finally`.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        return internet.measure(options) if options.targets else _laboratory(options)
    except LabError as problem:
        print(f"quickstart: {problem}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="scripts/quickstart", description="Installs, builds, raises countries in the laboratory, measures and scores them.")
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line of standard output")
    parser.add_argument("--keep", action="store_true", help="leave everything running; scripts/lab down ends it")
    parser.add_argument("--targets", metavar="FILE", type=Path,
                        help="measure the real internet from this machine, no laboratory: a frame, or one domain a line")
    frames.add_option(parser)
    parser.add_argument("--programs", metavar="DIR", type=Path, help="folder of built programs; skips install and build")
    parser.add_argument("--state", metavar="DIR", help="state directory (default as scripts/lab)")
    parser.add_argument("--deadline", metavar="SECONDS", type=float, default=300, help="how long to wait for results (default 300)")
    return parser


def _laboratory(options: argparse.Namespace) -> int:
    state = State(options.state)
    try:
        seconds = lifecycle.raise_for(state, lambda: frames.chosen(options))
        say(f"the laboratory stands after {seconds:.1f} s")
        programs.start_all(state, programs.find(options.programs))
        page = open_door(state)
        findings = wait(Api(page), state.read_json("truth.json")["targets"], options.deadline)
        return show(findings, options, page)
    finally:
        if not options.keep:
            lifecycle.down(state)


def open_door(state: State) -> str:
    """The address of the collector's page on this machine."""
    with doorway.listen(_DOOR) as door:
        door.set_inheritable(True)
        command = [sys.executable, "-m", "laboratory.doorway", str(door.fileno()), *programs.PUBLIC_ENDPOINT]
        start(state, "doorway", topology.COLLECTOR.namespace, command, keep=(door.fileno(),))
        return f"http://127.0.0.1:{door.getsockname()[1]}/"


if __name__ == "__main__":
    sys.exit(main())
