"""Editions of the methodology at a real collector: its ledger tells which is in force from which day, and nothing else changes that."""

import json
import os
import socket
import subprocess
import time
import unittest
import urllib.error
import urllib.request
from datetime import datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
BUILT = ROOT / os.environ.get("SEXTANT_BUILT", "build/asan")
COLLECTOR = BUILT / "collector" / "sextant-collector"
FIRST = (ROOT / "config" / "methodologies" / "irs-1.toml").read_text()
WEB = 'id = "web"\nweight = 0.30'
HEAVIER = FIRST.replace(WEB, 'id = "web"\nweight = 0.60')


def free_port():
    with socket.socket(socket.AF_INET6) as probe:
        probe.bind(("::1", 0))
        return probe.getsockname()[1]


@unittest.skipUnless(COLLECTOR.exists(), "the programs are not built")
class EditionChange(unittest.TestCase):
    def setUp(self):
        scratch = TemporaryDirectory(prefix="sextant-editions-")
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name)
        self.ingest, self.serve = free_port(), free_port()
        self.configure(FIRST)
        (self.folder / "c.toml").write_text(
            f'[data]\ndirectory = "{self.folder}/data"\n[ingest]\nlisten = ["[::1]:{self.ingest}"]\n'
            f'[serve]\nlisten = ["[::1]:{self.serve}"]\n'
            f'[methodology]\nfile = "{self.folder}/edition.toml"\n[score]\ninterval = "1s"\n')
        self.collector("init", "--name", "::1")

    def configure(self, text, name=None):
        (self.folder / "edition.toml").write_text(text.replace("IRS-1.1.1", name or "IRS-1.1.1"))

    def collector(self, *words, fails=False):
        command = [COLLECTOR, *map(str, words), "--config", self.folder / "c.toml"]
        done = subprocess.run(command, text=True, capture_output=True, timeout=60)
        self.assertEqual(done.returncode != 0, fails, done.stderr)
        return done

    def known(self):
        return json.loads(self.collector("methodology", "list", "--json").stdout)

    def run_until(self, holds):
        """Serves until what /api/v1/methodologies has holds, and ends; what it had then, with what was in force."""
        running = subprocess.Popen([COLLECTOR, "serve", "--config", self.folder / "c.toml"], stderr=subprocess.DEVNULL)
        try:
            end = time.monotonic() + 30
            while time.monotonic() < end:
                try:
                    told, text = self.get("/api/v1/methodologies"), self.get("/api/v1/methodology")
                    if holds(told):
                        return told, text
                except (urllib.error.URLError, ConnectionError):
                    pass
                time.sleep(0.05)
            self.fail("it did not come true in time")
        finally:
            running.terminate()
            running.wait(30)

    def get(self, path):
        with urllib.request.urlopen(f"http://[::1]:{self.serve}{path}", timeout=10) as answer:
            return json.load(answer)

    def announce(self, *words, fails=False):
        draft = self.folder / "draft.toml"
        draft.write_text(HEAVIER.replace("IRS-1.1.1", words[0]))
        return self.collector("methodology", "announce", draft, *words[1:], "--why", "a test", fails=fails)

    def test_a_restart_with_another_file_puts_it_in_force_from_today_and_is_on_the_ledger(self):
        first, _ = self.run_until(lambda it: len(it["editions"]) == 1)
        self.configure(HEAVIER, "IRS-2.0.0")
        self.collector("score", "--json")
        self.assertEqual(self.known()["in_force"]["id"], "IRS-1.1.1")

        told, text = self.run_until(lambda it: it["in_force"]["id"] == "IRS-2.0.0")

        self.assertEqual([it["id"] for it in told["editions"]], ["IRS-1.1.1", "IRS-2.0.0"])
        self.assertEqual(told["editions"][0], first["editions"][0])
        self.assertEqual(told["editions"][0]["toml"], FIRST)
        self.assertIn(told["editions"][1]["first_day"], told["editions"][1]["announced"])
        self.assertEqual(text["id"], "IRS-2.0.0")
        self.collector("rejudge")
        self.assertEqual([it["id"] for it in self.known()["editions"]], ["IRS-1.1.1", "IRS-2.0.0"])
        again, _ = self.run_until(lambda it: it["in_force"]["id"] == "IRS-2.0.0")
        self.assertEqual(again["editions"], told["editions"])

    def test_an_announced_edition_waits_for_the_end_of_its_period(self):
        self.run_until(lambda it: len(it["editions"]) == 1)
        today = datetime.now(timezone.utc).date()
        self.announce("IRS-2.0.0", "--from", today)
        self.configure(HEAVIER, "IRS-2.0.0")

        told, text = self.run_until(lambda it: len(it["editions"]) == 2)

        self.assertEqual(told["editions"][1]["first_day"], str(today + timedelta(days=56)))
        self.assertEqual(told["in_force"]["id"], "IRS-1.1.1")
        self.assertEqual(text["toml"], FIRST)

    def test_an_id_is_one_text_and_other_weights_stand_beside_for_two_windows(self):
        self.run_until(lambda it: len(it["editions"]) == 1)
        today = datetime.now(timezone.utc).date()

        self.assertIn("id of its own", self.announce("IRS-1.1.1", "--from", today, fails=True).stderr)
        self.assertIn("MAJOR", self.announce("IRS-1.2.0", "--from", today, fails=True).stderr)
        self.assertIn("two windows", self.announce("IRS-2.0.0", "--from", today, "--until", today, fails=True).stderr)
        self.assertEqual(self.known()["beside"], [])
        self.configure(HEAVIER)
        self.assertIn("id of its own", self.collector("serve", fails=True).stderr)

    def test_a_day_that_is_not_over_has_no_score_as_of_it(self):
        today = datetime.now(timezone.utc).date()
        for day in ("2099-01-01", today):
            self.assertIn("not over", self.collector("score", "--as-of", day, fails=True).stderr)
        self.collector("score", "--as-of", today - timedelta(days=1))


if __name__ == "__main__":
    unittest.main()
