"""Rows about single exchanges: the adapters beside bare loops over the same library and beside blackbox_exporter."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from laboratory.state import State

from .. import rounds
from ..figures import Figure
from ..rounds import Sample
from ..rows import Row, judge
from . import goals
from .names import Name
from .programs import Blackbox, Loop
from .world import World

#: What one run of a side does with ten thousand names; with fewer less, down to a quarter.
_LOOKUPS, _PAIRS, _TLS_PAIRS = 80_000, 8_000, 1_000
_Seen = dict[str, dict[str, Figure]]


@dataclass
class Bench:
    """What all rows share."""

    world: World
    program: Path
    runs: int
    share: float  # of the full work
    wants: Callable[..., bool]

    def loop(self, kind: str, total: int, *arguments: str, ca: Path | None = None, names: list[Name] | None = None) -> Loop:
        listed = names or self.world.of_kind("dual")
        file = self.world.write_list(f"names-{len(listed)}", listed)
        return Loop(self.world, self.program, kind, file, len(listed), round(total * self.share), arguments, ca)


def sides(bench: Bench, blackbox: Blackbox) -> dict[str, Callable[[], Sample]]:
    """Every side that the wanted rows need, so that all of them alternate."""
    wants, pair = bench.wants, ("--in-flight", "200")
    listed = bench.world.write_list("names-blackbox", bench.world.of_kind("dual"))
    wanted: list[tuple[bool, str, Callable[[], Sample]]] = [
        (wants("P1"), "our lookups", bench.loop("our-lookups", _LOOKUPS, "--in-flight", "1000")),
        (wants("P1", "P7"), "bare lookups", bench.loop("bare-lookups", _LOOKUPS, "--in-flight", "1000")),
        (wants("P3", "P4"), "our pairs", bench.loop("our-pairs", _PAIRS, *pair)),
        (wants("P4", "P7"), "bare pairs", bench.loop("bare-pairs", _PAIRS, *pair)),
        (wants("P3", "P8", "P9"), "blackbox pairs", lambda: blackbox.pairs(listed, "http")),
        (wants("P5", "P6"), "our TLS pairs", bench.loop("our-pairs", _TLS_PAIRS, "--tls", *pair)),
        (wants("P5", "P7"), "bare TLS pairs", bench.loop("bare-pairs", _TLS_PAIRS, "--tls", *pair)),
        (wants("P6"), "our TLS pairs, unverified", bench.loop("our-pairs", _TLS_PAIRS, "--tls", *pair, ca=_stranger(bench.world.state))),
        (wants("P5", "P8"), "blackbox TLS pairs", lambda: blackbox.pairs(listed, "https")),
        (wants("P9"), "our light checks", bench.loop("our-checks", _PAIRS, *pair)),
        (wants("P7", "P8"), "our checks", bench.loop("our-checks", _TLS_PAIRS, "--tls", *pair)),
    ]
    return {name: side for want, name, side in wanted if want}


def _stranger(state: State) -> Path:
    """A store that holds nobody who signed anything here: the chain ends at once, no signature is looked at."""
    return state.path("tls", "site.pem")


def rows(bench: Bench, seen: _Seen) -> Iterator[Row]:
    for wanted, row in (("P1", _p1), ("P3", _p3), ("P4", _p4), ("P5", _p5), ("P6", _p6), ("P7", _p7), ("P8", _p8), ("P9", _p9)):
        if bench.wants(wanted):
            yield row(seen)


def cost(seen: _Seen, side: str, unit: str) -> Figure:
    return seen[side]["cpu_us"].named(unit)


def _p1(seen: _Seen) -> Row:
    ours, raw = cost(seen, "our lookups", "us"), cost(seen, "bare lookups", "us")
    return judge(goals.one("P1"), "A at 20 authoritative servers over IPv4, 50 outstanding at each; ours keeps a record with the raw reply",
                 ours=ours, raw=raw, number=ours.value / raw.value)


def _p3(seen: _Seen) -> Row:
    ours, peer = cost(seen, "our pairs", "us"), cost(seen, "blackbox pairs", "us")
    return judge(goals.one("P3"), "8.5 kB over IPv4 and over IPv6, fresh connections; ours 200 at once, digests compared, addresses given; "
                 "blackbox 100 at once, looks each address up", ours=ours, peer=peer, number=peer.value / ours.value)


def _p4(seen: _Seen) -> Row:
    ours, raw = cost(seen, "our pairs", "us"), cost(seen, "bare pairs", "us")
    return judge(goals.one("P4"), "the same pair; the bare loop uses its handles again and throws the body away",
                 ours=ours, raw=raw, number=ours.value / raw.value)


def _p5(seen: _Seen) -> Row:
    ours, peer, raw = (cost(seen, side, "us") for side in ("our TLS pairs", "blackbox TLS pairs", "bare TLS pairs"))
    return judge(goals.one("P5"), "as P3 over TLS 1.3, ECDSA P-256; ours verifies the chain against the system's store, blackbox does not",
                 ours=ours, peer=peer, raw=raw, number=peer.value / ours.value)


def _p6(seen: _Seen) -> Row:
    ours, other = cost(seen, "our TLS pairs", "us"), cost(seen, "our TLS pairs, unverified", "us")
    return judge(goals.one("P6"), "ours with the system's store of trusted certificates; raw: ours with a store of one stranger, so that "
                 "no signature is checked", ours=ours, raw=other, number=ours.value / other.value)


def bare_sum(seen: _Seen, lookups: float, http: float, https: float) -> Figure:
    """What bare loops would cost for so many exchanges; pairs are of two."""
    return (cost(seen, "bare lookups", "us").scaled(lookups, "us").plus(cost(seen, "bare pairs", "us").scaled(http / 2, "us"))
            .plus(cost(seen, "bare TLS pairs", "us").scaled(https / 2, "us")))


def _p7(seen: _Seen) -> Row:
    ours, raw = cost(seen, "our checks", "us"), bare_sum(seen, 4, 2, 2)
    return judge(goals.one("P7"), "A, AAAA, NS, MX, 2 HTTP, 2 HTTPS verified, compared, evidence as a line of JSON, through the adapters; "
                 "raw: 4 c-ares + 2 + 2 libcurl", ours=ours, raw=raw, number=ours.value / raw.value)


def _p8(seen: _Seen) -> Row:
    ours = cost(seen, "our checks", "us")
    peer = cost(seen, "blackbox pairs", "us").plus(cost(seen, "blackbox TLS pairs", "us"))
    return judge(goals.one("P8"), "ours as in P7; blackbox: four GETs, each with a lookup of its own, no NS, no MX, nothing kept",
                 ours=ours, peer=peer, number=peer.value / ours.value)


def _p9(seen: _Seen) -> Row:
    ours, peer = cost(seen, "our light checks", "us"), cost(seen, "blackbox pairs", "us")
    return judge(goals.one("P9"), "ours: A, AAAA, NS, MX, 2 HTTP, compared, evidence as a line of JSON; blackbox: two GETs, each with a lookup",
                 ours=ours, peer=peer, number=peer.value / ours.value)


def memory(bench: Bench) -> Iterator[Row]:
    if not bench.wants("P10"):
        return
    runs = min(bench.runs, 3)
    for word, tls, total in (("plain", (), 4_000), ("TLS", ("--tls",), 2_000)):
        both = {name: bench.loop(kind, total, "--in-flight", "1000", *tls) for name, kind in (("ours", "our-pairs"), ("raw", "bare-pairs"))}
        seen = rounds.alternate(both, runs, bench.world.pids, warm_up=False)
        ours, raw = seen["ours"]["rss_mb"].named("MB"), seen["raw"]["rss_mb"].named("MB")
        yield judge(goals.one("P10", "MB", word), f"VmHWM of the bench program over the real adapters, 1,000 {word} fetches of 8.5 kB at once",
                    ours=ours, raw=raw, number=ours.value, part=word)


def honesty(bench: Bench) -> Iterator[Row]:
    """Paced to half a core: how much of our own queue stands in the times we tell?"""
    if not bench.wants("P15"):
        return
    for word, tls, total in (("plain", (), 4_000), ("TLS", ("--tls",), 600)):
        free = bench.loop("our-pairs", total, "--in-flight", "50", *tls)()
        pace = f"{0.5e6 / free['cpu_us']:.0f}"
        paced = bench.loop("our-pairs", total, "--in-flight", "1000", "--per-second", pace, *tls)
        seen = rounds.alternate({"ours": paced}, min(bench.runs, 3), bench.world.pids, warm_up=False)["ours"]
        ours = seen["excess_ms"].named("ms")
        yield judge(goals.one("P15", "ms"), f"{word} pairs, {pace} beginnings a second, {seen['cores'].value:.2f} of the core in use",
                    ours=ours, number=ours.value, part=word)
