"""What each process costs while it lives: memory, descriptors, threads, processor time; and the size of spools and ledger."""

import os
import time
from dataclasses import dataclass, field
from pathlib import Path

from .stage import Life, Stage

EVERY = 5.0
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Sample:
    at: float
    rss_kib: int
    pss_kib: int
    fds: int
    threads: int
    cpu_seconds: float


@dataclass
class Watcher:
    samples: dict[int, list[Sample]] = field(default_factory=dict)
    largest: dict[str, int] = field(default_factory=dict)
    _due: float = 0.0

    def look(self, stage: Stage) -> None:
        if time.time() < self._due:
            return
        self._due = time.time() + EVERY
        for name in stage.names():
            life = stage.life(name)
            sample = read(life) if life else None
            if sample:
                self.samples.setdefault(id(life), []).append(sample)
        self._measure("ledger", stage.state.path("collector", "data", "ledger"))
        self._measure("index", stage.state.path("collector", "data"), "index.sqlite*")
        for name in stage.probes():
            self._measure(f"spool {name}", stage.spool(name))

    def of(self, life: Life) -> list[Sample]:
        return self.samples.get(id(life), [])

    def _measure(self, what: str, folder: Path, pattern: str = "**/*") -> None:
        self.largest[what] = max(self.largest.get(what, 0), sum(_size(path) for path in folder.glob(pattern)))


def _size(path: Path) -> int:
    """A file may go while we look."""
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:
        return 0


def read(life: Life) -> Sample | None:
    """None when the process is gone."""
    folder = Path(f"/proc/{life.pid}")
    try:
        status = _table((folder / "status").read_text())
        pss = _table((folder / "smaps_rollup").read_text())["Pss"]
        ticks = (folder / "stat").read_text().rpartition(")")[2].split()[11:13]
        fds = len(os.listdir(folder / "fd"))
    except (OSError, KeyError):
        return None
    cpu = sum(int(value) for value in ticks) / _TICKS
    return Sample(time.time(), _first(status["VmRSS"]), _first(pss), fds, _first(status["Threads"]), cpu)


def _table(text: str) -> dict[str, str]:
    return dict(line.split(":", 1) for line in text.splitlines() if ":" in line)


def _first(value: str) -> int:
    return int(value.split()[0])


