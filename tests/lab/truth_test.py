"""The laboratory itself, raised for real: it does what it says, and leaves nothing when it goes. Needs root."""

import os
import subprocess
import sys
import unittest
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests" / "lab")]

from laboratory import capability, lifecycle, network, processes, topology, verify  # noqa: E402

from own_state import OwnState  # noqa: E402


@unittest.skipUnless(capability.may_make_namespaces(), "this machine lets nobody make network namespaces: the laboratory is NOT tested")
class Laboratory(OwnState):
    def test_every_fault_is_as_the_truth_says(self):
        lifecycle.up(self.state)

        self.assertEqual(verify.verify(self.state), [])
        self.assertTrue(lifecycle.status(self.state)["up"])

    def test_a_target_that_is_a_public_suffix_delegates_those_below_it(self):
        lifecycle.up(self.state, "br")

        self.assertEqual(verify.verify(self.state), [])

    def test_broken_home_has_an_address_and_a_route_and_no_ipv6(self):
        lifecycle.up(self.state)
        inside = ["ip", "netns", "exec", topology.ACCESS[2].probe.namespace]

        route = subprocess.run([*inside, "ip", "-6", "route", "get", "2d00:61:1::80"], capture_output=True, text=True)
        fetch = subprocess.run([*inside, "curl", "-s", "-m", "1", "http://[2d00:61:1::80]/"], capture_output=True)

        self.assertIn("src 2d00:3:1::2", route.stdout)
        self.assertEqual(fetch.returncode, 28)

    def test_down_leaves_nothing_even_what_a_shell_left_running(self):
        lifecycle.up(self.state)
        stray = subprocess.Popen(["ip", "netns", "exec", topology.CORE, "sleep", "60"])
        recorded = self.state.processes()

        lifecycle.down(self.state)

        self.assertEqual(network.existing(), [])
        self.assertFalse(self.state.root.exists())
        self.assertFalse(any(processes.is_alive(process) for process in recorded))
        self.assertIsNotNone(stray.wait(5))

    def test_a_half_raised_laboratory_is_removed_and_its_logs_explain(self):
        with TemporaryDirectory() as folder:
            broken = Path(folder, "chronyd")
            broken.write_text("#!/bin/sh\necho out of time\nexit 1\n")
            broken.chmod(0o755)
            path = os.environ["PATH"]
            os.environ["PATH"] = folder + ":" + path
            self.addCleanup(os.environ.__setitem__, "PATH", path)

            with self.assertRaisesRegex(processes.LabError, "out of time"):
                lifecycle.up(self.state)

        self.assertEqual(network.existing(), [])


if __name__ == "__main__":
    unittest.main()
