"""The real internet from this machine: one collector and one probe on it, no laboratory, no namespaces."""

import argparse
import json
import tomllib
from pathlib import Path

from . import certificates, program_settings, programs
from .api import Api
from .measuring import say, show, wait
from .processes import LabError, end, start, wait_listening
from .settings import toml
from .state import State

DEFAULT_STATE = "/run/sextant-quickstart"
#: ISO 3166 reserves ZZ for whoever needs a country that is none: a list of names is no nation's frame.
_NOWHERE = "ZZ"
#: The first private AS number (RFC 6996): which network this machine stands in is not known, and there is no second vote.
_PRIVATE_AS = 64512
_HOST = "localhost"
_INGEST_PORT, _PUBLIC_PORT = 8843, 8880


def measure(options: argparse.Namespace) -> int:
    """Measures the names of a file once and prints what was found."""
    state = State(options.state or DEFAULT_STATE)
    if state.is_foreign():
        raise LabError(f"{state.root} is not empty and not of quickstart: choose another with --state")
    end(state.processes())
    state.make()
    try:
        frame = state.write("frame.toml", frame_text(options.targets))
        _start(state, programs.find(options.programs), frame)
        page = f"http://127.0.0.1:{_PUBLIC_PORT}/"
        return show(wait(Api(page), None, options.deadline), options, page)
    finally:
        if not options.keep:
            end(state.processes())
            state.remove()
        else:
            say(f"left running: {' '.join(str(p['pid']) for p in state.processes())}; state in {state.root}")


def frame_text(path: Path) -> str:
    """A frame as it is; a plain list, one domain a line, becomes a frame of no country."""
    try:
        text = path.read_text()
    except OSError as problem:
        raise LabError(f"{path}: {problem.strerror}") from problem
    if path.suffix == ".toml":
        return text
    names = [line.split("#")[0].strip().lower().rstrip(".") for line in text.splitlines()]
    targets = [{"domain": name, "organisation": name, "sector": "other", "tier": "agency", "roles": ["web", "dns", "mail"]}
               for name in dict.fromkeys(names) if name]
    if not targets:
        raise LabError(f"{path}: no domain in it; write one a line")
    return _frame(path, targets)


def _frame(path: Path, targets: list[dict]) -> str:
    head = f'''schema = 1
country = "{_NOWHERE}"
title = {json.dumps(path.name)}
version = "1"
dated = 2026-01-01
reviewed = false
reviewer = ""
source = "a list given to quickstart"
'''
    return head + toml({"target": targets})


def _start(state: State, tools: programs.Programs, frame: Path) -> None:
    certificates.make_authority(state)
    certificates.make(state, "collector", [_HOST])
    country = tomllib.loads(frame.read_text())["country"]
    config = _collector_config(state)
    programs.collector(tools, config, "init")
    programs.register(state, tools, config, "here", _PRIVATE_AS, country)
    programs.collector(tools, config, "frame", "import", str(frame))
    pid = start(state, "sextant-collector", None, [str(tools.collector), "serve", "--config", str(config)])
    wait_listening(state, "sextant-collector", pid, _INGEST_PORT, "tcp", 60)
    start(state, "probe-here", None, [str(tools.probe), "run", "--config", str(_probe_config(state, frame))])


def _collector_config(state: State) -> Path:
    listen = {"ingest": [f"127.0.0.1:{_INGEST_PORT}"], "public": [f"127.0.0.1:{_PUBLIC_PORT}"]}
    certificate = {"certificate": str(certificates.certificate_of(state, "collector")), "key": str(certificates.key_of(state, "collector"))}
    return state.write("collector/collector.toml", toml(program_settings.collector(state.path("collector"), listen, certificate)))


def _probe_config(state: State, frame: Path) -> Path:
    """Only what this run decides; controls, resolvers and limits are the program's own, strict defaults."""
    report = program_settings.Report(f"https://{_HOST}:{_INGEST_PORT}", str(state.path("ca.pem")))
    settings = program_settings.probe(state.path("probes", "here"), "here", report, program_settings.World(frames=[str(frame)]))
    return state.write("probes/here/probe.toml", toml(settings))
