"""The oracle of the soak can fail: each kind of wrong is found, and what our faults explain is not."""

import collections
import sys
import unittest
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(_ROOT / "scripts"), str(_ROOT / "tests" / "e2e")]

from soak import logs, oracle, slopes  # noqa: E402
from soak.account import Ledger, Views  # noqa: E402
from soak.watcher import Sample  # noqa: E402
from soak.witness import BatchId, Seen  # noqa: E402

_TARGET = "a.example.test"


def _batch(seq: int) -> BatchId:
    return BatchId("home-2", "5e", seq)


def _seen(seq: int) -> Seen:
    return Seen(2, f"hash {seq}")


def _result(state: str = "operational", cause: str | None = None) -> dict:
    return {"probe": "home-2", "target": _TARGET, "round": "1990-01-01", "attempt": 1, "qualified6": 1, "state": state, "cause": cause}


def _facts(numbers: tuple[int, ...] = (1, 2, 3), **changes) -> oracle.Facts:
    """A soak in which all went well, but for the changes."""
    kept = {_batch(seq): _seen(seq) for seq in numbers}
    ledger = Ledger(batches=dict(kept), results=collections.Counter({"home-2": 1}))
    shown = {"target": _TARGET, "round": "1990-01-01", "found": "operational", "found_cause": None, "shown": "operational",
             "shown_cause": None}
    views = Views("", 0, {key: seen.sha256 for key, seen in kept.items()}, [], {("home-2", "5e"): max(numbers)}, [_result()], [shown])
    facts = oracle.Facts([], {}, {}, ledger, views, {_TARGET: {"fault": "good", "state": "operational", "cause": ""}}, ["home-2"],
                         ["1990-01-01"])
    for name, value in changes.items():
        setattr(facts, name, value)
    return facts


def _grave(first: int, last: int, reason: str, **more) -> dict:
    return {"probe": "home-2", "stream": "5e", "first": first, "last": last, "reason": reason, "results": 0, "last_sha256": "", **more}


def _damage(seq: int) -> dict:
    return {"kind": "damaged_spool", "victim": "home-2", "damaged": [{"seq": seq}]}


class OracleTest(unittest.TestCase):
    def found(self, facts: oracle.Facts) -> set[str]:
        return {question for question, wrong in oracle.ask(facts).items() if wrong}

    def test_a_good_soak_is_clean(self):
        self.assertEqual(self.found(_facts(owed={_batch(2): _seen(2)})), set())

    def test_a_batch_that_was_seen_and_is_nowhere_is_lost(self):
        self.assertEqual(self.found(_facts((1, 3), owed={_batch(2): _seen(2)})), {"lost", "gaps"})

    def test_a_number_that_nobody_saw_and_nobody_has_is_a_gap(self):
        self.assertEqual(self.found(_facts((1, 3))), {"gaps"})

    def test_a_collector_that_sees_a_gap_is_believed(self):
        facts = _facts()
        facts.views.contiguous[("home-2", "5e")] = 1
        self.assertEqual(self.found(facts), {"gaps"})

    def test_what_still_waits_in_the_spool_is_not_lost(self):
        self.assertEqual(self.found(_facts((1, 2), owed={_batch(3): _seen(3)}, left={_batch(3): _seen(3)})), set())

    def test_other_octets_under_the_same_number_are_found(self):
        self.assertEqual(self.found(_facts(owed={_batch(2): Seen(2, "another")})), {"changed"})

    def test_a_result_kept_twice_is_found(self):
        facts = _facts()
        facts.ledger.identities[("home-2", _TARGET, "1990-01-01", 1, "now")] = 2
        self.assertEqual(self.found(facts), {"doubled"})

    def test_views_that_count_otherwise_than_the_ledger_are_found(self):
        facts = _facts()
        facts.ledger.results["home-2"] = 2
        self.assertEqual(self.found(facts), {"miscounted"})

    def test_a_tombstone_is_good_only_for_what_we_damaged(self):
        facts = _facts((1, 3))
        facts.views.tombstones = [_grave(2, 2, "corrupt")]
        self.assertEqual(self.found(facts), {"tombstones"})
        facts.journal = [_damage(2)]
        self.assertEqual(self.found(facts), set())

    def test_damage_that_no_tombstone_tells_is_found(self):
        self.assertEqual(self.found(_facts(journal=[_damage(2)])), {"tombstones"})

    def test_dropped_batches_are_told_with_their_numbers(self):
        facts = _facts((3,), owed={_batch(1): _seen(1), _batch(2): _seen(2)})
        facts.journal = [{"kind": "line_cut", "victim": "home-2"}]
        facts.views.tombstones = [_grave(1, 2, "full", results=4, last_sha256="hash 2")]
        self.assertEqual(self.found(facts), set())
        facts.views.tombstones = [_grave(1, 2, "full", results=3, last_sha256="hash 2")]
        self.assertEqual(self.found(facts), {"tombstones"})

    def test_a_target_that_was_once_called_otherwise_was_blamed(self):
        facts = _facts()
        facts.views.results = [_result("broken", "timeout")]
        self.assertEqual(self.found(facts), {"blamed"})
        facts.views.results = [_result("unknown")]
        self.assertEqual(self.found(facts), set())

    def test_a_calm_without_results_and_a_broken_vantage_with_some_are_found(self):
        self.assertEqual(self.found(_facts(calm_rounds=["1990-01-02"])), {"untrue"})
        self.assertEqual(self.found(_facts(good=[])), {"broken_vantage"})


class LogsTest(unittest.TestCase):
    def test_an_error_is_explained_by_its_fault_and_its_time_alone(self):
        line = "1970-01-01T00:16:40.000Z error SPOOL_TROUBLE error=x"
        full = {"kind": "full_disk", "began": 990.0, "ended": 1005.0}
        self.assertTrue(logs.is_explained(line, [full]))
        self.assertFalse(logs.is_explained(line, [{**full, "began": 1001.0}]))
        self.assertFalse(logs.is_explained(line, [{**full, "kind": "bad_line"}]))
        self.assertFalse(logs.is_explained(line.replace("SPOOL_TROUBLE", "AGENT_TASK_ERROR"), [full]))
        self.assertTrue(logs.is_explained(line.replace("error SPOOL", "warning SPOOL"), []))

    def test_damage_is_explained_by_the_file_that_we_damaged_alone(self):
        line = "1970-01-01T00:16:40.000Z error SPOOL_DAMAGED file=/x/spool/00000001-2.batch lines_kept=0"
        ours = {"kind": "damaged_spool", "began": 0.0, "ended": 10.0, "damaged": [{"file": "00000001-2.batch", "seq": 2}]}
        self.assertTrue(logs.is_explained(line, [ours]))
        self.assertFalse(logs.is_explained(line.replace("-2.batch", "-3.batch"), [ours]))


class SlopesTest(unittest.TestCase):
    def life(self, rss_kib_an_hour: float, seconds: int = 3600) -> dict:
        samples = [Sample(at, int(10_000 + rss_kib_an_hour * at / 3600), 9_000, 10 + at // 5 % 7, 1, at / 100)
                   for at in range(0, seconds, 5)]
        return {"name": "home-1", **slopes.of_life(samples)}

    def test_a_line_is_found_and_held_against_its_bound(self):
        flat, steep = self.life(0), self.life(3 * slopes.PROBE_KIB)
        self.assertEqual((flat["rss_slope_kib_per_hour"], flat["fds_slope_per_hour"]), (0.0, 0.0))
        self.assertAlmostEqual(steep["rss_slope_kib_per_hour"], 3 * slopes.PROBE_KIB, delta=10)
        self.assertEqual(slopes.complaints(flat, is_collector=False), [])
        self.assertEqual(len(slopes.complaints(steep, is_collector=False)), 1)

    def test_a_short_life_is_not_judged(self):
        self.assertEqual(slopes.complaints(self.life(99_999, seconds=600), is_collector=False), [])


if __name__ == "__main__":
    unittest.main()
