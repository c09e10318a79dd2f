"""A home router of Debian packages between the two ports of sextant-cpe: one short phase, for real."""

import json
import os
import subprocess
import sys
import unittest
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

from laboratory import capability  # noqa: E402

BUILT = ROOT / os.environ.get("SEXTANT_BUILT", "build/asan")
PROGRAM = BUILT / "probe" / "cpe" / "sextant-cpe"


@unittest.skipUnless(capability.may_make_namespaces(), "this machine lets nobody make network namespaces: the router is NOT tried")
@unittest.skipUnless(PROGRAM.exists(), f"{PROGRAM} is not built")
class CpeTrial(unittest.TestCase):
    def trial(self, folder, *words):
        command = [ROOT / "scripts" / "lab", "--state", f"{folder}/lab", "cpe", "dhcpcd-dnsmasq", "--run", "--json", "--phases", "dns",
                   "--programs", BUILT, "--out", f"{folder}/run", *words]
        environment = {**os.environ, "SEXTANT_LAB_PREFIX": f"ct{os.getpid()}-"}  # two trials at once must not meet
        done = subprocess.run(command, text=True, capture_output=True, timeout=200, env=environment)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout.splitlines()[-1])

    def judged_again(self, folder):
        """Judges the recording twice more and returns the three verdicts.json."""
        verdicts = Path(folder, "run", "verdicts.json")
        texts = [verdicts.read_bytes()]
        for _ in range(2):
            subprocess.run([PROGRAM, "judge", f"{folder}/run"], check=True, capture_output=True, timeout=60)
            texts.append(verdicts.read_bytes())
        return texts

    def test_the_resolver_of_a_router_is_judged_and_judged_again_alike(self):
        with TemporaryDirectory(prefix="sextant-cpe-") as folder:
            vector = self.trial(folder)

            self.assertEqual({row: vector["rows"][row] for row in ("DNS-1", "DNS-3", "W-2")},
                             {"DNS-1": "PASS", "DNS-3": "PASS", "W-2": "NOT-OBSERVED"})
            self.assertEqual(len(set(self.judged_again(folder))), 1)

    def test_a_resolver_that_drops_addresses_fails_for_that(self):
        with TemporaryDirectory(prefix="sextant-cpe-") as folder:
            self.assertEqual(self.trial(folder, "--fault", "aaaa-filtered")["rows"]["DNS-1"], "FAIL")


if __name__ == "__main__":
    unittest.main()
