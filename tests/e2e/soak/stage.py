"""The laboratory with the programs in it, and what systemd would do for them: start, restart, stop."""

import os
import shutil
import signal
import time
from dataclasses import dataclass, field
from pathlib import Path

from laboratory import frames, lifecycle, network, programs, quickstart, topology
from laboratory.api import Api
from laboratory.processes import LabError, end, is_alive, run, start_time, wait_gone
from laboratory.state import State

from . import bad_line

COLLECTOR = "collector"
#: Lives through the whole soak, so that one probe's memory is watched for all of it.
SURVIVOR = "home-1"
#: Its spool is on a small disk of its own.
CRAMPED = "home-2"
#: Reports through a line that can be made bad.
FAR = "abroad-1"
SPOOL_DISK = "6m"
#: As systemd: RestartSec, shortened so that a soak is not spent waiting (the units say 60 s for probes, 2 s for the collector).
RESTART_SECONDS = 2.0


@dataclass
class Life:
    """One process of a program, from its start to its end."""

    name: str
    pid: int
    began: float
    started: str | None
    ended: float | None = None
    by_us: bool = False


@dataclass
class Stage:
    """Everything the faults work on."""

    state: State
    built: programs.Programs
    round_seconds: int
    lives: list[Life] = field(default_factory=list)
    held: set[str] = field(default_factory=set)
    due: dict[str, float] = field(default_factory=dict)
    described: dict = field(default_factory=dict)
    api: Api | None = None

    def raise_all(self) -> None:
        lifecycle.up(self.state)
        self._take_copies()
        self.described = self.state.read_json("addresses.json")
        programs.prepare_collector(self.state, self.built, self.described)
        self._mount_disk()
        bad_line.start(self.state)
        self.start(COLLECTOR)
        for probe in self.described["probes"]:
            programs.write_probe(self.state, probe, self._settings(probe))
            self.start(probe["name"])
        self.api = Api(quickstart.open_door(self.state))

    def _take_copies(self) -> None:
        """An hour is long enough for somebody to build anew: what is started again must be what was started."""
        folder = self.state.path("programs")
        folder.mkdir()
        copies = [Path(shutil.copy2(path, folder)) for path in (self.built.probe, self.built.collector)]
        self.built = programs.Programs(*copies)

    def _settings(self, probe: dict) -> dict:
        """Short rounds of one country, and what makes each probe's place in the soak its own."""
        settings = programs.probe_settings(self.state, self.described, probe)
        settings["frames"] = [str(frames.paths()[0])]
        settings["schedule"] = {"attempts": 1, "gate_pause": "5s"}
        settings["laboratory"]["round"] = f"{self.round_seconds}s"
        if probe["name"] == CRAMPED:
            settings["spool"] = {"folder": str(self.spool(CRAMPED)), "octets": "1100KiB"}
        if probe["name"] == FAR:
            settings["report"]["url"] = f"https://{self.described['collector']['host']}:{bad_line.PORT}"
        return settings

    def _mount_disk(self) -> None:
        disk = self.state.path("disk")
        disk.mkdir()
        run("mount", "-t", "tmpfs", "-o", f"size={SPOOL_DISK}", "tmpfs", str(disk))

    def take_down(self, keep_files: bool) -> None:
        """No process, no namespace, no disk is left; the disk cannot go while a probe stands on it."""
        end(self.state.processes())
        run("umount", str(self.state.path("disk")), check=False)
        network.demolish()
        if not keep_files:
            lifecycle.down(self.state)

    def names(self) -> list[str]:
        return [COLLECTOR, *self.probes()]

    def probes(self) -> list[str]:
        return [probe["name"] for probe in self.described["probes"]]

    def good_probes(self) -> list[str]:
        return [probe["name"] for probe in self.described["probes"] if probe["ipv6_works"]]

    def namespace(self, name: str) -> str:
        return topology.PREFIX + name

    def spool(self, name: str) -> Path:
        return self.state.path("disk", "spool") if name == CRAMPED else self.state.path("probes", name, "spool")

    def log(self, name: str) -> Path:
        return self.state.path("log", "sextant-collector.log" if name == COLLECTOR else f"probe-{name}.log")

    def life(self, name: str) -> Life | None:
        """The process that runs now."""
        newest = next((life for life in reversed(self.lives) if life.name == name), None)
        return newest if newest and newest.ended is None else None

    def start(self, name: str) -> None:
        if name == COLLECTOR:
            pid = programs.start_collector(self.state, self.built)
        else:
            probe = next(probe for probe in self.described["probes"] if probe["name"] == name)
            pid = programs.start_probe(self.state, self.built, probe)
        self.lives.append(Life(name, pid, time.time(), start_time(pid)))

    def end(self, name: str, how: int = signal.SIGKILL, patience: float = 30.0) -> None:
        """Ends a program by a signal and waits until it is gone."""
        life = self.life(name)
        if life is None:
            return
        life.by_us = True
        process = {"pid": life.pid, "started": life.started}
        if is_alive(process):
            os.kill(life.pid, how)
        if wait_gone([process], patience):
            raise LabError(f"{name} (process {life.pid}) does not end by signal {how} within {patience:.0f} s")
        life.ended = time.time()

    def supervise(self) -> None:
        """Starts again what ended, a little later; what a fault holds down stays down."""
        for name in self.names():
            life = self.life(name)
            if life and not is_alive({"pid": life.pid, "started": life.started}):
                life.ended = time.time()
            if self.life(name) is None and name not in self.held:
                self.due.setdefault(name, time.time() + RESTART_SECONDS)
                if time.time() >= self.due[name]:
                    self.due.pop(name)
                    self.start(name)

    def unexplained_ends(self) -> list[Life]:
        """Processes that ended by themselves."""
        return [life for life in self.lives if life.ended is not None and not life.by_us]
