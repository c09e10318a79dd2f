"""A finding that lets strangers in waits for its owner, until a regulator has said over the network that he was told, or releases it."""

import datetime
import json
import os
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests" / "lab")]

from laboratory import capability, lifecycle  # noqa: E402

from own_state import OwnState  # noqa: E402
from small_country import SmallCountry, frame, until  # noqa: E402

BUILT = ROOT / os.environ.get("SEXTANT_BUILT", "build/asan")
OPEN, CHECK = "revenue.test", "security.recursion"
SERVICES = {OPEN: "open_recursion", "health.test": "good"}
LAST_DAY = "2999-12-31"
EMBARGO = datetime.timedelta(days=90)


@unittest.skipUnless(capability.may_make_namespaces(), "this machine lets nobody make network namespaces: disclosure is NOT tried")
@unittest.skipUnless((BUILT / "probe" / "sextant-probe").exists(), f"no programs in {BUILT}")
class Disclosure(OwnState):
    def setUp(self):
        super().setUp()
        lifecycle.raise_for(self.state, lambda: [frame(self.state, SERVICES)])
        self.country = SmallCountry(self.state, BUILT)
        self.country.start("", {"schedule": {"attempts": 1}})

    def regulator(self, country):
        name = f"keeper-{country.lower()}"
        token = self.country.collector("person", "add", name, "--role", "regulator", "--country", country, "--expires", LAST_DAY).strip()
        people = json.loads(self.country.collector("person", "ls", "--json"))["people"]
        self.assertIn((name, LAST_DAY, False), [(it["name"], it["expires"], it["expired"]) for it in people])
        return token

    def say(self, token, step, reason):
        return self.country.post("/v1/disclosures", token, {"step": step, "target": OPEN, "check": CHECK, "reason": reason})

    def rows(self):
        """What the public is told of the check."""
        verdicts = self.country.api.get(f"/api/v1/targets/{OPEN}/verdicts")
        return [it["outcome"] for it in verdicts["consensus"] if it["check"] == CHECK]

    def written_to(self):
        """Its owner reads of it in a letter that says what it is, and whoever made it is on record."""
        out = self.state.path("letters")
        self.country.collector("letters", "KE", "--all", "--out", out)
        self.country.collector("letters", "KE", "--with-withheld", "--out", out)

        self.assertNotIn(CHECK, (out / f"{OPEN}-en.html").read_text())
        confidential = (out / f"{OPEN}-en-confidential.html").read_text()
        self.assertIn(CHECK, confidential)
        self.assertIn("Confidential", confidential)
        self.assertIn("letters_with_withheld", self.country.collector("audit", "ls"))

    def test_what_waits_is_told_by_a_regulator_and_then_released(self):
        self.country.wait_measured(SERVICES)
        at_home, abroad = self.regulator("KE"), self.regulator("FR")
        found = until(lambda: self.country.ask("/v1/disclosures", at_home).body.get("findings"), "the finding waits for its owner")
        self.assertEqual([(it["target"], it["check"], it["public_from"]) for it in found], [(OPEN, CHECK, None)])
        self.assertEqual((self.country.ask("/v1/disclosures", abroad).body["findings"], self.rows()), ([], []))
        self.assertEqual(self.say(abroad, "tell", "hearsay").status, 403)

        self.written_to()
        told = self.say(at_home, "tell", "letter of today")

        day = (datetime.datetime.now(datetime.UTC).date() + EMBARGO).isoformat()
        self.assertEqual((told.status, told.body.get("public_from")), (200, day), told.body)
        until(lambda: self.country.ask("/v1/disclosures", at_home).body["findings"][0]["public_from"] == day, "the telling is known")
        self.assertEqual(self.rows(), [])
        self.assertEqual(self.say(at_home, "release", "mended, says its owner").status, 200)
        until(lambda: self.rows() == ["fail"], "the public may know")
        self.assertIn("keeper-fr", self.country.collector("audit", "ls"))


if __name__ == "__main__":
    unittest.main()
