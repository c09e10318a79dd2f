"""Benchmarks: ours beside a peer and beside the raw libraries, in one run, judged against goals (docs/performance.md).

A suite is a package below this one whose `__init__.py` holds `SUITE = Suite(...)` (suite.py): `scripts/dev bench NAME` finds it
by its name. Its `measure` yields rows as they are ready:

    from ..figures import Figure
    from ..goals import Goal
    from ..rows import judge
    from ..suite import Suite
    from .. import rounds, metering

    GOALS = (Goal("P1", "CPU per lookup / raw loop", passes=1.30, stretch=1.10, better="lower", reason="..."),)

    def measure(request):                        # request: the parsed command line; see suite.add_options
        sides = {"ours": run_ours, "raw": run_raw}   # each a function: one run -> {"cpu_us": 6.1, "rss_mb": 9.4}
        seen = rounds.alternate(sides, request.runs, companions=world.pids)
        ours, raw = seen["ours"]["cpu_us"].named("us/lookup"), seen["raw"]["cpu_us"].named("us/lookup")
        yield judge(GOALS[0], "1,000 outstanding, A", ours=ours, raw=raw, number=ours.value / raw.value)

    SUITE = Suite("probe", "the probe beside ...", GOALS, measure)

`metering.run` runs a program to its end pinned to core 0 and tells CPU, wall and peak RSS; `metering.Meter` does the same for one
that stays. `metering.keep_aside()` puts us and everything started later on the other cores. Rows that `--only` leaves out need
not be measured: ask `request.wants("P1")`.
"""
