"""Fills two indexes, asks both, and makes a window of the larger one anew."""

import argparse
import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from .. import metering
from ..figures import Figure
from ..rows import Row, judge
from ..suite import BenchError, Request
from .goals import GOALS

_GOALS = {goal.id: goal for goal in GOALS}
_ROOT = Path(__file__).resolve().parents[3]
RECORDED = _ROOT / "tests" / "bench" / "ingest" / "recorded"
METHODOLOGY = _ROOT / "config" / "methodologies" / "irs-1.toml"
WHOLE_YEAR = 73_000_000  # 500 targets x 40 checks x 10 probes x 365 days


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--results", type=int, default=10_000_000, metavar="N", help="verdicts in the smaller index (default 10,000,000)")
    parser.add_argument("--judged", type=int, default=2_000_000, metavar="N", help="verdicts to judge again a run (default 2,000,000)")
    parser.add_argument("--targets", type=int, default=500, metavar="N", help="targets of the frame (default 500)")


class Bench:
    def __init__(self, request: Request) -> None:
        self.request = request
        self.state = request.state / "score"
        self.program = request.build / "tests" / "bench" / "score" / "sextant_bench_score"
        if not self.program.exists():
            raise BenchError(f"{self.program} is not there; cmake --preset release && cmake --build --preset release --target sextant_bench_score")
        shutil.rmtree(self.state, ignore_errors=True)
        self.state.mkdir(parents=True)

    def run(self, what: str, *words: object) -> dict:
        command = [str(word) for word in (self.program, "--what", what, *words)]
        child = metering.start(command, output=subprocess.PIPE, errors=subprocess.PIPE)
        printed, complaint = child.communicate(timeout=7200)
        if child.returncode != 0:
            raise BenchError(f"{what}: {complaint.decode().strip() or child.returncode}")
        return json.loads(printed)

    def fill(self, name: str, verdicts: int, targets: int) -> tuple[Path, int]:
        index = self.state / f"{name}.sqlite"
        made = self.run("fill", "--database", index, "--recorded", RECORDED, "--methodology", METHODOLOGY, "--verdicts", verdicts,
                        "--targets", targets)
        return index, made["verdicts"]

    def figures(self, what: str, *words: object) -> dict[str, Figure]:
        """Every quantity over the runs; one more to warm up is thrown away."""
        told = [self.run(what, *words) for _ in range(self.request.runs + 1)][1:]
        return {name: Figure.of([one[name] for one in told]) for name in told[0]}


def measure(request: Request) -> Iterator[Row]:
    metering.keep_aside()
    bench = Bench(request)
    try:
        yield from _asking(bench)
        yield from _judging(bench)
    finally:
        shutil.rmtree(bench.state, ignore_errors=True)


def _asking(bench: Bench) -> Iterator[Row]:
    if not bench.request.wants("S1", "S2", "S4"):
        return
    index, held = bench.fill("some", bench.request.results, bench.request.targets)
    small = bench.figures("ask", "--database", index)
    ours, raw = small["score_p99_ms"].named("ms"), small["raw_p99_ms"].named("ms")
    if bench.request.wants("S1"):
        yield judge(_GOALS["S1"], f"index of {held:,} verdicts on {bench.request.targets} targets; the newest score's row and document of "
                    f"{small['octets'].value:,.0f} octets through the port that the API reads; median {small['score_p50_ms'].value:.3f} ms; raw: one "
                    "prepared statement on the same file", ours=ours, raw=raw, number=ours.value)
    if bench.request.wants("S4"):
        yield _scoring(bench, index)
    index.unlink()
    if bench.request.wants("S2"):
        index, more = bench.fill("many", 10 * bench.request.results, bench.request.targets)
        large = bench.figures("ask", "--database", index)
        number = large["score_p50_ms"].value / small["score_p50_ms"].value
        yield judge(_GOALS["S2"], f"medians, {more:,} verdicts beside {held:,}; p99 {large['score_p99_ms'].value:.3f} ms beside {ours.value:.3f} ms",
                    ours=large["score_p50_ms"].named("ms"), peer=small["score_p50_ms"].named("ms"), raw=large["raw_p50_ms"].named("ms"),
                    number=number)


def _minutes(us: float) -> str:
    return f"at this rate {WHOLE_YEAR / 1e6:.0f} million take {WHOLE_YEAR * us / 60e6:.1f} minutes on one core (extrapolated, not run)"


def _scoring(bench: Bench, index: Path) -> Row:
    seen = bench.figures("score", "--database", index, "--methodology", METHODOLOGY)
    ours, raw = seen["us"].named("us/verdict"), seen["raw_us"].named("us/verdict")
    return judge(_GOALS["S4"], f"{seen['verdicts'].value:,.0f} verdicts of {seen['rounds'].value:.0f} rounds: votes read, folded to consensus, targets, pillars, index "
                 f"and its bootstrap made for every round and written back; {_minutes(ours.value)}; raw: a statement that steps over the same verdicts",
                 ours=ours, raw=raw, number=ours.value / raw.value)


def _judging(bench: Bench) -> Iterator[Row]:
    if not bench.request.wants("S3"):
        return
    seen = bench.figures("judge", "--recorded", RECORDED, "--verdicts", bench.request.judged)
    ours, raw = seen["us"].named("us/verdict"), seen["raw_us"].named("us/verdict")
    yield judge(_GOALS["S3"], f"{seen['verdicts'].value:,.0f} verdicts from recorded batches: zstd, JSON and all checks; {_minutes(ours.value)}; raw: the checks alone",
                ours=ours, raw=raw, number=ours.value / raw.value)
