"""Rows about the whole program: `sextant-probe check` over a list, and a probe that has nothing to do."""

import time
from collections.abc import Iterator
from pathlib import Path

from .. import metering, rounds
from ..figures import Figure
from ..rows import Row, judge
from ..suite import BenchError
from . import adapters, goals
from .adapters import Bench
from .names import Name
from .programs import Check
from .world import CLIENT

SIDE_BY_SIDE = 64
#: Healthy names of a run.
CHECKED = 400
#: Seconds a target holds its slot. Silent over IPv6: https and then http, 4 s each to connect. Deaf name server: its
#: resolver is asked four times, 3 s each, over both families at once.
_LIMITS = {"silent6": 8.0, "deaf": 12.0}


def check(bench: Bench, program: Path, listed: list[Name], *arguments: str) -> Check:
    world = bench.world
    file = world.state.write(f"check-{len(listed)}", "".join(f"{name.domain}\n" for name in listed))
    config = world.probe_config("probe", world.frame(listed[:1]), schedule={"side_by_side": SIDE_BY_SIDE})
    return Check(world, program, config, file, len(listed), arguments)


def program_sides(bench: Bench, program: Path) -> dict[str, Check]:
    """What `check` does without being told to do less, and what it does of the web alone."""
    listed = bench.world.of_kind("dual")[:round(CHECKED * bench.share)]
    wanted = {"check": (bench.wants("P7"), ()), "web check": (bench.wants("P8"), ("--checks", "web.*"))}
    return {side: check(bench, program, listed, *arguments) for side, (want, arguments) in wanted.items() if want}


def program_rows(sides: dict[str, Check], seen: dict) -> Iterator[Row]:
    """P7 and P8 once more, for the whole program."""
    if "check" in sides:
        ours, raw = seen["check"]["cpu_us"].named("us"), adapters.bare_sum(seen, **sides["check"].operations)
        yield judge(goals.one("P7"), f"`sextant-probe check --json`, {_told(sides['check'], seen['check'])}, all checks judged; raw: bare loops "
                    "for as many exchanges", ours=ours, raw=raw, number=ours.value / raw.value, part="program")
    if "web check" in sides:
        ours = seen["web check"]["cpu_us"].named("us")
        peer = adapters.cost(seen, "blackbox pairs", "us").plus(adapters.cost(seen, "blackbox TLS pairs", "us"))
        yield judge(goals.one("P8"), f"`sextant-probe check --json --checks web.*`, {_told(sides['web check'], seen['web check'])} (name and www "
                    "over both families); blackbox: four GETs, each with a lookup, nothing kept",
                    ours=ours, peer=peer, number=peer.value / ours.value, part="program")


def _told(side: Check, seen: dict[str, Figure]) -> str:
    made = ", ".join(f"{count:.3g} {kind}" for kind, count in side.operations.items())
    return (f"{side.length} dual-stack names, {SIDE_BY_SIDE} side by side, resolver warm: {made} a domain, "
            f"{seen['octets'].value / 1000:.0f} kB of JSON")


def black_holes(bench: Bench, program: Path) -> Iterator[Row]:
    if not bench.wants("P14"):
        return
    listed = bench.world.names[:max(200, round(1_000 * bench.share))]
    side = check(bench, program, listed)
    seen = rounds.alternate({"ours": side}, min(bench.runs, 2), bench.world.pids)["ours"]
    counts = {kind: sum(name.kind == kind for name in listed) for kind in _LIMITS}
    waiting = sum(_LIMITS[kind] * count for kind, count in counts.items()) / SIDE_BY_SIDE
    bound = max(seen["cpu_s"].value, waiting + max(_LIMITS.values()))
    ours, raw = seen["wall_s"].named("s"), Figure.of([bound], "s")
    yield judge(goals.one("P14"), f"{len(listed)} names, {counts['silent6']} silent over IPv6 (8 s each), {counts['deaf']} with a deaf name "
                f"server (12 s each), {SIDE_BY_SIDE} side by side; raw: max(CPU, sum of limits / side by side + the longest)",
                ours=ours, raw=raw, number=ours.value / bound)


def idle(bench: Bench, program: Path, seconds: float) -> Iterator[Row]:
    """The daemon after its round is done; the next one begins tomorrow."""
    if not bench.wants("P16"):
        return
    world = bench.world
    frame = world.frame(world.of_kind("ipv4")[:2])
    config = world.probe_config("idle", frame, schedule={"attempts": 1})
    with world.state.path("idle.log").open("w+") as log:
        child = metering.start([str(program), "--config", str(config), "run"], namespace=CLIENT, output=log, errors=log)
        try:
            _wait_for(log.name, "AGENT_ROUND_DONE", child)
            meter = metering.Meter(child.pid)
            time.sleep(seconds)
            usage = meter.read()
        finally:
            metering.stop(child)
    memory, cpu = Figure.of([usage.peak_rss], "MB"), Figure.of([100 * usage.cpu / usage.wall], "%")
    told = f"`sextant-probe run`, two targets, round done, over {seconds:.0f} s"
    yield judge(goals.one("P16", "MB"), told, ours=memory, number=memory.value, part="memory")
    yield judge(goals.one("P16", "% of a core"), told, ours=cpu, number=cpu.value, part="CPU")


def _wait_for(log: str, event: str, child, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while event not in Path(log).read_text():
        if time.monotonic() > deadline or child.poll() is not None:
            raise BenchError(f"the probe did not finish its round; {log} ends: {Path(log).read_text()[-400:]}")
        time.sleep(0.1)
