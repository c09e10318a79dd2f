"""What this machine can carry."""

import os
import subprocess


def may_make_namespaces() -> bool:
    """A container may give root without the right to make namespaces."""
    return os.geteuid() == 0 and subprocess.run(["unshare", "--net", "--mount", "true"], capture_output=True).returncode == 0
