"""The frames, read for what the laboratory needs: which names exist."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from .processes import LabError

DEFAULT = Path(__file__).resolve().parents[2] / "config" / "frames"
COUNTRIES = ("ke", "fr", "my")


@dataclass(frozen=True)
class Entry:
    """One target as its frame names it."""

    country: str
    domain: str
    organisation: str
    hosts: tuple[str, ...]


def read(path: Path) -> list[Entry]:
    """The targets of one frame, in the order of the file."""
    try:
        frame = tomllib.loads(path.read_text())
        return [Entry(frame["country"], t["domain"], t["organisation"], tuple(t.get("hosts", ()))) for t in frame["target"]]
    except (OSError, tomllib.TOMLDecodeError, KeyError) as problem:
        raise LabError(f"{path}: not a frame: {problem}") from problem


def paths() -> list[Path]:
    return [DEFAULT / f"{country}.toml" for country in COUNTRIES]


def read_all() -> list[list[Entry]]:
    """The frames of the laboratory, the country of the home networks first."""
    return [read(path) for path in paths()]
