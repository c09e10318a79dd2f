"""An access network's resolver dies and comes back with an empty cache: a probe's own trouble, and nobody else's."""

import os
import random
import signal
import time

from laboratory import resolvers, topology
from laboratory.processes import LabError, is_alive, wait_gone

from ..stage import Stage
from .fault import Fault


#: All names of a round are asked for in its first second, after the gate: deaths at other times hurt nobody.
_WORST = 1.5


class ResolverRestart(Fault):
    """Two in three wait for the probe to begin a round and come a moment later: before, in or after the gate."""

    kind = "resolver_restart"

    def __init__(self, chance: random.Random):
        super().__init__(chance)
        self.access = chance.choice(topology.ACCESS)
        self.delay = chance.uniform(0, _WORST) if chance.random() < 2 / 3 else None
        self.rounds: int | None = None
        self.at = float("inf")

    def is_time(self, stage: Stage) -> bool:
        if self.delay is None:
            return True
        begun = stage.log(self.access.name).read_text(errors="replace").count(" AGENT_ROUND_BEGUN ")
        if self.rounds is not None and begun > self.rounds:
            self.at = min(self.at, time.time() + self.delay)
        self.rounds = begun if self.rounds is None else self.rounds
        return time.time() >= self.at

    def begin(self, stage: Stage) -> dict:
        name = self.access.resolver.name
        process = next(p for p in reversed(stage.state.processes()) if p["name"] == name)
        if is_alive(process):
            os.kill(process["pid"], signal.SIGKILL)
        if wait_gone([process], 5):
            raise LabError(f"{name} does not end")
        return {"victim": self.access.name}

    def end(self, stage: Stage) -> dict:
        resolvers.start_one(stage.state, self.access)
        return {}
