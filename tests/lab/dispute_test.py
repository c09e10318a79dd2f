"""A verdict is disputed, the service mended, looked at again, and the case answered: the number stays that of the rounds."""

import os
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests" / "lab")]

from laboratory import capability, lifecycle, repair  # noqa: E402

from own_state import OwnState  # noqa: E402
from small_country import COUNTRY, PROBES, SmallCountry, frame, until  # noqa: E402

BUILT = ROOT / os.environ.get("SEXTANT_BUILT", "build/asan")
BROKEN = "revenue.test"
SERVICES = {BROKEN: "refused", "health.test": "good", "post.test": "good"}
WHY = "the server was being moved that day; <b>it listens again</b>"


@unittest.skipUnless(capability.may_make_namespaces(), "this machine lets nobody make network namespaces: disputes are NOT tried")
@unittest.skipUnless((BUILT / "probe" / "sextant-probe").exists(), f"no programs in {BUILT}")
class Dispute(OwnState):
    def setUp(self):
        super().setUp()
        lifecycle.raise_for(self.state, lambda: [frame(self.state, SERVICES)])
        self.country = SmallCountry(self.state, BUILT)
        # One attempt: what is measured after the mending is measured because somebody asked for it.
        self.country.start("", {"report": {"opt_outs": "1s"}, "schedule": {"attempts": 1}})

    def person(self, name, *words):
        return self.country.collector("person", "add", name, *words).strip()

    def case(self):
        cases = self.country.api.get(f"/api/v1/targets/{BROKEN}/corrections")["corrections"]
        self.assertEqual(len(cases), 1)
        return cases[0]

    def standing(self):
        """All that a vote would change."""
        verdicts = self.country.api.get(f"/api/v1/targets/{BROKEN}/verdicts")
        return {"target": self.country.target(BROKEN), "consensus": verdicts["consensus"], "scores": self.country.scores()}

    def test_what_is_mended_is_looked_at_again_and_has_no_vote(self):
        self.country.wait_measured(SERVICES)
        before = self.standing()
        self.assertEqual((before["target"]["state"], before["target"]["cause"]), ("broken", "refused"))

        owner = self.opened()
        repair.set_fault(self.state, BROKEN, [repair.NO_FAULT])
        self.rechecked(owner)

        self.assertEqual(self.standing(), before)
        self.answered(owner)

    def opened(self):
        """Only who owns the service disputes its verdict; his token."""
        owner = self.person("revenue", "--role", "owner", "--domain", BROKEN, "--organisation", "Revenue Authority")
        other = self.person("health", "--role", "owner", "--domain", "health.test", "--organisation", "Ministry of Health")
        until(lambda: self.country.post("/v1/disputes", other, {"target": BROKEN, "why": WHY}).status == 403, "the other is known")
        told = self.country.post("/v1/disputes", owner, {"target": BROKEN, "why": WHY})

        self.assertEqual((told.status, told.body["check"]), (200, "web.http6"), told.body)
        case = until(lambda: self.case_if_there(), "the case is public")
        self.assertEqual((case["case"], case["status"], case["disputed"]["outcome"]), (told.body["case"], "disputed", "fail"))
        self.assertEqual([(it["by"], it["text"]) for it in case["steps"]], [("Revenue Authority", WHY)])
        self.assertEqual(case["rechecks"], [])
        return owner

    def case_if_there(self):
        cases = self.country.api.get(f"/api/v1/targets/{BROKEN}/corrections")["corrections"]
        return cases[0] if cases else None

    def rechecked(self, owner):
        """Each probe looks once, beside its round, and finds it mended."""
        number = self.case()["case"]
        told = self.country.post(f"/v1/disputes/{number}/recheck", owner, {"why": "it listens again"})
        self.assertEqual((told.status, told.body["case"]), (200, number), told.body)

        found = until(lambda: len(self.case()["rechecks"]) == len(PROBES) and self.case()["rechecks"], "both probes looked again")

        self.assertEqual(sorted((it["probe"], it["outcome"]) for it in found), [(name, "pass") for name in PROBES])
        looks = self.country.api.get(f"/api/v1/targets/{BROKEN}/evidence")["results"]
        self.assertEqual(sorted((it["probe"], it["attempt"]) for it in looks), [(name, n) for name in PROBES for n in (0, 1)])

    def answered(self, owner):
        """The answer ends the case; it stands among the errata, and nobody is sent there again."""
        number = self.case()["case"]
        self.country.collector("corrections", "answer", number, "--finding", "corrected", "--by", "Communications Authority",
                               "--numbers", "none: the round of that day stays", "--why", "it was mended after the round")

        until(lambda: self.case()["status"] == "corrected", "the answer is public")
        self.assertEqual([it["step"] for it in self.case()["steps"]], ["disputed", "recheck_asked", "corrected"])
        errata = self.country.api.get(f"/api/v1/errata?country={COUNTRY}")["errata"]
        self.assertEqual([(it["case"], it["target"], it["check"]) for it in errata], [(number, BROKEN, "web.http6")])
        listed = self.country.api.get("/api/v1/corrections")["corrections"]
        self.assertEqual([(it["case"], it["status"]) for it in listed], [(number, "corrected")])
        again = self.country.post(f"/v1/disputes/{number}/recheck", owner, {"why": "once more"})
        self.assertEqual(again.status, 422, again.body)
        self.assertEqual(len(self.case()["rechecks"]), len(PROBES))


if __name__ == "__main__":
    unittest.main()
