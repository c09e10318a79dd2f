"""The line of the far probe is slow and cuts connections in the middle, also between the collector's disk and its answer."""

from .. import bad_line
from ..stage import FAR, Stage
from .fault import Fault


class BadLine(Fault):
    kind = "bad_line"

    def begin(self, stage: Stage) -> dict:
        bad_line.mood(stage.state).touch()
        return {"victim": FAR}

    def end(self, stage: Stage) -> dict:
        bad_line.mood(stage.state).unlink()
        return {}
