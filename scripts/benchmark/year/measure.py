"""Two long runs of the programs of the suite `score`."""

import shutil
from collections.abc import Iterator

from .. import metering
from ..figures import Figure
from ..goals import Goal
from ..rows import Row, judge
from ..score.measure import METHODOLOGY, RECORDED, WHOLE_YEAR, Bench
from ..suite import Request

#: So many that the newest window of 28 rounds holds a year's results of 500: it is what scoring again makes anew.
_TARGETS = 8_500

GOALS = (
    Goal("Y1", "judging a year's results again, in one go", passes=30, stretch=10, better="lower", unit="min",
         reason="a new version of a check is judged over night, and over lunch if need be"),
    Goal("Y2", "scoring a year's results again, in one go", passes=30, stretch=10, better="lower", unit="min",
         reason="a new edition of the methodology is cast back on the day it is announced"),
)


def measure(request: Request) -> Iterator[Row]:
    metering.keep_aside()
    bench = Bench(request)
    try:
        if request.wants("Y1"):
            seen = bench.run("judge", "--recorded", RECORDED, "--verdicts", WHOLE_YEAR)
            yield _row(GOALS[0], seen, "from recorded batches: zstd, JSON and all checks; raw: the checks alone")
        if request.wants("Y2"):
            index, _ = bench.fill("year", WHOLE_YEAR, _TARGETS)
            seen = bench.run("score", "--database", index, "--methodology", METHODOLOGY)
            yield _row(GOALS[1], seen, f"of {_TARGETS:,} targets and {seen['rounds']} rounds: as S4; raw: a statement that steps over the same verdicts")
    finally:
        shutil.rmtree(bench.state, ignore_errors=True)


def _row(goal: Goal, seen: dict, what: str) -> Row:
    minutes = {name: seen["verdicts"] * seen[name] / 60e6 for name in ("us", "raw_us")}
    return judge(goal, f"{seen['verdicts']:,} verdicts {what}; {seen['us']:.2f} us each, on one core", ours=Figure.of([minutes["us"]], "min"),
                 raw=Figure.of([minutes["raw_us"]], "min"), number=minutes["us"])
