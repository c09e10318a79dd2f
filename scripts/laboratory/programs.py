"""Sextant itself in the laboratory: one collector, a probe in every access network, configured from addresses.json."""

from dataclasses import dataclass
from pathlib import Path

from . import program_settings, services, topology
from .processes import LabError, run, start, wait_listening
from .settings import toml
from .state import State

_INGEST_PORT = 8443
_PUBLIC_PORT = 8080
#: Where the page and the API are, seen from the collector's own namespace.
PUBLIC_ENDPOINT = (services.COLLECTOR[0], str(_PUBLIC_PORT))


@dataclass(frozen=True)
class Programs:
    probe: Path
    collector: Path


def find(folder: Path) -> Programs:
    """The two programs below a build folder or an installed one."""
    found = {}
    for name in ("sextant-probe", "sextant-collector"):
        places = [folder / name, folder / name.removeprefix("sextant-") / name]
        found[name] = next((place.resolve() for place in places if place.is_file()), None)
        if found[name] is None:
            raise LabError(f"no {name} in {folder}; build it: cmake --build --preset release --target {name}")
    return Programs(found["sextant-probe"], found["sextant-collector"])


def start_all(state: State, programs: Programs) -> None:
    """The collector first: it makes the tokens the probes report with."""
    described = state.read_json("addresses.json")
    config = _prepare_collector(state, programs, described)
    pid = start(state, "sextant-collector", topology.COLLECTOR.namespace, [str(programs.collector), "serve", "--config", str(config)])
    wait_listening(state, "sextant-collector", pid, _INGEST_PORT, "tcp", 60)
    for probe in described["probes"]:
        _start_probe(state, programs, described, probe)


def _start_probe(state: State, programs: Programs, described: dict, probe: dict) -> None:
    folder = state.path("probes", probe["name"])
    resolvers = [address for address in (probe["resolver"]["ipv4"], probe["resolver"]["ipv6"]) if address]
    world = program_settings.World(
        frames=described["frames"], resolvers=resolvers, root_hints=described["root_hints"], ca=described["ca"],
        controls=described["controls"], control_zone=described["control_zone"]["name"],
        time_servers=[server["name"] for server in described["time_servers"]], prefixes=described["laboratory_prefixes"])
    report = program_settings.Report(f"https://{described['collector']['host']}:{_INGEST_PORT}", described["ca"])
    settings = program_settings.probe(folder, probe["name"], report, world)
    config = state.write(f"probes/{probe['name']}/probe.toml", toml(settings))
    start(state, f"probe-{probe['name']}", probe["namespace"], [str(programs.probe), "run", "--config", str(config)])


def _prepare_collector(state: State, programs: Programs, described: dict) -> Path:
    host = described["collector"]
    listen = {"ingest": [f"{host['ipv4']}:{_INGEST_PORT}", f"[{host['ipv6']}]:{_INGEST_PORT}"], "public": [":".join(PUBLIC_ENDPOINT)]}
    settings = program_settings.collector(state.path("collector"), listen, host)
    config = state.write("collector/collector.toml", toml(settings))
    collector(programs, config, "init")
    for probe in described["probes"]:
        register(state, programs, config, probe["name"], probe["as"], probe["country"])
    for path in described["frames"]:
        collector(programs, config, "frame", "import", path)
    return config


def register(state: State, programs: Programs, config: Path, name: str, as_number: int, country: str) -> None:
    """The token is shown once, when the probe is added; it is kept where only root reads it."""
    token = collector(programs, config, "probe", "add", name, "--as", str(as_number), "--country", country)
    path = state.write(f"probes/{name}/token", "")
    path.chmod(0o600)
    path.write_text(token.strip() + "\n")


def collector(programs: Programs, config: Path, *words: str) -> str:
    return run(str(programs.collector), *words, "--config", str(config))
