"""Do the programs say how they are? /livez whenever the collector runs, /readyz with its reason, probes by their progress."""

import json
import time
import urllib.error
import urllib.request
from collections import Counter
from dataclasses import dataclass, field

from .stage import COLLECTOR, Stage

EVERY = 2.0
#: A collector that just started may still be reading its ledger; one under a sanitizer takes longest.
STARTING = 10.0
#: A probe that told nothing for so long hangs: some rounds and every deadline of its own are shorter.
SILENT = 120.0


@dataclass
class Health:
    asked: Counter = field(default_factory=Counter)
    not_live: list[str] = field(default_factory=list)
    not_ready: Counter = field(default_factory=Counter)
    silent: set[str] = field(default_factory=set)
    _due: float = 0.0

    def look(self, stage: Stage) -> None:
        if time.time() < self._due:
            return
        self._due = time.time() + EVERY
        life = stage.life(COLLECTOR)
        if life and time.time() - life.began > STARTING:
            self._ask_live(stage)
            self._ask_ready(stage)
        for name in stage.probes():
            self._listen(stage, name)

    def _ask_live(self, stage: Stage) -> None:
        status, text = _get(stage.api.base + "/livez")
        self.asked["livez"] += 1
        if status != 200:
            self.not_live.append(f"{time.strftime('%H:%M:%S', time.gmtime())} {status} {text}")

    def _ask_ready(self, stage: Stage) -> None:
        """Not to be ready is allowed with a reason (503, a problem document)."""
        status, text = _get(stage.api.base + "/readyz")
        self.asked["readyz"] += 1
        if status == 503:
            self.not_ready[json.loads(text).get("detail", "no reason")] += 1
        elif status != 200:
            self.not_live.append(f"readyz {status} {text}")

    def _listen(self, stage: Stage, name: str) -> None:
        life = stage.life(name)
        if not life or time.time() - life.began < SILENT:
            return
        try:
            told = (stage.spool(name) / "progress.json").stat().st_mtime
        except OSError:
            told = life.began
        if time.time() - told > SILENT:
            self.silent.add(f"{name} {time.strftime('%H:%M', time.gmtime())}")


def _get(url: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return answer.status, answer.read(1000).decode(errors="replace")
    except urllib.error.HTTPError as problem:
        return problem.code, problem.read(1000).decode(errors="replace")
    except OSError as problem:
        return 0, str(problem)
