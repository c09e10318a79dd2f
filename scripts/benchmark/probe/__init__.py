"""The probe's suite: what it costs beside blackbox_exporter and beside bare loops over c-ares and libcurl."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from laboratory.processes import LabError

from .. import metering, rounds
from ..rows import Row
from ..suite import BenchError, Request, Suite
from . import adapters, goals, whole
from .programs import Blackbox
from .world import World

_PACKAGES = ("libc-ares2", "libcurl4", "libssl3", "prometheus-blackbox-exporter", "knot", "unbound", "nginx", "wrk")
_FULL = 10_000


def measure(request: Request) -> Iterator[Row]:
    bench_program = request.build / "tests" / "bench" / "sextant_bench"
    probe = request.build / "probe" / "sextant-probe"
    for program in (bench_program, probe):
        if not program.exists():
            raise BenchError(f"{program} is not there; cmake --preset release && cmake --build --preset release "
                             "--target sextant-probe sextant_bench")
    metering.keep_aside()
    try:
        with World(request.state, request.names) as world:
            share = max(0.25, min(1.0, request.names / _FULL))
            bench = adapters.Bench(world, bench_program.resolve(), request.runs, share, request.wants)
            yield from _exchanges(bench, probe.resolve())
            yield from adapters.memory(bench)
            yield from whole.black_holes(bench, probe.resolve())
            yield from adapters.honesty(bench)
            yield from whole.idle(bench, probe.resolve(), request.idle_seconds)
    except LabError as problem:
        raise BenchError(str(problem)) from problem


def _exchanges(bench: adapters.Bench, probe: Path) -> Iterator[Row]:
    """All that are compared with each other alternate in the same rounds."""
    programs = whole.program_sides(bench, probe)
    with Blackbox(bench.world) as blackbox:
        sides = adapters.sides(bench, blackbox) | programs
        seen = rounds.alternate(sides, bench.runs, lambda: bench.world.pids() + blackbox.pids()) if sides else {}
    yield from adapters.rows(bench, seen)
    yield from whole.program_rows(programs, seen)


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--names", type=int, default=_FULL, metavar="N", help="names of the world (default 10,000); fewer: a quick run")
    parser.add_argument("--idle-seconds", type=float, default=60, metavar="S", help="how long the idle probe is watched (default 60)")


SUITE = Suite("probe", "the probe beside blackbox_exporter and bare loops over c-ares and libcurl", goals.ALL, measure, _options,
              lambda: list(_PACKAGES))
