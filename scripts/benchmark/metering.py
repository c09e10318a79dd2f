"""CPU, memory and time of one program, as the kernel counts them; the program on core 0, everything else beside it."""

import os
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from .suite import BenchError

CORE = 0
_TICKS = os.sysconf("SC_CLK_TCK")
_POLL = 0.02


@dataclass(frozen=True)
class Usage:
    """What a program cost from its start to its end, or between two looks at it."""

    cpu: float  # seconds, user and system, all threads
    wall: float  # seconds
    peak_rss: float  # MB (10^6), VmHWM
    status: int = 0


def keep_aside() -> None:
    """Leaves core 0 to what is measured; children inherit it."""
    others = os.sched_getaffinity(0) - {CORE}
    if not others:
        raise BenchError("a benchmark wants two cores: one for what is measured and one for all else")
    os.sched_setaffinity(0, others)


def inside(namespace: str | None, command: list[str]) -> list[str]:
    return ["ip", "netns", "exec", namespace, *command] if namespace else command


def start(command: list[str], *, namespace: str | None = None, output=subprocess.DEVNULL, errors=subprocess.DEVNULL,
          core: int | None = CORE) -> subprocess.Popen:
    """Starts a program pinned to `core`; None: where we are."""
    pin = (lambda: os.sched_setaffinity(0, {core})) if core is not None else None
    return subprocess.Popen(inside(namespace, command), stdin=subprocess.DEVNULL, stdout=output, stderr=errors, preexec_fn=pin,
                            start_new_session=True)


def run(command: list[str], *, namespace: str | None = None, output=subprocess.DEVNULL, errors=subprocess.DEVNULL,
        seconds: float = 600) -> Usage:
    """Runs a program to its end. ru_maxrss would count the memory of whoever forked it: the peak is read while it lives."""
    begun = time.monotonic()
    child = start(command, namespace=namespace, output=output, errors=errors)
    peak = 0.0
    while True:
        pid, status, usage = os.wait4(child.pid, os.WNOHANG)
        wall = time.monotonic() - begun
        if pid:
            child.returncode = os.waitstatus_to_exitcode(status)
            return Usage(usage.ru_utime + usage.ru_stime, wall, peak, child.returncode)
        if wall > seconds:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
            raise BenchError(f"{command[0]} did not end within {seconds:.0f} s and was killed")
        peak = max(peak, peak_rss(child.pid))
        time.sleep(_POLL)


def stop(child: subprocess.Popen, patience: float = 5) -> None:
    """Ends a program that stays, politely and then not."""
    child.terminate()
    try:
        child.wait(patience)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


class Meter:
    """A running program between two looks."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        Path(f"/proc/{pid}/clear_refs").write_text("5")  # the peak begins anew
        self._cpu, self._time = cpu_seconds(pid), time.monotonic()

    def read(self) -> Usage:
        return Usage(cpu_seconds(self.pid) - self._cpu, time.monotonic() - self._time, peak_rss(self.pid))


def cpu_seconds(pid: int) -> float:
    """User and system time of all threads so far; 0 once the process is gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / _TICKS


def peak_rss(pid: int) -> float:
    """VmHWM in MB; 0 once the process is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("VmHWM:")), 0.0)
