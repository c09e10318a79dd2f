"""Runs the sides round by round and makes the rows."""

import argparse
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from .. import metering, rounds
from ..figures import Figure
from ..rows import Row, judge
from ..suite import Request
from . import peers, server, watching
from .goals import GOALS
from .tools import Batches, Tools

_PROBES = 4
_GOALS = {goal.id: goal for goal in GOALS}
_ACK = "receiving thread and ledger's thread (TLS, HTTP, zstd, JSON, dedupe, ledger with fsync before each answer)"
_ALL = "the whole collector (that, judging again, SQLite index with all verdicts and views)"


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--batches", type=int, default=50, metavar="N", help="batches of 1,000 small rows a probe and run (default 50)")
    parser.add_argument("--recorded-batches", type=int, default=5, metavar="N", help="batches of recorded evidence a probe (default 5)")


class Bench:
    """The sides of this suite: what each is fed with, and the CPU microseconds a row it says."""

    def __init__(self, request: Request) -> None:
        self.request, self.state, self.tools = request, request.state / "ingest", Tools(request.build)
        shutil.rmtree(self.state, ignore_errors=True)
        self.small = self._batches("small", request.batches, 1000)
        self.real = self._batches("real", request.recorded_batches, 1000, recorded=True)
        self.flat: list[dict] = []

    def _batches(self, name: str, batches: int, rows: int, recorded: bool = False) -> Batches:
        return self.tools.make(self.state / name, probes=_PROBES, batches=batches, rows=rows, recorded=recorded)

    def sides(self) -> dict:
        wants = self.request.wants
        sides = {"small": partial(server.load, self.tools, self.state / "collector", self.small)}
        if wants("C1", "C2", "C5"):
            sides["real"] = partial(server.load, self.tools, self.state / "collector", self.real)
            sides |= self._loops(self.small, "small") | self._loops(self.real, "real")
        if wants("C3", "C3L", "C4"):
            self.flat = peers.flat_rows(self.small)
        if wants("C3"):
            sides["clickhouse"] = partial(peers.clickhouse, self.state / "peer", self.flat, 1000)
        if wants("C3L"):
            sides["clickhouse_large"] = partial(peers.clickhouse, self.state / "peer", self.flat, 10_000)
        if wants("C4"):
            sides["victoria"] = partial(peers.victoria, self.state / "peer", self.flat)
        return sides

    def _loops(self, batches: Batches, kind: str) -> dict:
        return {f"sqlite {kind}": partial(self._sqlite, batches, "no"), f"views {kind}": partial(self._sqlite, batches, "yes"),
                f"json {kind}": partial(self.tools.loop, "raw_json", "--folder", batches.folder, "--what", "ondemand"),
                f"unpack {kind}": partial(self.tools.loop, "raw_json", "--folder", batches.folder, "--what", "unpack")}

    def _sqlite(self, batches: Batches, rollup: str) -> dict:
        folder = self.state / "raw"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        return self.tools.loop("raw_sqlite", "--folder", batches.folder, "--database", folder / "raw.sqlite", "--synchronous",
                               "FULL", "--rollup", rollup)


def measure(request: Request) -> Iterator[Row]:
    metering.keep_aside()
    bench = Bench(request)
    try:
        seen = rounds.alternate(bench.sides(), request.runs)
        yield from _cost_rows(bench, seen)
        yield from _peer_rows(bench, seen)
        yield from _json_rows(bench, seen)
        yield from _promise_rows(bench, seen)
    finally:
        shutil.rmtree(bench.state, ignore_errors=True)


def _us(figures: dict[str, Figure], quantity: str = "us") -> Figure:
    return figures[quantity].named("us/row")


def _cost_rows(bench: Bench, seen: dict) -> Iterator[Row]:
    """C1 and C2 at both sizes. A small row is what the goal speaks of; recorded evidence has the raw loops over its own octets."""
    for identity, cost, loop, words in (("C1", "ack_us", "sqlite", _ACK), ("C2", "all_us", "views", _ALL)):
        if not bench.request.wants(identity):
            continue
        ours, raw = _us(seen["small"], cost), _us(seen[f"{loop} small"])
        kept = f", {seen['small']['verdicts'].value:.1f} verdicts a result" if loop == "views" else ""
        yield judge(_GOALS[identity], f"small rows ({bench.small.size()}); ours: {words}{kept}; raw: 17 columns, FULL, 1,000 a transaction"
                    + (", rollup and latest state" if loop == "views" else ""), ours=ours, raw=raw, number=raw.value / ours.value)
        ours = _us(seen["real"], cost)
        raw = _us(seen["unpack real"]).plus(_us(seen["json real"])).plus(_us(seen[f"{loop} real"]))
        yield judge(_GOALS[identity], f"recorded evidence ({bench.real.size()}); ours as above; raw: zstd, On-Demand pass over every "
                    "value and the insert, added", ours=ours, raw=raw, number=raw.value / ours.value, part="recorded")


def _peer_rows(bench: Bench, seen: dict) -> Iterator[Row]:
    for identity, side, cost, words in (
            ("C3", "clickhouse", "all_us", f"ours: {_ALL}; ClickHouse: the same results as 17 flat columns, 1,000 a POST, merges included"),
            ("C3L", "clickhouse_large", "all_us", "the same with 10,000 a POST; ours stays at 1,000"),
            ("C4", "victoria", "ack_us", f"ours: {_ACK}; VictoriaMetrics: eight numbers of the same results, 10,000 lines a POST, of series it knows")):
        if bench.request.wants(identity):
            ours, peer = _us(seen["small"], cost), _us(seen[side])
            yield judge(_GOALS[identity], f"small rows; {words}", ours=ours, peer=peer, number=peer.value / ours.value)


def _json_rows(bench: Bench, seen: dict) -> Iterator[Row]:
    if not bench.request.wants("C5"):
        return
    for kind, batches in (("small", bench.small), ("real", bench.real)):
        shares = watching.profile(bench.tools, bench.state / "watched", batches)
        ours, raw = _us(seen[kind], "all_us").scaled(shares["JSON"], "us/row"), _us(seen[f"json {kind}"])
        told = ", ".join(f"{name} {share:.0%}" for name, share in shares.items())
        yield judge(_GOALS["C5"], f"{'small rows' if kind == 'small' else 'recorded evidence'}: the share of JSON in the CPU of the whole "
                    f"collector (perf: {told}); raw: every value of the same lines", ours=ours, raw=raw,
                    number=ours.value / raw.value, part="" if kind == "small" else "recorded")


def _promise_rows(bench: Bench, seen: dict) -> Iterator[Row]:
    """What an acknowledgement costs in syncs and in time."""
    if bench.request.wants("C13"):
        counted = watching.syncs(bench.tools, bench.state / "watched", bench.small)
        yield judge(_GOALS["C13"], f"small rows at full speed, {_PROBES} probes, one batch in flight each; {counted['syncs']:.0f} calls of "
                    "fsync and fdatasync in ledger and index, counted by strace", ours=Figure.of([counted["rows"]], "rows"),
                    number=counted["rows"])
    if bench.request.wants("C14"):
        rate = 0.5e6 / seen["small"]["all_us"].value / 1000
        with server.Collector(bench.tools, bench.state / "collector", _PROBES) as collector:
            told = collector.send(bench.small, rate)
        yield judge(_GOALS["C14"], f"small rows, {rate:.1f} batches a second at fixed times, {told['acknowledged']} batches; median "
                    f"{told['p50_ms']:.1f} ms; waiting for the turn counts", ours=Figure.of([told["p99_ms"]], "ms"), number=told["p99_ms"])
