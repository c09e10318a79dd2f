"""The settings of the two programs, as config/probe.toml and config/collector.toml define them."""

from dataclasses import dataclass
from pathlib import Path

from . import frames

METHODOLOGY = frames.DEFAULT.parent / "methodologies" / "irs-1.toml"


@dataclass(frozen=True)
class Report:
    """Where a probe reports to, and who vouches for that collector."""

    url: str
    ca: str


@dataclass(frozen=True)
class World:
    """What a probe must know of where it stands; None leaves the program's own default, which is the real internet."""

    frames: list[str]
    resolvers: list[str] | None = None
    root_hints: str | None = None
    trust_anchor: str | None = None
    ca: str | None = None
    controls: list[dict] | None = None
    control_zone: str | None = None
    time_servers: list[str] | None = None
    ehlo: str | None = None
    prefixes: list[str] | None = None
    description: str | None = None
    hop_mtu: int | None = None
    dns64: str | None = None
    national: dict | None = None


def collector(folder: Path, listen: dict, certificate: dict, context: dict | None = None) -> dict:
    """`listen` has the ingest and public endpoints, `certificate` the files of the ingest side, `context` kinds and their tables."""
    keys = {"networks": "network_database", "countries": "country_database", "routes": "routes", "vrps": "vrps"}
    return {
        **({"context": {keys[kind]: it["table"] for kind, it in context.items()}} if context else {}),
        "data": {"directory": str(folder / "data")},
        "ingest": {"listen": listen["ingest"], "certificate": certificate["certificate"], "key": certificate["key"]},
        "serve": {"listen": listen["public"]},
        "methodology": {"file": str(METHODOLOGY)},
        # Somebody waits for the result: scored anew as soon as something came in.
        "score": {"interval": "3s"},
    }


def probe(folder: Path, name: str, report: Report, world: World) -> dict:
    """Who the probe is, whom it reports to, whom it compares itself with, whom it measures."""
    settings = {
        "name": name,
        "frames": world.frames,
        "resolvers": world.resolvers,
        "root_hints": world.root_hints,
        "trust_anchor": world.trust_anchor,
        "ca": world.ca,
        "spool": {"folder": str(folder / "spool")},
        "report": {"url": report.url, "ca": report.ca, "token_file": str(folder / "token")},
    }
    if world.controls:
        web = [_control(control) for control in world.controls]
        mail = [{"domain": control["host"], "region": control["region"], "as": control["as"]} for control in world.controls if "host" in control]
        settings["gate"] = {"web": web, **({"mail": mail} if mail else {}), "zones": [world.control_zone], "time": world.time_servers}
    if world.ehlo:
        settings["identity"] = {"ehlo": world.ehlo}
    if world.description:
        settings.setdefault("identity", {})["description"] = world.description
    network = {"hop_mtu": world.hop_mtu, "dns64": [world.dns64] if world.dns64 else None}
    if any(network.values()):
        settings["network"] = {key: value for key, value in network.items() if value}
    if world.national:
        settings["national"] = world.national
    if world.prefixes:
        settings["laboratory"] = {"prefixes": world.prefixes}
    return {key: value for key, value in settings.items() if value is not None}


def _control(control: dict) -> dict:
    return {"url": control["url"], "body": control["body"], "region": control["region"], "as": control["as"]}
