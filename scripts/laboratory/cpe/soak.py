"""`scripts/dev soak cpe`: every router with every deliberate fault, with what nobody planned, and under a flood of foreign frames."""

import argparse
import json
import shutil
import sys
from pathlib import Path

from ..state import State
from . import disturbances, flood, matrix, trial, wiring

PARTS = {"faults": matrix.run, "disturbances": disturbances.run, "flood": flood.run}


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev soak cpe", description=__doc__, epilog="docs/cpe.md says what each part must show.")
    parser.add_argument("--router", action="append", choices=[*trial.ROUTERS], help="only this one; may be repeated")
    parser.add_argument("--part", action="append", choices=[*PARTS], help="only this part; may be repeated")
    parser.add_argument("--fault", action="append", default=[], help="with the part `faults`: only this one; may be repeated")
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    parser.add_argument("--programs", metavar="DIR", type=Path, default=Path("build/release"), help="folder of built programs")
    parser.add_argument("--state", default="/run/cpe-soak", help="state directory (/run/cpe-soak); the runs are kept beside it, in /run/cpe-soak-runs")
    options = parser.parse_args()
    options.programs = options.programs.resolve()
    results = {}
    try:
        for name in options.part or PARTS:
            results[name] = [one for router in options.router or trial.ROUTERS for one in _part(name, router, options)]
    finally:
        wiring.demolish()
    good = all(one["good"] for part in results.values() for one in part)
    if options.json:
        print(json.dumps({"good": good, **results}))
    return 0 if good else 1


def _part(name: str, router: str, options: argparse.Namespace):
    for one in PARTS[name](Bench(router, options)):
        print(f"{'good' if one['good'] else 'BAD '} {router:<16} {one['name']:<24} {one['said']}", file=sys.stderr, flush=True)
        yield {"router": router, **one}


class Bench:
    """A router that is raised anew for each run."""

    def __init__(self, router: str, options: argparse.Namespace):
        self.router, self.options = router, options
        self.state = State(options.state)

    @property
    def faults(self) -> dict:
        return trial.ROUTERS[self.router].FAULTS

    def raise_it(self, faults: tuple = ()) -> None:
        trial.raise_router(self.state, self.router, list(faults))

    def out(self, name: str) -> Path:
        """An empty place for a run of that name, beside the state, which each router begins anew; the run itself makes the folder."""
        folder = Path(f"{self.state.root}-runs", f"{self.router}-{name}")
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
