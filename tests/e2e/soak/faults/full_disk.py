"""The disk of a spool is full to the last octet; later there is room again."""

import errno

from ..stage import CRAMPED, Stage
from .fault import Fault

_PIECES = (1 << 16, 512, 1)


class FullDisk(Fault):
    kind = "full_disk"

    def begin(self, stage: Stage) -> dict:
        """Ever smaller pieces, until not one octet fits."""
        self.ballast = stage.state.path("disk", "ballast")
        with self.ballast.open("ab", buffering=0) as file:
            for piece in _PIECES:
                try:
                    while True:
                        file.write(bytes(piece))
                except OSError as problem:
                    if problem.errno != errno.ENOSPC:
                        raise
        return {"victim": CRAMPED}

    def end(self, stage: Stage) -> dict:
        self.ballast.unlink()
        return {}
