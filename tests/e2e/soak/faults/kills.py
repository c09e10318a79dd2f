"""kill -9 of a program; the stage starts it again as systemd would."""

from ..stage import COLLECTOR, SURVIVOR, Stage
from .fault import Fault


class KillProbe(Fault):
    kind = "kill_probe"

    def begin(self, stage: Stage) -> dict:
        victim = self.chance.choice([name for name in stage.probes() if name != SURVIVOR])
        stage.end(victim)
        return {"victim": victim}


class KillCollector(Fault):
    kind = "kill_collector"

    def begin(self, stage: Stage) -> dict:
        stage.end(COLLECTOR)
        return {"victim": COLLECTOR}
