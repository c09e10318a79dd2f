"""An access network's resolver dies and comes back with an empty cache: a probe's own trouble, and nobody else's."""

import os
import signal

from laboratory import resolvers, topology
from laboratory.processes import LabError, is_alive, wait_gone

from ..stage import Stage
from .fault import Fault


class ResolverRestart(Fault):
    kind = "resolver_restart"

    def begin(self, stage: Stage) -> dict:
        self.access = self.chance.choice(topology.ACCESS)
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
