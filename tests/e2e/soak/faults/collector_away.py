"""The collector cannot be reached by anybody, for minutes; it lives on and says that it is well."""

from ..stage import COLLECTOR, Stage
from . import line_cut
from .fault import Fault


class CollectorAway(Fault):
    kind = "collector_away"

    def begin(self, stage: Stage) -> dict:
        line_cut.cut(stage.namespace(COLLECTOR), "input")
        return {"victim": COLLECTOR}

    def end(self, stage: Stage) -> dict:
        line_cut.mend(stage.namespace(COLLECTOR))
        return {}
