"""Benchmarks judge rightly: figures, goals, rounds, and the table in the documentation."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

from benchmark import document, metering, rounds  # noqa: E402
from benchmark.figures import Figure  # noqa: E402
from benchmark.foreign import LIMIT  # noqa: E402
from benchmark.goals import Goal  # noqa: E402
from benchmark.probe import names  # noqa: E402
from benchmark.rows import judge  # noqa: E402
from benchmark.suite import Suite  # noqa: E402

LOWER = Goal("X1", "cost", passes=1.25, stretch=0.85, better="lower", reason="because")
HIGHER = Goal("X2", "rate", passes=5.0, stretch=7.0, better="higher", reason="because")


class Scripted:
    """A watch that tells foreign loads from a list, one for each run."""

    def __init__(self, loads):
        self.loads = list(loads)

    def __call__(self, _companions):
        return self

    def load(self):
        return self.loads.pop(0)


class FigureTest(unittest.TestCase):
    def test_the_median_does_not_follow_an_outlier(self):
        figure = Figure.of([5.0, 5.2, 90.0])
        self.assertEqual((figure.value, figure.least, figure.most, figure.runs), (5.2, 5.0, 90.0, 3))

    def test_no_run_is_no_figure(self):
        self.assertRaises(ValueError, Figure.of, [])

    def test_a_sum_keeps_the_widest_spread(self):
        total = Figure.of([1.0, 2.0]).plus(Figure.of([10.0, 30.0]).scaled(2, "us"))
        self.assertEqual((total.value, total.least, total.most), (41.5, 21.0, 62.0))


class GoalTest(unittest.TestCase):
    def test_lower_is_better(self):
        self.assertEqual([LOWER.result(x) for x in (0.85, 0.86, 1.25, 1.26)], ["stretch", "pass", "pass", "miss"])

    def test_higher_is_better(self):
        self.assertEqual([HIGHER.result(x) for x in (7.0, 6.9, 5.0, 4.9)], ["stretch", "pass", "pass", "miss"])

    def test_no_number_is_a_miss(self):
        self.assertEqual(HIGHER.result(float("nan")), "miss")

    def test_a_stretch_below_the_pass_is_refused(self):
        with self.assertRaises(ValueError):
            Goal("X3", "cost", passes=1.0, stretch=1.1, better="lower", reason="because")


class RoundsTest(unittest.TestCase):
    def order(self, loads, runs):
        seen = []
        sides = {name: lambda name=name: (seen.append(name), {"cpu": float(len(seen))})[1] for name in ("ours", "peer")}
        return seen, rounds.alternate(sides, runs, watch=Scripted(loads))

    def test_sides_alternate_after_a_warm_up_that_does_not_count(self):
        seen, figures = self.order([0.0] * 4, 2)
        self.assertEqual(seen, ["ours", "peer"] * 3)
        self.assertEqual((figures["ours"]["cpu"].runs, figures["ours"]["cpu"].least), (2, 3.0))

    def test_a_disturbed_run_is_repeated(self):
        seen, figures = self.order([LIMIT + 1, 0.0, 0.0, 0.0, 0.0], 2)
        self.assertEqual(seen[2:], ["ours", "ours", "peer", "ours", "peer"])
        self.assertEqual(figures["ours"]["cpu"].disturbed, 0)

    def test_repeating_is_bounded_and_what_stays_disturbed_is_told(self):
        seen, figures = self.order([LIMIT + 1] * 20, 2)
        self.assertEqual(len(seen), 2 + 4 + 2)
        self.assertEqual(figures["peer"]["cpu"].disturbed, 2)


class MeteringTest(unittest.TestCase):
    def test_a_program_is_charged_with_its_own_time_and_memory_alone(self):
        ballast = bytearray(64 << 20)
        busy = "import time\nb = bytearray(30 << 20)\nend = time.process_time() + 0.3\nwhile time.process_time() < end: pass"
        os.sched_setaffinity(0, os.sched_getaffinity(0))
        usage = metering.run([sys.executable, "-c", busy])
        self.assertEqual(usage.status, 0)
        self.assertTrue(0.3 <= usage.cpu <= 1.0, usage)
        self.assertTrue(30 <= usage.peak_rss < len(ballast) / 1e6 + 30, usage)

    def test_one_that_does_not_end_is_ended(self):
        self.assertRaises(metering.BenchError, metering.run, ["sleep", "60"], seconds=0.2)


class DocumentTest(unittest.TestCase):
    def made(self):
        row = judge(LOWER, "1,000 at once", ours=Figure.of([6.0], "us"), raw=Figure.of([5.0], "us"), number=1.2)
        return document.make(Suite("probe", "a suite", (LOWER,), lambda request: iter(())), [row])

    def test_the_object_says_who_when_where_and_what(self):
        made = json.loads(json.dumps(self.made()))
        self.assertEqual(set(made), {"schema", "suite", "machine", "commit", "rows"})
        row = made["rows"][0]
        self.assertEqual((row["id"], row["ratio"], row["result"], row["peer"]), ("X1", 1.2, "pass", None))

    def test_the_page_is_changed_between_the_markers_only(self):
        with tempfile.TemporaryDirectory() as folder:
            page = pathlib.Path(folder) / "performance.md"
            page.write_text("before\n<!-- bench:probe -->\nold\n<!-- /bench:probe -->\nafter\n")
            document.write_into_page(self.made(), page)
            text = page.read_text()
        self.assertTrue(text.startswith("before\n") and text.endswith("\nafter\n"))
        self.assertIn("| X1 | 1,000 at once |", text)
        self.assertNotIn("old", text)

    def test_a_page_without_the_place_is_refused(self):
        with tempfile.TemporaryDirectory() as folder:
            page = pathlib.Path(folder) / "performance.md"
            page.write_text("nothing\n")
            self.assertRaises(ValueError, document.write_into_page, self.made(), page)


class WorldTest(unittest.TestCase):
    def test_the_mix_is_the_one_the_documentation_names(self):
        made = names.make(10_000)
        share = {kind: sum(name.kind == kind for name in made) / 100 for kind in {name.kind for name in made}}
        self.assertEqual((share["dual"], share["ipv4"], share["silent6"]), (38, 47.5, 4))
        self.assertEqual(sum(share[kind] for kind in ("unregistered", "servfail", "deaf")), 5)

    def test_no_two_names_share_an_address(self):
        made = names.make(10_000)
        self.assertEqual(len({name.ipv4 for name in made}), 10_000)
        self.assertEqual(len({name.ipv6 for name in made}), 10_000)


class CommandTest(unittest.TestCase):
    def test_a_suite_must_be_named(self):
        done = subprocess.run(["scripts/dev", "bench"], cwd=ROOT, capture_output=True, text=True)
        self.assertEqual(done.returncode, 2)
        self.assertIn("SUITE", done.stderr)


if __name__ == "__main__":
    unittest.main()
