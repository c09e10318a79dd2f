"""A real collector of the test's own on the loopback, which is gone when the test is."""

import json
import os
import socket
import subprocess
import time
import unittest
import urllib.error
import urllib.request
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
BUILT = ROOT / os.environ.get("SEXTANT_BUILT", "build/asan")
COLLECTOR = BUILT / "collector" / "sextant-collector"


def free_port():
    with socket.socket(socket.AF_INET6) as probe:
        probe.bind(("::1", 0))
        return probe.getsockname()[1]


class OwnCollector(unittest.TestCase):
    methodology = ROOT / "config" / "methodologies" / "irs-1.toml"  # what its configuration names; a test may write another one

    def setUp(self):
        scratch = TemporaryDirectory(prefix="sextant-own-")
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name)
        self.ingest, self.serve = free_port(), free_port()
        self.configure(self.methodology)
        self.collector("init", "--name", "::1")

    def configure(self, methodology):
        (self.folder / "c.toml").write_text(
            f'[data]\ndirectory = "{self.folder}/data"\n[ingest]\nlisten = ["[::1]:{self.ingest}"]\n'
            f'[serve]\nlisten = ["[::1]:{self.serve}"]\n'
            f'[methodology]\nfile = "{methodology}"\n[score]\ninterval = "1s"\n')

    def collector(self, *words, code=0):
        """One command; what it printed. It ends with `code`."""
        command = [COLLECTOR, *map(str, words), "--config", self.folder / "c.toml"]
        done = subprocess.run(command, text=True, capture_output=True, timeout=60)
        self.assertEqual(done.returncode, code, done.stderr)
        return done

    def start(self):
        """Serves until `stop` is told of it, or until the test is over."""
        running = subprocess.Popen([COLLECTOR, "serve", "--config", self.folder / "c.toml"], stderr=subprocess.DEVNULL)
        self.addCleanup(self.stop, running)
        return running

    def stop(self, running):
        running.terminate()
        running.wait(30)

    def get(self, path, token=""):
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        request = urllib.request.Request(f"http://[::1]:{self.serve}{path}", headers=headers)
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)

    def until(self, holds, seconds=30):
        """What `holds` gives once it is something: the index follows the ledger, and is soon there."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                if found := holds():
                    return found
            except (urllib.error.URLError, ConnectionError):
                pass
            time.sleep(0.05)
        self.fail("it did not come true in time")
