"""`scripts/lab cpe`: raises a router between the two ports, and runs sextant-cpe on it."""

import argparse
import json
import shutil
import subprocess
import sys
from pathlib import Path

from ..processes import LabError
from ..state import State
from . import clat, dhcpcd_dnsmasq, networkd, wide_radvd, wiring
from .router import Board

ROUTERS = {"dhcpcd-dnsmasq": dhcpcd_dnsmasq, "wide-radvd": wide_radvd, "networkd": networkd, "clat": clat}
DEFAULT = "/run/cpe-lab"
_HERE = Path(__file__).resolve().parents[2]
_LONGEST = 45 * 60


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("router", nargs="?", metavar="NAME", choices=[*ROUTERS, "down"], help=f"one of {', '.join(ROUTERS)}; or down")
    parser.add_argument("--list", action="store_true", help="the routers and their faults")
    parser.add_argument("--run", action="store_true", help="put it through sextant-cpe and take it down")
    parser.add_argument("--json", action="store_true", help="with --run: the verdict vector as the last line")
    parser.add_argument("--fault", action="append", default=[], metavar="F", help="break it on purpose; may be repeated")
    parser.add_argument("--phases", help="with --run: only these")
    parser.add_argument("--silence", default="35", help="with --run: seconds of a silent WAN after the first solicitation (default 35)")
    parser.add_argument("--out", metavar="DIR", type=Path, help="with --run: where the run is kept (default: in the state directory)")
    parser.add_argument("--programs", metavar="DIR", type=Path, default=Path("build/release"), help="folder of built programs")
    parser.add_argument("--hook", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)


def run(state: State, options: argparse.Namespace) -> int:
    if options.state is None:
        state = State(DEFAULT)  # beside the country's, which may stand at the same time
    if options.hook:
        return _hook(state, *options.hook)
    if options.list:
        _print_list()
        return 0
    if options.router is None:
        raise LabError("name a router; --list shows them")
    if options.router == "down":
        wiring.demolish()
        state.remove()
        return 0
    _raise(state, options)
    if not options.run:
        print(f"{options.router} stands; ports lan0 and wan0 in {wiring.PROBE}; `scripts/lab cpe down` ends it")
        return 0
    try:
        return _run(state, options)
    finally:
        wiring.demolish()


def _print_list() -> None:
    for name, kind in ROUTERS.items():
        print(name)
        for fault, what in kind.FAULTS.items():
            print(f"  --fault {fault:<20} {what}")


def _raise(state: State, options: argparse.Namespace) -> None:
    unknown = set(options.fault) - set(ROUTERS[options.router].FAULTS)
    if unknown:
        raise LabError(f"{options.router} has no fault {', '.join(sorted(unknown))}; --list shows them")
    raise_router(state, options.router, options.fault)


def raise_router(state: State, router: str, faults: list) -> None:
    """Cables, and a router that was just switched on for the first time; one that stood there before is gone."""
    if state.is_foreign():
        raise LabError(f"{state.root} holds something else than a laboratory; name another --state")
    state.make()
    state.write_json("router.json", {"router": router, "faults": faults})
    wiring.build()
    power(state, True)


def power(state: State, on: bool) -> None:
    told = state.read_json("router.json")
    wiring.power_off()
    if on:
        wiring.power_on()
        ROUTERS[told["router"]].boot(Board(state, frozenset(told["faults"])))


def _hook(state: State, kind: str, *words: str) -> int:
    """What sextant-cpe calls for what no frame can do: `power on|off`, `link lan|wan up|down`."""
    if kind == "power":
        power(state, words[0] == "on")
    else:
        wiring.carrier(words[0], words[1] == "up")
    return 0


def _run(state: State, options: argparse.Namespace) -> int:
    out = (options.out or state.path("run-of-" + options.router)).resolve()
    if options.out is None:
        shutil.rmtree(out, ignore_errors=True)
    more = ["--silence", options.silence, *(["--phases", options.phases] if options.phases else []), *(["--json"] if options.json else [])]
    done = subprocess.run(command(state, options.router, options.programs, out, more, options.fault), stdout=subprocess.PIPE, text=True,
                          timeout=_LONGEST)
    sys.stdout.write(done.stdout)
    if options.json and done.returncode == 0:
        json.loads(done.stdout.splitlines()[-1])
    return done.returncode


def command(state: State, router: str, programs: Path, out: Path, more: list, faults: list = ()) -> list:
    """sextant-cpe on a router that stands."""
    program = (programs / "probe" / "cpe" / "sextant-cpe").resolve()
    if not program.exists():
        raise LabError(f"there is no {program}; build it, or name another folder with --programs")
    hook = f"{_HERE / 'lab'} --state {state.root} cpe --hook"
    device = ROUTERS[router].DEVICE + "".join("-" + each for each in faults)
    return ["nsenter", f"--net=/run/netns/{wiring.PROBE}", str(program), "run", "--lan", "lan0", "--wan", "wan0", "--device", device,
            "--out", str(out), "--power", f"{hook} power", "--link", f"{hook} link", *more]
