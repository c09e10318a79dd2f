"""Editions of the methodology at a real collector: its ledger tells which is in force from which day, and nothing else changes that."""

import json
import sys
import unittest
from datetime import datetime, timedelta, timezone
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from own_collector import COLLECTOR, OwnCollector  # noqa: E402

FIRST = OwnCollector.methodology.read_text()
WEB = 'id = "web"\nweight = 0.30'
HEAVIER = FIRST.replace(WEB, 'id = "web"\nweight = 0.60')


@unittest.skipUnless(COLLECTOR.exists(), "the programs are not built")
class EditionChange(OwnCollector):
    def configure(self, methodology):
        super().configure(self.folder / "edition.toml")
        self.write_edition(methodology.read_text())

    def write_edition(self, text, name=None):
        (self.folder / "edition.toml").write_text(text.replace("IRS-1.1.1", name or "IRS-1.1.1"))

    def known(self):
        return json.loads(self.collector("methodology", "list", "--json").stdout)

    def run_until(self, holds):
        """Serves until what /api/v1/methodologies has holds, and ends; what it had then, with what was in force."""
        def told():
            editions, text = self.get("/api/v1/methodologies"), self.get("/api/v1/methodology")
            return (editions, text) if holds(editions) and text["id"] == editions["in_force"]["id"] else None

        running = self.start()
        try:
            return self.until(told)
        finally:
            self.stop(running)

    def announce(self, *words, code=0):
        draft = self.folder / "draft.toml"
        draft.write_text(HEAVIER.replace("IRS-1.1.1", words[0]))
        return self.collector("methodology", "announce", draft, *words[1:], "--why", "a test", code=code)

    def test_a_restart_with_another_file_puts_it_in_force_from_today_and_is_on_the_ledger(self):
        first, _ = self.run_until(lambda it: len(it["editions"]) == 1)
        self.write_edition(HEAVIER, "IRS-2.0.0")
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
        self.write_edition(HEAVIER, "IRS-2.0.0")

        told, text = self.run_until(lambda it: len(it["editions"]) == 2)

        self.assertEqual(told["editions"][1]["first_day"], str(today + timedelta(days=56)))
        self.assertEqual(told["in_force"]["id"], "IRS-1.1.1")
        self.assertEqual(text["toml"], FIRST)

    def test_an_id_is_one_text_and_other_weights_stand_beside_for_two_windows(self):
        self.run_until(lambda it: len(it["editions"]) == 1)
        today = datetime.now(timezone.utc).date()

        self.assertIn("id of its own", self.announce("IRS-1.1.1", "--from", today, code=3).stderr)
        self.assertIn("MAJOR", self.announce("IRS-1.2.0", "--from", today, code=3).stderr)
        self.assertIn("two windows", self.announce("IRS-2.0.0", "--from", today, "--until", today, code=3).stderr)
        self.assertEqual(self.known()["beside"], [])
        self.write_edition(HEAVIER)
        self.assertIn("id of its own", self.collector("serve", code=1).stderr)

    def test_a_day_that_is_not_over_has_no_score_as_of_it(self):
        today = datetime.now(timezone.utc).date()
        for day in ("2099-01-01", today):
            self.assertIn("not over", self.collector("score", "--as-of", day, code=2).stderr)
        self.collector("score", "--as-of", today - timedelta(days=1))


if __name__ == "__main__":
    unittest.main()
