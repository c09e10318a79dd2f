"""What must be true at the end, whatever was done. Every answer is a list of what is wrong, empty when nothing is."""

from dataclasses import dataclass

from .account import Ledger, Views
from .witness import BatchId, Seen

_SHOWN = 10


@dataclass
class Facts:
    """All that was learned: what was done, what was owed, what is kept."""

    journal: list[dict]
    owed: dict[BatchId, Seen]
    left: dict[BatchId, Seen]
    ledger: Ledger
    views: Views
    truth: dict[str, dict]
    good: list[str]
    calm_rounds: list[str]


def ask(facts: Facts) -> dict[str, list[str]]:
    """Questions in the order in which a reader would ask them."""
    return {
        "lost": lost(facts), "changed": changed(facts), "doubled": doubled(facts), "gaps": gaps(facts),
        "miscounted": miscounted(facts), "tombstones": tombstones(facts), "blamed": blamed(facts),
        "untrue": untrue(facts), "broken_vantage": broken_vantage(facts),
    }


def _grave_numbers(facts: Facts) -> dict[BatchId, dict]:
    return {BatchId(grave["probe"], grave["stream"], seq): grave
            for grave in facts.views.tombstones for seq in range(grave["first"], grave["last"] + 1)}


def _is_kept(facts: Facts, key: BatchId) -> bool:
    return key in facts.ledger.batches or key in facts.left


def lost(facts: Facts) -> list[str]:
    """A sealed batch that a spool was seen to hold is in the ledger, still in the spool, or named by a tombstone."""
    graves = _grave_numbers(facts)
    return [f"{key} of {seen.results} results" for key, seen in sorted(facts.owed.items())
            if not _is_kept(facts, key) and key not in graves]


def changed(facts: Facts) -> list[str]:
    """The octets in the ledger are the octets that were in the spool."""
    return [f"{key}: in the spool {seen}, in the ledger {facts.ledger.batches[key]}" for key, seen in sorted(facts.owed.items())
            if key in facts.ledger.batches and facts.ledger.batches[key] != seen]


def doubled(facts: Facts) -> list[str]:
    """No batch twice, no result twice under another batch's number."""
    batches = [f"batch {key}" for key in facts.ledger.twice]
    return batches + [f"result {identity} {times} times" for identity, times in facts.ledger.identities.items() if times > 1]


def gaps(facts: Facts) -> list[str]:
    """Every number of a stream from 1 to the last is in the ledger, in the spool, or named by a tombstone: none is simply missing."""
    graves = _grave_numbers(facts)
    known = set(facts.ledger.batches) | set(facts.left) | set(graves)
    last: dict[tuple[str, str], int] = {}
    for key in known:
        last[key.probe, key.stream] = max(last.get((key.probe, key.stream), 0), key.seq)
    missing = [f"{BatchId(probe, stream, seq)} is nowhere" for (probe, stream), end in sorted(last.items())
               for seq in range(1, end + 1) if BatchId(probe, stream, seq) not in known]
    return missing + _not_contiguous(facts)


def _not_contiguous(facts: Facts) -> list[str]:
    """The collector itself must see no gap: it tells each probe up to which number it misses nothing."""
    newest: dict[tuple[str, str], int] = {}
    for key in facts.ledger.batches:
        newest[key.probe, key.stream] = max(newest.get((key.probe, key.stream), 0), key.seq)
    told = facts.views.contiguous
    return [f"{probe} {stream}: the collector misses something after {told.get((probe, stream))}, the newest is {seq}"
            for (probe, stream), seq in sorted(newest.items()) if told.get((probe, stream), 0) < seq]


def miscounted(facts: Facts) -> list[str]:
    """The ledger and its views agree on how many results each probe has, and on which batches there are."""
    wrong, rows = [], {}
    for row in facts.views.results:
        rows[row["probe"]] = rows.get(row["probe"], 0) + 1
    if rows != dict(facts.ledger.results):
        wrong.append(f"results by probe: views {rows}, ledger {dict(facts.ledger.results)}")
    ledger = {key: seen.sha256 for key, seen in facts.ledger.batches.items()}
    return wrong + [f"{key} is not the same in ledger and views" for key, _ in sorted(ledger.items() ^ facts.views.batches.items())]


def tombstones(facts: Facts) -> list[str]:
    """Each is our doing, says what we did, and none of our doings is without one."""
    damaged = {(entry["victim"], found["seq"]) for entry in facts.journal for found in entry.get("damaged", [])}
    graves = _grave_numbers(facts)
    wrong = [f"{key}: {grave['reason']} was not our doing" for key, grave in sorted(graves.items())
             if not _is_our_doing(facts, damaged, key, grave["reason"])]
    buried = {(key.probe, key.seq) for key in graves}
    waiting = {(key.probe, key.seq) for key in facts.left}
    wrong += [f"{probe} {seq}: damaged, and no tombstone tells" for probe, seq in sorted(damaged - buried - waiting)]
    return wrong + [text for grave in facts.views.tombstones for text in _wrong_numbers(facts, grave)]


def _is_our_doing(facts: Facts, damaged: set, key: BatchId, reason: str) -> bool:
    if reason == "corrupt":
        return (key.probe, key.seq) in damaged
    return reason == "full" and any(entry["victim"] == victim and entry["kind"] == kind for entry in facts.journal
                                    for kind, victim in (("line_cut", key.probe), ("collector_away", "collector")))


def _wrong_numbers(facts: Facts, grave: dict) -> list[str]:
    """A tombstone of dropped batches gives their results and the hash of the last, as far as all of them were seen before."""
    keys = [BatchId(grave["probe"], grave["stream"], seq) for seq in range(grave["first"], grave["last"] + 1)]
    seen = [facts.owed.get(key) for key in keys]
    if grave["reason"] != "full" or None in seen:
        return []
    results, digest = sum(it.results for it in seen), seen[-1].sha256
    good = grave["results"] == results and grave["last_sha256"] == digest
    return [] if good else [f"{grave}: the spool had {results} results, the last was {digest}"]


def _agrees(facts: Facts, target: str, state: str, cause: str | None) -> bool:
    put = facts.truth[target]
    return (state, cause or "") == (put["state"], put["cause"])


def blamed(facts: Facts) -> list[str]:
    """Whatever we did to probes and resolvers, no target was ever called other than it is; unknown is allowed."""
    wrong = [f"{row['probe']} {row['target']} round {row['round']} attempt {row['attempt']}: {row['state']} {row['cause']}"
             for row in facts.views.results
             if row["state"] != "unknown" and not _agrees(facts, row["target"], row["state"], row["cause"])]
    wrong += [f"consensus {row['target']} round {row['round']}: {row['found']} {row['found_cause']}"
              for row in facts.views.target_rounds
              if row["found"] != "unknown" and not _agrees(facts, row["target"], row["found"], row["found_cause"])]
    return wrong


def untrue(facts: Facts) -> list[str]:
    """In the calm at the end every good probe measured every target in every round, and the collector shows each as it was made."""
    measured = {(row["probe"], row["target"], row["round"]) for row in facts.views.results}
    wrong = [f"{probe} did not measure {target} in round {name}" for name in facts.calm_rounds for probe in facts.good
             for target in facts.truth if (probe, target, name) not in measured]
    shown = {row["target"]: row for row in facts.views.target_rounds if row["round"] in facts.calm_rounds}
    wrong += [] if facts.calm_rounds else ["no round was calm"]
    return wrong + [f"{target}: {put['fault']} is {put['state']} {put['cause']}, shown is {_shown(shown.get(target))}"
                    for target, put in facts.truth.items()
                    if target not in shown or not _agrees(facts, target, shown[target]["shown"], shown[target]["shown_cause"])]


def _shown(row: dict | None) -> str:
    return f"{row['shown']} {row['shown_cause']}" if row else "nothing"


def broken_vantage(facts: Facts) -> list[str]:
    """A vantage without IPv6 contributes nothing."""
    return [f"{probe} sent {count} results" for probe, count in facts.ledger.results.items() if probe not in facts.good]


def first(findings: list[str]) -> list[str]:
    """Enough to begin the search with."""
    return findings[:_SHOWN]
