"""`scripts/dev soak cpe`: every router with every deliberate fault, with what nobody planned, and under a flood of foreign frames."""

import argparse
import json
import shutil
import signal
import sys
from pathlib import Path

from ..state import State
from . import disturbances, flood, lanes, matrix, soak_page, trial, wiring

PARTS = {"faults": matrix.run, "disturbances": disturbances.run, "flood": flood.run}


def main() -> int:
    options = _options()
    options.programs = options.programs.resolve()
    if options.kept:
        soak_page.write(soak_page.merged(options.kept))
        return 0
    if options.lane is None:
        results = lanes.run_all(options)
    else:
        # Ended by the one who began it: the namespaces of this lane go with it.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
        results = _one_lane(options)
    good = all(one["good"] for part in results.values() for one in part)
    if options.page:
        soak_page.write(results)
    if options.json:
        print(json.dumps({"good": good, **results}))
    return 0 if good else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev soak cpe", description=__doc__, epilog="docs/cpe.md says what each part must show.")
    parser.add_argument("--router", action="append", choices=[*trial.ROUTERS], help="only this one; may be repeated")
    parser.add_argument("--part", action="append", choices=[*PARTS], help="only this part; may be repeated")
    parser.add_argument("--fault", action="append", default=[], help="with the part `faults`: only this one; may be repeated")
    parser.add_argument("--lanes", type=int, default=4, help="laboratories that run at the same time (4); floods go one by one")
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    parser.add_argument("--page", action="store_true", help="write docs/cpe-soak.md from what was found")
    parser.add_argument("--from", dest="kept", nargs="+", metavar="RESULT", help="run nothing; write the page from kept results of --json, a later one before an earlier")
    parser.add_argument("--programs", metavar="DIR", type=Path, default=Path("build/release"), help="folder of built programs")
    parser.add_argument("--state", default="/run/cpe-soak", help="state directory (/run/cpe-soak); the runs are kept beside it, in /run/cpe-soak-runs")
    parser.add_argument("--lane", help=argparse.SUPPRESS)
    return parser.parse_args()


def _one_lane(options: argparse.Namespace) -> dict:
    results = {}
    try:
        for name in options.part:
            results[name] = [one for router in options.router for one in _part(name, router, options)]
    finally:
        wiring.demolish()
    return results


def _part(name: str, router: str, options: argparse.Namespace):
    for one in PARTS[name](Bench(router, options)):
        print(f"{'good' if one['good'] else 'BAD '} {router:<16} {one['name']:<24} {one['said']}", file=sys.stderr, flush=True)
        yield {"router": router, **one}


class Bench:
    """A router that is raised anew for each run."""

    def __init__(self, router: str, options: argparse.Namespace):
        self.router, self.options = router, options
        self.state = State(f"{options.state}-{options.lane}")

    @property
    def faults(self) -> dict:
        return trial.ROUTERS[self.router].FAULTS

    def raise_it(self, faults: tuple = ()) -> None:
        trial.raise_router(self.state, self.router, list(faults))

    def out(self, name: str) -> Path:
        """An empty place for a run of that name, beside the state, which each router begins anew; the run itself makes the folder."""
        folder = Path(f"{self.options.state}-runs", f"{self.router}-{name}")
        folder.parent.mkdir(exist_ok=True)
        shutil.rmtree(folder, ignore_errors=True)
        return folder

    def command(self, phases: str, out: Path) -> list:
        return trial.command(self.state, self.router, self.options.programs, out, ["--phases", phases])

    def judged(self, out: Path) -> dict:
        """Row to verdict and reason."""
        rows = json.loads((out / "verdicts.json").read_text())["rows"]
        return {row: (what["verdict"], what["reason"]) for row, what in rows.items()}


if __name__ == "__main__":
    sys.exit(main())
