"""The result of quickstart: what counts as agreement, and what the object for machines holds."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from laboratory.card import Findings, machine, people  # noqa: E402

TRUTH = {"a.example.test": {"country": "KE", "state": "partial", "cause": "timeout", "fault": "one_bad_of_three"}}
COUNTRY = {"country": "KE", "methodology": "IRS-1.0.0", "index": 0.5, "interval": [0.2, 0.8], "status": "provisional",
           "coverage": 1.0, "pillars": {"web": {"value": 0.5}, "dns": {"value": 0.9}}}
VANTAGE = {"name": "home-1", "country": "KE", "qualified": True, "reason": "", "results": 1}


def findings(state: str, cause: str | None) -> Findings:
    target = {"domain": "a.example.test", "country": "KE", "tier": "portal", "state": state, "cause": cause}
    return Findings([COUNTRY], [target], [VANTAGE], truth=TRUTH)


class Card(unittest.TestCase):
    def test_same_state_with_another_cause_is_no_agreement(self):
        self.assertEqual(machine(findings("partial", "refused"))["lab"], {"injected": 1, "agreed": 0})

    def test_a_target_never_measured_is_no_agreement(self):
        self.assertEqual(len(Findings([COUNTRY], [], [VANTAGE], truth=TRUTH).disagreements()), 1)

    def test_the_object_has_every_promised_key(self):
        card = machine(findings("partial", "timeout"))

        self.assertLessEqual({"country", "methodology", "index", "interval", "status", "coverage", "pillars", "targets", "countries",
                              "lab", "vantages"}, set(card))
        self.assertEqual(card["vantages"], [{"name": "home-1", "qualified": True, "reason": ""}])

    def test_people_read_what_disagrees(self):
        self.assertIn("a.example.test: one_bad_of_three is partial timeout, the collector says broken refused",
                      people(findings("broken", "refused"), None))

    def test_a_country_without_a_fit_vantage_at_home_says_so(self):
        seen = findings("partial", "timeout")
        unfit = Findings(seen.countries, seen.targets, [{**VANTAGE, "qualified": False}, {**VANTAGE, "country": "FR"}], truth=TRUTH)

        self.assertEqual([machine(it)["home_vantages"] for it in (seen, unfit)], [1, 0])
        self.assertNotIn("abroad only", people(seen, None))
        self.assertIn("no vantage at home, seen from abroad only: KE", people(unfit, None))


if __name__ == "__main__":
    unittest.main()
