"""The starter frames: the collector takes each of them, and none claims a review it never had."""

import os
import pathlib
import subprocess
import sys
import tomllib
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

from laboratory import frames  # noqa: E402

COLLECTOR = ROOT / os.environ.get("SEXTANT_BUILT", "build/asan") / "collector" / "sextant-collector"
#: ITU regions: Africa, Americas, Arab States, Asia and Pacific, Commonwealth of Independent States, Europe.
REGIONS = {"africa": {"KE", "SN"}, "americas": {"BR", "CA"}, "arab": {"EG", "SA"}, "asia": {"JP", "MY"}, "cis": {"KZ"}, "europe": {"FR"}}


class StarterFrames(unittest.TestCase):
    def setUp(self):
        self.frames = {path: tomllib.loads(path.read_text()) for path in frames.paths(frames.EVERY)}

    @unittest.skipUnless(COLLECTOR.exists(), f"{COLLECTOR} is not built")
    def test_the_collector_finds_no_fault_in_any(self):
        for path, frame in self.frames.items():
            done = subprocess.run([COLLECTOR, "frame", "check", path], capture_output=True, text=True, timeout=60)

            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
            self.assertIn(f"good: {frame['country']}: {len(frame['target'])} targets", done.stdout + done.stderr)

    def test_every_region_is_there(self):
        countries = {frame["country"] for frame in self.frames.values()}

        self.assertEqual([name for name, members in REGIONS.items() if not members & countries], [])
        self.assertEqual({path.stem.upper() for path in self.frames}, countries)

    def test_what_nobody_reviewed_says_so_and_has_a_date_and_a_source(self):
        for frame in self.frames.values():
            self.assertEqual(frame["reviewed"], bool(frame["reviewer"]))
            self.assertTrue(frame["dated"] and frame["source"])

    def test_every_stratum_that_weighs_most_has_targets(self):
        for path, frame in self.frames.items():
            self.assertLessEqual({"portal", "essential", "ministry", "agency"}, {target["tier"] for target in frame["target"]}, path)

    def test_the_laboratory_serves_every_host_that_has_a_duty(self):
        for path, frame in self.frames.items():
            served = {entry.domain: {entry.domain, "www." + entry.domain, *entry.hosts} for entry in frames.read(path)}

            for target in frame["target"]:
                wanted = [host for duty, hosts in target.get("duties", {}).items() if duty != "mail" for host in hosts]
                self.assertLessEqual(set(wanted), served[target["domain"]], path)


if __name__ == "__main__":
    unittest.main()
