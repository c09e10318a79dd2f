"""What the figures were made on: without it they mean nothing."""

import os
import platform
import re
import subprocess
from pathlib import Path


def describe(packages: list[str]) -> dict:
    """Processor, cores, memory, kernel, and the versions of what took part."""
    return {"cpu": _cpu(), "cores": os.cpu_count(), "memory_gb": round(_memory() / 1e9, 1), "kernel": platform.release(),
            "versions": _versions(packages)}


def text(machine: dict) -> str:
    versions = ", ".join(f"{name} {version}" for name, version in machine["versions"].items())
    return (f"{machine['cores']} cores of {machine['cpu']}, {machine['memory_gb']:.0f} GB, Linux {machine['kernel']}"
            + (f"; {versions}" if versions else ""))


def commit() -> str:
    """With "+changes" where the tree is not what the commit says."""
    revision = _output("git", "rev-parse", "--short=12", "HEAD") or "unknown"
    return revision + ("+changes" if _output("git", "status", "--porcelain", "--untracked-files=no") else "")


def _cpu() -> str:
    found = re.search(r"^model name\s*: (.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    return found[1].strip() if found else platform.machine()


def _memory() -> int:
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")


def _versions(packages: list[str]) -> dict[str, str]:
    found = {package: _output("dpkg-query", "-W", "-f", "${Version}", package) for package in packages}
    return {package: version for package, version in found.items() if version}


def _output(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=30)
    return done.stdout.strip() if done.returncode == 0 else ""
