"""Starting, watching and ending processes by id; an id is only trusted together with its start time."""

import hashlib
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

from .state import State


#: Programs this very process started; others are known from the record alone.
_children: list[subprocess.Popen] = []


#: Where `python3 -m laboratory.…` is found, also from inside a namespace.
HERE = {"PYTHONPATH": str(Path(__file__).resolve().parents[1]), "PYTHONDONTWRITEBYTECODE": "1"}


class LabError(Exception):
    """Something of the laboratory did not work; the text says what and where to look."""


def run(*command: str, text: str | None = None, check: bool = True, folder: Path | None = None) -> str:
    """Runs one command to its end and returns what it printed."""
    done = subprocess.run(command, input=text, text=True, capture_output=True, timeout=60, cwd=folder)
    if check and done.returncode != 0:
        raise LabError(f"{' '.join(command)}: {(done.stderr or done.stdout).strip()}")
    return done.stdout


def start_time(pid: int) -> str | None:
    """The kernel's start time of a process: tells it from a later one with the same id. None when it is gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return None if fields[0] == "Z" else fields[19]


def _freed(command: list[str]) -> list[str]:
    """Debian confines some servers to the folders of their package where AppArmor is on; ours keep to the state directory."""
    enabled = Path("/sys/module/apparmor/parameters/enabled")
    if command[0] in ("unbound", "chronyd") and enabled.exists() and enabled.read_text().startswith("Y") and shutil.which("aa-exec"):
        return ["aa-exec", "-p", "unconfined", "--", *command]
    return command


def ensure(state: State, name: str, namespace: str, command: list[str], made_of: str) -> int:
    """Starts a server, unless it runs and is made of the same settings already; one with other settings goes first."""
    digest = hashlib.sha256("\n".join([namespace, *command, made_of]).encode()).hexdigest()
    running = next((p for p in state.processes() if p["name"] == name and is_alive(p)), None)
    if running and running["made_of"] == digest:
        return running["pid"]
    stop(state, name)
    return start(state, name, namespace, command, made_of=digest)


def stop(state: State, name: str) -> None:
    """Ends the recorded process of this name, if there is one."""
    processes = [p for p in state.processes() if p["name"] == name]
    if end(processes):
        raise LabError(f"{name} cannot be ended")
    if processes:
        state.forget(name)


def start(state: State, name: str, namespace: str | None, command: list[str], keep: tuple[int, ...] = (), made_of: str = "") -> int:
    """Starts a program in a namespace (or, with None, in none), in a session of its own, and records it.

    `ip netns exec` replaces itself by the program, so the id is the program's own. `keep` are descriptors it inherits.
    """
    inside = ["ip", "netns", "exec", namespace, *_freed(command)] if namespace else command
    with state.path("log", f"{name}.log").open("ab") as log:
        child = subprocess.Popen(
            inside, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True,
            cwd=state.path("run"), pass_fds=keep, env={**os.environ, **HERE})
    _children.append(child)
    state.record({"name": name, "namespace": namespace or "", "pid": child.pid, "started": start_time(child.pid),
                  "made_of": made_of})
    return child.pid


def is_alive(process: dict) -> bool:
    return process["started"] is not None and start_time(process["pid"]) == process["started"]


def _signal(pid: int, number: int) -> None:
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        pass


def _reap() -> None:
    """Collects children of ours that ended, so that they do not look alive as zombies."""
    _children[:] = [child for child in _children if child.poll() is None]


def wait_gone(processes: list[dict], seconds: float) -> list[dict]:
    """Those still alive after at most so many seconds."""
    deadline = time.monotonic() + seconds
    left = [p for p in processes if is_alive(p)]
    while left and time.monotonic() < deadline:
        time.sleep(0.02)
        _reap()
        left = [p for p in left if is_alive(p)]
    _reap()
    return left


def end(processes: list[dict], patience: float = 2.0) -> list[dict]:
    """Ends processes by id, politely and then not; returns those that would not go."""
    alive = [p for p in processes if is_alive(p)]
    for process in alive:
        _signal(process["pid"], signal.SIGTERM)
    stubborn = wait_gone(alive, patience)
    for process in stubborn:
        _signal(process["pid"], signal.SIGKILL)
    return wait_gone(stubborn, 2.0)


def listens(pid: int, port: int, transport: str) -> bool:
    """Does the network namespace of the process have a socket bound to this port? Read from /proc: no traffic."""
    state = "0A" if transport == "tcp" else "07"
    for table in (transport, transport + "6"):
        try:
            lines = Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]
        except OSError:
            return False
        for line in lines:
            fields = line.split()
            if fields[3] == state and int(fields[1].rpartition(":")[2], 16) == port:
                return True
    return False


def wait_listening(state: State, name: str, pid: int, port: int, transport: str, seconds: float = 15) -> None:
    """Waits until a server listens, or says which log explains why it does not."""
    deadline = time.monotonic() + seconds
    while not listens(pid, port, transport):
        _reap()
        if start_time(pid) is None or time.monotonic() > deadline:
            log = state.path("log", f"{name}.log")
            tail = "\n".join(log.read_text(errors="replace").splitlines()[-5:])
            raise LabError(f"{name} does not listen on {transport} port {port}; {log} ends:\n{tail}")
        time.sleep(0.02)
