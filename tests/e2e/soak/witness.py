"""What the spools were seen to hold while the soak ran: each sealed batch seen is owed to the ledger."""

import hashlib
import json
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

from laboratory import programs

from .stage import Stage

EVERY = 10.0
#: probe/spool/frame.hpp: a header of 32 octets with the payload's length at 4, the payload, a trailer.
_HEADER = 32
_LENGTH = slice(4, 8)


@dataclass(frozen=True, order=True)
class BatchId:
    probe: str
    stream: str
    seq: int


@dataclass(frozen=True)
class Seen:
    results: int
    sha256: str


@dataclass
class Witness:
    owed: dict[BatchId, Seen] = field(default_factory=dict)
    changed: list[BatchId] = field(default_factory=list)
    _due: float = 0.0

    def look(self, stage: Stage) -> None:
        if time.time() < self._due:
            return
        self._due = time.time() + EVERY
        for name in stage.probes():
            self.take_note(name, held(stage, name))

    def take_note(self, name: str, batches: dict[BatchId, Seen]) -> None:
        for key, seen in batches.items():
            if self.owed.setdefault(key, seen) != seen:
                self.changed.append(key)


def held(stage: Stage, name: str) -> dict[BatchId, Seen]:
    """The intact sealed batches of a spool, now; what is delivered while we look is not there any more."""
    config = programs.probe_config(stage.state, name)
    command = [str(stage.built.probe), "spool", "ls", "--json", "--config", str(config)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    if done.returncode != 0:
        return {}
    found = {}
    for batch in json.loads(done.stdout)["batches"]:
        digest = _digest(stage.spool(name) / batch["file"]) if batch["intact"] else None
        if digest:
            found[BatchId(name, batch["stream"], batch["seq"])] = Seen(batch["results"], digest)
    return found


def _digest(path: Path) -> str | None:
    try:
        octets = path.read_bytes()
    except OSError:
        return None
    length = int.from_bytes(octets[_LENGTH], "little")
    return hashlib.sha256(octets[_HEADER:_HEADER + length]).hexdigest()
