"""The soak from its first to its last second."""

import json
import signal
import sys
import time
from collections import Counter

from laboratory import frames

from . import account, logs, oracle, report, rounds, timeline, witness
from .health import Health
from .stage import COLLECTOR, Stage
from .watcher import Watcher

_TICK = 0.2
#: After the calm every spool must be empty within this.
_DRAIN = 60.0


class Trial:
    """Hurts by the timeline, watches all the while, asks the oracle at the end."""

    def __init__(self, stage: Stage, minutes: float, seed: int):
        self.stage, self.minutes, self.seed = stage, minutes, seed
        self.events = timeline.draw(minutes, seed)
        self.calm = timeline.calm_begins(minutes)
        self.journal: list[dict] = []
        self.watcher, self.health, self.witness = Watcher(), Health(), witness.Witness()

    def run(self) -> report.Report:
        self.stage.raise_all()
        self.began = time.time()
        while self._seconds() < 60 * self.minutes:
            self._tick()
        self.calm_until = time.time()
        self.undelivered = self._drain()
        for name in [*self.stage.probes(), COLLECTOR]:
            self.stage.held.add(name)
            self.stage.end(name, signal.SIGTERM)
        return self._judge()

    def _seconds(self) -> float:
        return time.time() - self.began

    def _tick(self) -> None:
        self._begin_and_end()
        self.stage.supervise()
        self.watcher.look(self.stage)
        self.health.look(self.stage)
        self.witness.look(self.stage)
        time.sleep(_TICK)

    def _begin_and_end(self) -> None:
        for event in self.events:
            entry = next((entry for entry in self.journal if entry["event"] is event), None)
            if entry is None and event.begins <= self._seconds() < self.calm and event.fault.is_time(self.stage):
                self._begin(event)
            elif entry and "let_go" not in entry and time.time() >= entry["began"] + event.lasts:
                self._end(event, entry)

    def _begin(self, event: timeline.Event) -> None:
        began = time.time()
        told = event.fault.begin(self.stage)
        self.journal.append({"event": event, "kind": event.fault.kind, "began": began, "ended": float("inf"), **told})
        print(f"{self._seconds():7.1f} s  {event.fault.kind} {told['victim']}, {event.lasts:.1f} s", file=sys.stderr, flush=True)

    def _end(self, event: timeline.Event, entry: dict) -> None:
        entry.update(event.fault.end(self.stage))
        entry.update(ended=time.time(), let_go=True)

    def _drain(self) -> list[str]:
        """Waits until each spool was seen empty once; what is sealed after that is only new."""
        full = set(self.stage.probes())
        deadline = time.time() + _DRAIN
        while full and time.time() < deadline:
            self._tick()
            full = {name for name in full if witness.held(self.stage, name)}
        return sorted(full)

    def _judge(self) -> report.Report:
        self._note_journal()
        left = {key: seen for name in self.stage.probes() for key, seen in witness.held(self.stage, name).items()}
        ledger, views = account.read_ledger(self.stage), account.read_views(self.stage)
        facts = oracle.Facts(self.journal, self.witness.owed, left, ledger, views, self._truth(), self.stage.good_probes(), self._calm())
        findings = {**oracle.ask(facts), **self._other_findings(views)}
        rows = report.processes(self.stage, self.watcher)
        findings["bounds"] = report.over_bounds(rows)
        summary = {"counted": self._counted(facts), "findings": {what: oracle.first(found) for what, found in findings.items()}}
        faults = dict(Counter(entry["kind"] for entry in self.journal))
        return report.Report(self.minutes, self.seed, faults, rows, self.watcher.largest, summary)

    def _note_journal(self) -> None:
        """What was done, for whoever looks into a finding."""
        told = [{key: value for key, value in entry.items() if key not in ("event", "let_go")} for entry in self.journal]
        self.stage.state.write_json("journal.json", told)

    def _truth(self) -> dict[str, dict]:
        """Of the targets that the probes measure."""
        truth = self.stage.state.read_json("truth.json")["targets"]
        return {entry.domain: truth[entry.domain] for entry in frames.read(frames.paths()[0])}

    def _calm(self) -> list[str]:
        """Rounds that began after the last fault and were over a round before the end."""
        length = self.stage.round_seconds
        calm = max([entry["ended"] for entry in self.journal], default=self.began) + length
        return rounds.names_between(calm, self.calm_until - length / 2, length)

    def _other_findings(self, views: account.Views) -> dict[str, list[str]]:
        unexplained, sanitizer = logs.complaints(self.stage, self.journal)
        verified = account.verify(self.stage)
        account.forget_index(self.stage)
        account.run(self.stage, "rejudge")
        again = account.read_views(self.stage)
        return {
            "octets_in_spool": [str(key) for key in self.witness.changed],
            "ledger": [json.dumps(finding) for finding in verified["findings"]],
            "rejudged": [] if again.digest == views.digest else [f"export was {views.octets} octets, from the ledger alone {again.octets}"],
            "undelivered": [f"{name} still had batches {_DRAIN:.0f} s after the calm" for name in self.undelivered],
            "ended_by_itself": [f"{life.name} {time.strftime('%H:%M:%S', time.gmtime(life.ended))}" for life in self._strange_ends()],
            "sanitizer": [f"{it.name}: {it.line}" for it in sanitizer], "errors": [f"{it.name}: {it.line}" for it in unexplained],
            "livez": self.health.not_live, "silent_probes": sorted(self.health.silent),
        }

    def _strange_ends(self) -> list:
        """A probe may fail to start while its disk is full."""
        full = [entry for entry in self.journal if entry["kind"] == "full_disk"]
        return [life for life in self.stage.unexplained_ends()
                if not any(entry["victim"] == life.name and entry["began"] <= life.began <= entry["ended"] for entry in full)]

    def _unfit(self, name: str) -> int:
        """How often a good vantage noticed its own trouble; without any the resolvers' deaths tried nothing."""
        return self.stage.log(name).read_text(errors="replace").count(" AGENT_VANTAGE_UNFIT ")

    def _counted(self, facts: oracle.Facts) -> dict:
        return {
            "rounds": len({row["round"] for row in facts.views.results}), "calm_rounds": len(facts.calm_rounds),
            "batches": len(facts.ledger.batches), "results": sum(facts.ledger.results.values()), "owed": len(facts.owed),
            "unfit_batches": sum(self._unfit(name) for name in self.stage.good_probes()),
            "tombstones": len(facts.views.tombstones), "left_in_spools": len(facts.left), "restarts": len(self.stage.lives) - len(self.stage.names()),
            "unknown_results": sum(row["state"] == "unknown" for row in facts.views.results),
            "livez_asked": self.health.asked["livez"], "not_ready": dict(self.health.not_ready), "targets": len(facts.truth),
        }
