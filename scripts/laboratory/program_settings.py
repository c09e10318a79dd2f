"""The settings of the two programs, as config/probe.toml and config/collector.toml define them."""

from pathlib import Path

from . import frames

METHODOLOGY = frames.DEFAULT.parent / "methodologies" / "irs-1.toml"


def collector(folder: Path, listen: dict, certificate: dict) -> dict:
    """`listen` has the ingest and public endpoints, `certificate` the files of the ingest side."""
    return {
        "data": str(folder / "data"),
        "methodology": str(METHODOLOGY),
        "ingest": {"listen": listen["ingest"], "certificate": certificate["certificate"], "key": certificate["key"]},
        "public": {"listen": listen["public"]},
    }


def probe(folder: Path, name: str, described: dict, resolvers: list[str], laboratory: bool) -> dict:
    """What a probe must know: who it is, whom it reports to, whom it compares itself with, whom it measures."""
    settings = {
        "name": name,
        "frames": [str(path) for path in frames.paths()],
        "resolvers": resolvers,
        "root_hints": described["root_hints"],
        "ca": described["ca"],
        "spool": {"folder": str(folder / "spool")},
        "report": {"url": f"https://{described['collector']['host']}:8443", "ca": described["ca"], "token_file": str(folder / "token")},
        "gate": {"web": [_control(control) for control in described["controls"]], "zone": described["control_zone"]["name"],
                 "time": [server["name"] for server in described["time_servers"]]},
    }
    if laboratory:
        settings["laboratory"] = {"prefixes": described["laboratory_prefixes"]}
    return settings


def _control(control: dict) -> dict:
    return {"url": control["url"], "body": control["body"], "region": control["region"], "as": control["as"]}
