"""A laboratory of the test's own, which is gone when the test is."""

import sys
import unittest
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from laboratory import lifecycle  # noqa: E402
from laboratory.state import State  # noqa: E402


class OwnState(unittest.TestCase):
    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        Path(folder.name).chmod(0o755)  # the mail server passes through it without root's rights
        self.state = State(str(Path(folder.name, "lab")))
        self.addCleanup(lifecycle.down, self.state)
