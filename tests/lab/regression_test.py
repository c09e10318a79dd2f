"""A service falls back: somebody is told, once, with a signature that holds. Then old evidence is dropped, and what was published stays."""

import datetime
import hashlib
import hmac
import json
import os
import subprocess
import sys
import time
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests" / "lab")]

from laboratory import capability, lifecycle, repair, topology  # noqa: E402
from laboratory.processes import start, wait_listening  # noqa: E402

from own_state import OwnState  # noqa: E402
from small_country import COUNTRY, SmallCountry, frame, until  # noqa: E402

BUILT = ROOT / os.environ.get("SEXTANT_BUILT", "build/asan")
FALLS, STAYS = "revenue.test", "health.test"
KEY = "a-key-that-both-of-them-know"
PORT = 9443
#: Scoring rule 4.4: so many rounds in a row change what is shown.
HYSTERESIS = 3
#: The least the programs take: a segment is closed after a few batches.
SMALL_SEGMENTS = '\n[ledger]\nsegment_octets = "4KiB"\n'


def round_seconds():
    """Rounds get their names anew every 20,000 (docs/laboratory.md): not within the next minutes."""
    now = time.time()
    return next(it for it in (3, 4) if now // it % 20_000 < (now + 600) // it % 20_000)


@unittest.skipUnless(capability.may_make_namespaces(), "this machine lets nobody make network namespaces: webhooks are NOT tried")
@unittest.skipUnless((BUILT / "probe" / "sextant-probe").exists(), f"no programs in {BUILT}")
class Regression(OwnState):
    def setUp(self):
        super().setUp()
        lifecycle.raise_for(self.state, lambda: [frame(self.state, {FALLS: "good", STAYS: "good"})])
        self.country = SmallCountry(self.state, BUILT)
        self.told = self.state.path("told.ndjson")
        self.country.start(self.receiver() + SMALL_SEGMENTS, {"laboratory": {"round": f"{round_seconds()}s"}, "schedule": {"attempts": 1}})

    def receiver(self):
        """An HTTPS server abroad; the collector's settings for it."""
        address = topology.ipv6(4, 1, "2")
        certificate, key = self.state.path("told.pem"), self.state.path("told.key")
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
                        "/CN=receiver", "-addext", f"subjectAltName=IP:{address}", "-keyout", key, "-out", certificate], check=True, capture_output=True)
        command = [sys.executable, str(ROOT / "tests" / "lab" / "webhook_receiver.py"), address, str(PORT), str(certificate), str(key), str(self.told)]
        pid = start(self.state, "webhook-receiver", f"{topology.PREFIX}abroad-1", command)
        wait_listening(self.state, "webhook-receiver", pid, PORT, "tcp")
        secret = self.state.write("webhook.key", KEY + "\n")
        return f'\n[webhooks]\nurls = ["https://[{address}]:{PORT}/sextant"]\nsecret_file = "{secret}"\nca = "{certificate}"\n'

    def requests(self):
        return [json.loads(line) for line in self.told.read_text().splitlines()] if self.told.exists() else []

    def rounds(self):
        return [it["window"]["last"] for it in self.country.scores()]

    def test_who_is_told_of_a_fall_can_trust_it_and_what_was_published_outlives_its_evidence(self):
        until(lambda: len(self.rounds()) > 1 and self.country.target(FALLS)["state"] == "operational", "it is shown as whole")
        repair.set_fault(self.state, FALLS, ["refused"])
        until(lambda: any(it["status"] == 204 for it in self.requests()), "the receiver took a message")

        self.check_messages()
        self.country.stop_all()
        self.drop()

    def check_messages(self):
        first, second, *_ = self.requests()
        self.assertEqual((first["status"], second["status"]), (503, 204))
        self.assertEqual({**first, "status": 204}, second)
        fields = dict(part.split("=", 1) for part in second["signature"].split(","))
        expected = hmac.new(KEY.encode(), f"{fields['t']}.{second['body']}".encode(), hashlib.sha256).hexdigest()
        self.assertEqual(fields["v1"], expected)
        self.assertLess(abs(time.time() - int(fields["t"])), 60)
        message = json.loads(second["body"])
        self.assertEqual((message["kind"], message["country"], message["target"]), ("target_fell_back", COUNTRY, FALLS))
        self.assertEqual((message["before"]["state"], message["after"]), ("operational", {"state": "broken", "cause": "refused"}))
        told = [json.loads(it["body"])["id"] for it in self.requests() if it["status"] == 204]
        self.assertEqual(len(told), len(set(told)))
        self.assertEqual([it for it in told if STAYS in it], [])

    def exported(self, view):
        lines = self.country.collector("export").splitlines()
        return [line for line in lines if line.startswith(f'{{"view":"{view}"')]

    def verified(self):
        said = json.loads(self.country.collector("ledger", "verify", "--json"))
        return said["last"], said["last_sha256"], said["findings"]

    def drop(self):
        """The program's own verbs on the ledger that just grew: its closed segments are old enough tomorrow."""
        self.country.collector("rejudge")
        scores, results, verified = self.exported("score"), self.exported("result"), self.verified()
        roots = self.state.write("roots.ndjson", self.country.collector("ledger", "roots"))
        tomorrow = datetime.datetime.now(datetime.timezone.utc).date() + datetime.timedelta(days=1)
        self.country.collector("ledger", "drop", "--before", tomorrow, "--published", self.state.write("none.ndjson", ""), code=1)
        self.country.collector("ledger", "drop", "--before", tomorrow, "--published", roots)

        self.assertEqual(self.verified(), verified)
        self.assertLess(len(self.exported("result")), len(results) / 2)
        self.assertEqual(self.exported("score"), scores)
        self.country.start_collector()
        self.assertEqual([it["window"]["last"] for it in self.country.scores()], [json.loads(it)["window_last"] for it in scores])
        self.country.stop_collector()
        self.assertEqual(self.exported("score"), scores)


if __name__ == "__main__":
    unittest.main()
