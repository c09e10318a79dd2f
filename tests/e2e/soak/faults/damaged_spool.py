"""A bit flips on a probe's disk while the probe is down: in a sealed batch, or in the batch that still grows."""

import re
from pathlib import Path

from ..stage import FAR, Stage
from . import line_cut
from .fault import Fault

_NAME = re.compile(r"(\d+)-(\d+)\.(batch|open)")


class DamagedSpool(Fault):
    """Its line is cut for a while first, so that something waits in the spool."""

    kind = "damaged_spool"

    def begin(self, stage: Stage) -> dict:
        self.victim = self.chance.choice([FAR, "home-broken"])
        line_cut.cut(stage.namespace(self.victim), "output")
        return {"victim": self.victim}

    def end(self, stage: Stage) -> dict:
        stage.held.add(self.victim)
        stage.end(self.victim)
        damaged = self._damage(stage.spool(self.victim))
        line_cut.mend(stage.namespace(self.victim))
        stage.held.discard(self.victim)
        return {"damaged": damaged}

    def _damage(self, spool: Path) -> list[dict]:
        """A sealed batch if there is one, and one time in three the open one instead."""
        kind = "open" if self.chance.random() < 1 / 3 else "batch"
        files = [path for path in sorted(spool.iterdir()) if _NAME.fullmatch(path.name)]
        chosen = [path for path in files if path.suffix == "." + kind] or files
        if not chosen:
            return []
        path = self.chance.choice(chosen)
        octets = bytearray(path.read_bytes())
        octets[self.chance.randrange(len(octets))] ^= 1 << self.chance.randrange(8)
        path.write_bytes(octets)
        _, number, suffix = _NAME.fullmatch(path.name).groups()
        return [{"file": path.name, "seq": int(number), "kind": suffix, "octets": len(octets)}]
