"""Sextant itself in the laboratory: one collector, a probe in every access network, configured from addresses.json."""

from dataclasses import dataclass
from pathlib import Path

from . import program_settings, services, topology
from .processes import LabError, run, start, wait_listening
from .settings import toml
from .state import State

INGEST_PORT = 8443
_PUBLIC_PORT = 8080
#: Where the page and the API are, seen from the collector's own namespace.
PUBLIC_ENDPOINT = (services.COLLECTOR[0], str(_PUBLIC_PORT))

#: Where a probe answers Prometheus, inside its own namespace.
SCRAPE_ENDPOINT = "[::1]:9426"


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
    prepare_collector(state, programs, described)
    start_collector(state, programs)
    for probe in described["probes"]:
        write_probe(state, probe, probe_settings(state, described, probe))
        start_probe(state, programs, probe)


def start_collector(state: State, programs: Programs) -> int:
    """Returns when it takes reports."""
    command = [str(programs.collector), "serve", "--config", str(collector_config(state))]
    pid = start(state, "sextant-collector", topology.COLLECTOR.namespace, command)
    wait_listening(state, "sextant-collector", pid, INGEST_PORT, "tcp", 60)
    return pid


def start_probe(state: State, programs: Programs, probe: dict) -> int:
    command = [str(programs.probe), "run", "--config", str(probe_config(state, probe["name"]))]
    return start(state, f"probe-{probe['name']}", probe["namespace"], command)


def collector_config(state: State) -> Path:
    return state.path("collector", "collector.toml")


def probe_config(state: State, name: str) -> Path:
    return state.path("probes", name, "probe.toml")


def probe_settings(state: State, described: dict, probe: dict) -> dict:
    resolvers = [address for address in (probe["resolver"]["ipv4"], probe["resolver"]["ipv6"]) if address]
    world = program_settings.World(
        frames=described["frames"], resolvers=resolvers, root_hints=described["root_hints"],
        trust_anchor=described["trust_anchor"], ca=described["ca"],
        controls=described["controls"], control_zone=described["control_zone"]["name"],
        time_servers=[server["name"] for server in described["time_servers"]], ehlo=probe["ehlo"],
        prefixes=described["laboratory_prefixes"], description=probe["description"], hop_mtu=probe["hop_mtu"], dns64=probe["dns64"],
        national=_national(described, probe["country"]))
    report = program_settings.Report(f"https://{described['collector']['host']}:{INGEST_PORT}", described["ca"])
    settings = program_settings.probe(state.path("probes", probe["name"]), probe["name"], report, world)
    # Every probe has a namespace, hence a loopback, of its own.
    return {**settings, "scrape": {"listen": [SCRAPE_ENDPOINT]}}


def _national(described: dict, country: str) -> dict:
    """The resolvers of all access networks of the country, over IPv4, which all of them have."""
    resolvers = [probe["resolver"]["ipv4"] for probe in described["probes"] if probe["country"] == country]
    return {"resolvers": resolvers, "ipv6_only": f"www.{topology.ONLY_IPV6}"}


def write_probe(state: State, probe: dict, settings: dict) -> None:
    state.write(f"probes/{probe['name']}/probe.toml", toml(settings))


def prepare_collector(state: State, programs: Programs, described: dict) -> None:
    """Its data, its frames, and a token for every probe."""
    host = described["collector"]
    listen = {"ingest": [f"{host['ipv4']}:{INGEST_PORT}", f"[{host['ipv6']}]:{INGEST_PORT}"], "public": [":".join(PUBLIC_ENDPOINT)]}
    context = described.get("context", {})
    settings = program_settings.collector(state.path("collector"), listen, host, context)
    config = state.write("collector/collector.toml", toml(settings))
    for kind, it in context.items():
        dated = ["--dated", it["dated"]] if kind in ("networks", "countries") else []
        collector(programs, config, "context", "import", kind, it["source"], "--out", it["table"], *dated)
    collector(programs, config, "init")
    for probe in described["probes"]:
        register(state, programs, config, probe["name"], probe["as"], probe["country"])
    for path in described["frames"]:
        collector(programs, config, "frame", "import", path)


def register(state: State, programs: Programs, config: Path, name: str, as_number: int, country: str) -> None:
    """The token is shown once, when the probe is added; it is kept where only root reads it."""
    token = collector(programs, config, "probe", "add", name, "--as", str(as_number), "--country", country)
    path = state.write(f"probes/{name}/token", "")
    path.chmod(0o600)
    path.write_text(token.strip() + "\n")


def add_watcher(state: State, programs: Programs) -> str:
    """The token of one who sees what is withheld from the public, in every country: a laboratory judges that too."""
    return collector(programs, collector_config(state), "person", "add", "watcher", "--role", "partner", "--country", "*").strip()


def collector(programs: Programs, config: Path, *words: str) -> str:
    return run(str(programs.collector), *words, "--config", str(config))
