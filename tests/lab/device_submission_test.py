"""Runs of the CPE laboratory brought to a real collector over TLS: taken once, shown with what is withheld, judged again."""

import json
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from own_collector import BUILT, COLLECTOR, ROOT, OwnCollector  # noqa: E402

CPE = BUILT / "probe" / "cpe" / "sextant-cpe"
CAPTURES = ROOT / "tests" / "probe" / "cpe" / "captures"
STEADY, SECURITY = CAPTURES / "dhcpcd-dnsmasq-steady", CAPTURES / "dhcpcd-dnsmasq-security"


@unittest.skipUnless(COLLECTOR.exists() and CPE.exists(), "the programs are not built")
class DeviceSubmission(OwnCollector):
    def setUp(self):
        super().setUp()
        for name in ("lab-1", "lab-2"):
            self.collector("probe", "add", name, "--country", "KE", "--as", "64500", "--token-file", self.folder / name)
        self.start()
        self.until(lambda: self.get("/readyz"))

    def submit(self, run, *words, code=0, laboratory="lab-1"):
        command = [CPE, "submit", run, "--collector", f"https://[::1]:{self.ingest}", "--token-file", self.folder / laboratory,
                   "--ca", self.folder / "data" / "tls" / "ca.pem", "--json", *words]
        done = subprocess.run(command, text=True, capture_output=True, timeout=60)
        self.assertEqual(done.returncode, code, done.stderr)
        return json.loads(done.stdout) if code == 0 else done.stderr

    def brought(self):
        """Both runs of one router on the collector; its id."""
        told = [self.submit(run) for run in (STEADY, SECURITY)]
        self.assertEqual(told[0]["device"], told[1]["device"])
        self.until(lambda: [it for it in self.get("/api/v1/devices")["devices"] if it["runs"] == 2])
        return told[1]["device"]

    def rows(self, device, laboratory=None):
        token = (self.folder / laboratory).read_text().strip() if laboratory else ""
        return {row["row"]: row for row in self.get(f"/api/v1/devices/{device}", token)["rows"]}

    def test_two_runs_are_one_device_and_doubles_are_known_as_doubles(self):
        device = self.brought()

        self.assertTrue(self.submit(STEADY)["duplicate"])
        self.assertIn("foreign_run", self.submit(STEADY, code=1, laboratory="lab-2"))
        self.assertIn("run_differs", self.submit(STEADY, "--without-capture", code=1))
        self.assertFalse(self.submit(STEADY, "--without-capture", "--rejudged")["duplicate"])
        document = self.get(f"/api/v1/devices/{device}")
        self.assertEqual((document["maker"], document["gate"]), ("debian", "unknown"))
        rows = self.rows(device)
        self.assertEqual((rows["L-1"]["verdict"], rows["G-7"]["verdict"], rows["REC-5"]["verdict"]), ("FAIL", "PASS", "FAIL"))
        self.assertTrue(rows["G-7"]["requirement"])

    def test_what_is_kept_judges_to_the_same_verdicts(self):
        device = self.brought()
        run = self.rows(device)["REC-5"]["run"]

        self.collector("devices", "capture", run, "--out", self.folder / "again")
        subprocess.run([CPE, "judge", self.folder / "again"], check=True, capture_output=True, timeout=60)

        self.assertEqual((self.folder / "again" / "verdicts.json").read_bytes(), (SECURITY / "verdicts.json").read_bytes())

    def test_findings_that_expose_users_are_withheld_until_they_are_released(self):
        device = self.brought()
        withheld = {name for name, row in self.rows(device).items() if row["verdict"] == "withheld"}
        self.assertIn("REC-4", withheld)
        self.assertIn("SEC-10", withheld)

        self.assertEqual(self.rows(device, "lab-1")["REC-4"]["verdict"], "FAIL")
        self.assertEqual(self.rows(device, "lab-2")["REC-4"]["verdict"], "withheld")
        self.collector("devices", "release", device, "--row", "REC-99", code=2)
        self.collector("devices", "release", "debian/dhcpcd+dnsmasq/12", "--reason", "mended in 13")

        self.assertEqual(self.rows(device)["REC-4"]["verdict"], "FAIL")
        self.assertIsNone(self.get(f"/api/v1/devices/{device}")["withheld_until"])

    def test_a_regulators_table_says_where_devices_stand_or_what_is_wrong_with_it(self):
        table = self.folder / "homes.csv"
        table.write_text("country,maker,model,firmware,share,dated,source\r\nKE,debian,dhcpcd+dnsmasq,,40,2026-09-30,Report\r\n")
        self.assertIn("homes.csv:2: '40' is no share of homes", self.collector("devices", "import", table, code=3).stderr)
        table.write_text(table.read_text().replace(",40,", ",0.4,"))
        self.collector("devices", "import", table)
        device = self.brought()

        homes = self.get(f"/api/v1/devices/{device}")["homes"]
        self.assertEqual([(it["country"], it["share"]) for it in homes], [("KE", 0.4)])
        self.assertEqual(len(self.get("/api/v1/devices?country=KE")["devices"]), 1)
        shares = {it["row"]: it for it in self.get("/api/v1/requirements")["requirements"]}
        self.assertEqual((shares["G-7"]["share"], shares["L-1"]["share"]), (1.0, 0.0))

    def test_the_index_made_anew_from_the_ledger_is_the_same(self):
        self.brought()
        before = self.get("/api/v1/devices")
        exported = self.collector("export").stdout

        self.assertIn('"view":"device_run"', exported)
        self.assertIn("device_run", self.collector("ledger", "export").stdout)
        self.assertEqual(before, self.get("/api/v1/devices"))

    def test_a_stranger_and_a_wrong_authority_are_told_apart(self):
        (self.folder / "stranger").write_text("no-such-token-0123456789\n")
        self.assertIn("probe add", self.submit(STEADY, code=1, laboratory="stranger"))
        wrong = self.folder / "wrong.pem"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
                        "-subj", "/CN=wrong", "-keyout", self.folder / "k.pem", "-out", wrong], check=True, capture_output=True)
        refused = subprocess.run([CPE, "submit", STEADY, "--collector", f"https://[::1]:{self.ingest}", "--token-file",
                                  self.folder / "lab-1", "--ca", wrong], text=True, capture_output=True, timeout=60)
        self.assertEqual(refused.returncode, 1)
        self.assertIn("--ca", refused.stderr)


if __name__ == "__main__":
    unittest.main()
