"""The ingest benchmark reads samples, lines and results rightly."""

import pathlib
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

from benchmark.ingest import GOALS, SUITE, peers, watching  # noqa: E402

LINE = {"evidence": {"task": {"target": {"domain": "example.test", "country": "AA", "organisation": "Example", "sector": "portal",
                                         "tier": "agency"}, "round": "2026-01-02", "due": "2026-01-02T03:04:05Z", "attempt": 1},
                     "vantage": {"probe": "bencha", "boot_id": "b", "software": "s", "before": {"at": "2026-01-02T03:04:05Z"}},
                     "started": "2026-01-02T03:04:05.25Z", "elapsed_seconds": 0.5, "lookups": [{}, {}]}}


class SampleTest(unittest.TestCase):
    def test_a_sample_belongs_to_the_first_area_that_one_of_its_frames_matches(self):
        frames = {"  7f codec::Fields::find (/b/sextant-collector)": "JSON",
                  "  7f [unknown] (/usr/lib/libsqlite3.so.0.8.6)\n  7f checks::judge_all (/b/c)": "SQLite",
                  "  7f checks::judge_all (/b/sextant-collector)": "judging",
                  "  7f malloc (/usr/lib/libc.so.6)": ""}
        for sample, area in frames.items():
            self.assertEqual(watching._area(sample), area)


class PeerTest(unittest.TestCase):
    def test_a_peer_gets_the_seventeen_columns_of_the_raw_loop(self):
        row = peers._flatten(LINE)

        self.assertEqual(len(row), 17)
        self.assertEqual((row["lookups"], row["fetches"], row["elapsed"]), (2, 0, 0.5))
        self.assertEqual(row["started"] - row["due"], 250_000)

    def test_an_influx_line_has_eight_values(self):
        line = next(peers.influx_lines([peers._flatten(LINE)]))

        self.assertEqual(line.split(" ")[1].count("="), 8)

    def test_bodies_hold_all_lines(self):
        self.assertEqual(peers.bodies(["a\n", "b\n", "c\n"], 2), [b"a\nb\n", b"c\n"])


class GoalTest(unittest.TestCase):
    def test_every_row_that_was_promised_has_a_goal(self):
        self.assertEqual({goal.id for goal in GOALS}, {"C1", "C2", "C3", "C3L", "C4", "C5", "C13", "C14"})
        self.assertEqual(SUITE.name, "ingest")


if __name__ == "__main__":
    unittest.main()
