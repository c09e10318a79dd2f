"""How much of the machine others used meanwhile: what nobody sees falsifies a benchmark most."""

import os
import resource
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from .metering import cpu_seconds

#: Cores. Beyond this a run is repeated.
LIMIT = 0.35
_TICKS = os.sysconf("SC_CLK_TCK")


class Watch:
    """From its making to `load()`. `companions` are living programs of the benchmark itself: servers, peers."""

    def __init__(self, companions: Callable[[], Iterable[int]]) -> None:
        self._companions = {pid: cpu_seconds(pid) for pid in companions()}
        self._all, self._own, self._time = _machine(), _own(), time.monotonic()

    def load(self) -> float:
        """Cores that neither we, nor programs we started and saw end, nor the companions used."""
        seconds = time.monotonic() - self._time
        known = _own() - self._own + sum(cpu_seconds(pid) - before for pid, before in self._companions.items())
        return max(0.0, _machine() - self._all - known) / max(seconds, 0.001)


def _machine() -> float:
    """Seconds of user, nice and system on all cores. Time in interrupts belongs to nobody and is left out."""
    return sum(int(field) for field in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:4]) / _TICKS


def _own() -> float:
    uses = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(use.ru_utime + use.ru_stime for use in uses)
