"""The whole line in the laboratory: from frames to a national score, and back from the ledger alone."""

import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests" / "lab")]

from laboratory import capability, lifecycle, programs, recording  # noqa: E402
from laboratory.state import State  # noqa: E402

import prometheus_beside  # noqa: E402

BUILT = ROOT / os.environ.get("SEXTANT_BUILT", "build/asan")
COLLECTOR = BUILT / "collector" / "sextant-collector"


def ended(pid, seconds):
    """Waits until the process is gone; it is not our child."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if not pathlib.Path(f"/proc/{pid}").exists():
            return True
        time.sleep(0.05)
    return False


@unittest.skipUnless(capability.may_make_namespaces(), "this machine lets nobody make network namespaces: the line is NOT tested")
@unittest.skipUnless(COLLECTOR.exists(), f"{COLLECTOR} is not built")
class StraightLine(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="sextant-line-")
        pathlib.Path(cls.folder.name).chmod(0o755)  # the mail server passes through it without root's rights
        cls.state = State(f"{cls.folder.name}/lab")
        command = [sys.executable, "-m", "laboratory.quickstart", "--json", "--keep", "--programs", BUILT, "--state", cls.state.root]
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
        done = subprocess.run(command, text=True, capture_output=True, timeout=400, env=environment)
        cls.code, cls.said, cls.errors = done.returncode, done.stdout, done.stderr
        if cls.code == 0:
            recording.keep(cls.state)  # what was measured here is what the browser's tests show

    @classmethod
    def tearDownClass(cls):
        lifecycle.down(cls.state)
        cls.folder.cleanup()

    def collector(self, *words):
        config = self.state.path("collector", "collector.toml")
        return subprocess.run([COLLECTOR, *words, "--config", config], text=True, capture_output=True, check=True, timeout=120).stdout

    def namespace(self, probe):
        return next(it["namespace"] for it in self.state.read_json("addresses.json")["probes"] if it["name"] == probe)

    def some_target(self, state):
        """The first name that was made so."""
        truth = self.state.read_json("truth.json")["targets"]
        return min(name for name, made in truth.items() if made["state"] == state)

    @unittest.skipUnless(prometheus_beside.installed(), "no prometheus here: dashboard and scrapes are NOT tested")
    def test_every_panel_of_the_dashboard_is_answered_by_a_prometheus(self):
        good, broken = self.some_target("operational"), self.some_target("broken")
        beside = prometheus_beside.Prometheus(self.state, self.namespace("home-1"), [good, broken])
        scraped = [("a scrape", f'probe_success{{instance="{name}"}}') for name in (good, broken)]
        missing = beside.wait_for_all([*prometheus_beside.expressions(), *scraped], 150)
        self.assertEqual([], [f"panel '{panel}' is not answered: {expression}" for panel, expression in missing])
        self.assertEqual([("none", "sextant_no_such_series")], beside.wait_for_all([("none", "sextant_no_such_series")], 1))
        success = {it["metric"]["instance"]: it["value"][1] for it in beside.series("probe_success")}
        self.assertEqual({good: "1", broken: "0"}, success)
        states = beside.series('sextant_probe_target_state == 1')
        self.assertEqual({good: "operational", broken: "broken"}, {it["metric"]["instance"]: it["metric"]["state"] for it in states})

    @unittest.skipUnless(prometheus_beside.installed(), "no prometheus here: pages of metrics are NOT checked")
    def test_every_page_of_metrics_pleases_promtool(self):
        home = self.namespace("home-1")
        target = f"target={self.some_target('operational')}"
        for address, path, *words in ((prometheus_beside.PROBE, "/metrics"), (prometheus_beside.PROBE, "/probe", target, "check=all"),
                                      (":".join(programs.PUBLIC_ENDPOINT), "/metrics")):
            status, page = prometheus_beside.ask(home, address, path, *words)
            self.assertEqual((200, ""), (status, prometheus_beside.complaints(page)), path)

    def test_every_scrape_of_a_sick_probe_is_503_and_blames_nobody(self):
        status, text = prometheus_beside.ask(self.namespace("home-broken"), prometheus_beside.PROBE, "/probe",
                                             f"target={self.some_target('operational')}")
        self.assertEqual(503, status, text)
        self.assertNotIn("probe_success", text)

    def test_every_target_is_found_as_it_was_made(self):
        self.assertEqual(self.code, 0, self.errors[-3000:])
        result = json.loads(self.said.splitlines()[-1])
        self.assertGreaterEqual(result["lab"]["injected"], 90)
        self.assertEqual(result["lab"]["agreed"], result["lab"]["injected"])

    def test_the_score_of_a_well_seen_country_is_published_inside_its_interval(self):
        result = json.loads(self.said.splitlines()[-1])
        low, high = result["interval"]
        self.assertEqual(result["status"], "published")
        self.assertTrue(0 <= low < result["index"] < high <= 1)
        self.assertEqual({country["country"] for country in result["countries"]}, {"KE", "FR", "MY"})

    def test_the_broken_vantage_contributed_nothing_and_says_why(self):
        vantages = {it["name"]: it for it in json.loads(self.said.splitlines()[-1])["vantages"]}
        self.assertFalse(vantages["home-broken"]["qualified"])
        self.assertTrue(vantages["home-broken"]["reason"])
        self.assertEqual(sorted(name for name, it in vantages.items() if it["qualified"]), ["abroad-1", "home-1", "home-2"])

    def test_the_ledger_alone_gives_the_same_views(self):
        pid = next(it["pid"] for it in self.state.processes() if it["name"] == "sextant-collector")
        os.kill(pid, signal.SIGTERM)
        self.assertTrue(ended(pid, 30))
        before = self.collector("export")
        for path in self.state.path("collector", "data").glob("index.sqlite*"):
            path.unlink()
        self.collector("rejudge")
        self.assertEqual(before, self.collector("export"))
        self.assertGreater(len(before), 100_000)
        self.collector("ledger", "verify")


if __name__ == "__main__":
    unittest.main()
