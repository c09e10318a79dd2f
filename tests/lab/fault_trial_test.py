"""The trial of faults: what it says of right and wrong measurements, and that the programs pass it."""

import json
import os
import subprocess
import sys
import unittest
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

from laboratory import capability, fault_country, fault_trial  # noqa: E402
from laboratory.fault_country import Injected  # noqa: E402

BUILT = ROOT / os.environ.get("SEXTANT_BUILT", "build/asan")
COLLECTOR = BUILT / "collector" / "sextant-collector"
GOOD = ["near", "far"]
HEALTHY = Injected("healthy.test", ("good",), ())
LAME = Injected("lame.test", ("ns_lame",), ("ns_lame",))
PAIR = Injected("pair.test", ("refused", "ns_lame"), ("refused", "ns_lame"))


def document(shown="", votes=2, results=(), **causes):
    """The collector's verdicts on one target: check to cause."""
    consensus = [{"check": check, "outcome": "fail", "cause": cause, "votes": votes} for check, cause in causes.items()]
    return {"shown": {"cause": shown}, "consensus": consensus, "results": list(results)}


def judged(target, seen, **selves):
    return fault_trial.judge([target], {target.domain: seen}, GOOD, selves)


class Judgement(unittest.TestCase):
    def test_a_named_fault_is_well(self):
        report = judged(LAME, document("ns_lame", dns="ns_lame"))

        self.assertTrue(report["ok"])
        self.assertEqual(report["faults"][0]["named"], ["ns_lame"])

    def test_another_name_for_a_fault_is_not(self):
        self.assertFalse(judged(LAME, document("timeout", dns="timeout"))["ok"])
        self.assertFalse(judged(LAME, document("timeout", web="timeout", dns="ns_lame"))["ok"])
        self.assertFalse(judged(LAME, document("", dns="ns_lame"))["ok"])

    def test_a_pair_must_give_both(self):
        self.assertTrue(judged(PAIR, document("refused", web="refused", dns="ns_lame"))["ok"])
        self.assertFalse(judged(PAIR, document("refused", web="refused", dns="ns_lame", mail="mx_dead"))["ok"])
        self.assertFalse(judged(PAIR, document("refused", web="refused"))["ok"])

    def test_a_vantage_that_is_turned_away_names_the_policy_without_a_vote(self):
        target = Injected("choosy.test", ("geo_policy",), ("geo_policy",), must_show=False)
        away = {"check": "web.http6", "outcome": "not_testable", "cause": "geo_policy"}

        self.assertTrue(judged(target, document(results=[{"probe": "far", "verdicts": [away]}]))["ok"])
        self.assertFalse(judged(target, document(results=[{"probe": "far", "verdicts": []}]))["ok"])
        self.assertFalse(judged(target, document(results=[{"probe": "far", "verdicts": [away]}], web="timeout"))["ok"])

    def test_a_bad_vantage_names_itself_and_nothing_else(self):
        own = {"check": "vantage.address", "outcome": "fail", "cause": "vantage"}
        other = {"check": "vantage.clock", "outcome": "fail", "cause": "timeout"}

        named = judged(HEALTHY, document(), bad=[own])
        self.assertEqual([(row["cause"], row["target"], row["ok"]) for row in named["faults"]], [("vantage", "bad", True)])
        self.assertTrue(named["ok"])
        self.assertFalse(judged(HEALTHY, document(), bad=[own, other])["ok"])
        self.assertFalse(judged(HEALTHY, document(), bad=[])["ok"])

    def test_an_accused_healthy_service_is_told(self):
        report = judged(HEALTHY, document("refused", web="refused"))

        self.assertFalse(report["ok"])
        self.assertEqual(report["healthy_failures"], [{"target": "healthy.test", "named": ["refused"]}])

    def test_a_bad_vantage_that_spoke_or_voted_is_counted(self):
        spoke = {"probe": "bad", "verdicts": [{"check": "web.http6", "outcome": "fail"}, {"check": "vantage.address", "outcome": "fail"}]}
        silent = {"probe": "bad", "verdicts": [{"check": "web.http6", "outcome": "not_testable"}]}

        self.assertEqual(judged(HEALTHY, document(results=[silent]))["bad_vantage_counted"], 0)
        self.assertEqual(judged(HEALTHY, document(results=[spoke]))["bad_vantage_counted"], 1)
        self.assertEqual(judged(LAME, document("ns_lame", votes=3, dns="ns_lame"))["bad_vantage_counted"], 1)


class Country(unittest.TestCase):
    def test_every_fault_stands_alone_once_and_pairs_are_of_faults_that_stand_alone(self):
        targets = fault_country.injected()
        single = [target.faults[0] for target in targets if len(target.faults) == 1 and not target.is_healthy]

        self.assertEqual(len(single), len(set(single)))
        for target in targets:
            self.assertTrue(target.is_healthy or set(target.faults) <= set(single), target)


@unittest.skipUnless(capability.may_make_namespaces(), "this machine lets nobody make network namespaces: the faults are NOT tried")
@unittest.skipUnless(COLLECTOR.exists(), f"{COLLECTOR} is not built")
class Trial(unittest.TestCase):
    def test_every_fault_is_named_and_nobody_else_accused(self):
        with TemporaryDirectory() as folder:
            Path(folder).chmod(0o755)  # the mail server passes through it without root's rights
            command = [ROOT / "scripts" / "lab", "--state", f"{folder}/lab", "faults", "--json", "--programs", BUILT]
            done = subprocess.run(command, text=True, capture_output=True, timeout=400)

        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue(json.loads(done.stdout.splitlines()[-1])["ok"])
