"""The frames, read for what the laboratory needs: which names exist."""

import argparse
import tomllib
from dataclasses import dataclass
from pathlib import Path

from .processes import LabError

DEFAULT = Path(__file__).resolve().parents[2] / "config" / "frames"
#: Raised unless more is asked for: every fault in three countries, quickly. The country of the home networks comes first.
USUAL = "ke,fr,my"
EVERY = "all"
#: Before the name of a fault in a target's tags, in frames that only the laboratory reads.
FAULT_TAG = "fault:"


@dataclass(frozen=True)
class Entry:
    """One target as its frame names it."""

    country: str
    domain: str
    organisation: str
    hosts: tuple[str, ...]
    fault: str = ""  # what is broken, where the frame itself says it
    consent: tuple[str, ...] = ()  # what the owner agreed to beyond the service's own ports


def read(path: Path) -> list[Entry]:
    """The targets of one frame, in the order of the file."""
    try:
        frame = tomllib.loads(path.read_text())
        return [_entry(frame["country"], target) for target in frame["target"]]
    except (OSError, tomllib.TOMLDecodeError, KeyError) as problem:
        raise LabError(f"{path}: not a frame: {problem}") from problem


def _entry(country: str, target: dict) -> Entry:
    fault = next((tag.removeprefix(FAULT_TAG) for tag in target.get("tags", ()) if tag.startswith(FAULT_TAG)), "")
    return Entry(country, target["domain"], target["organisation"], _hosts(target), fault, tuple(target.get("consent", ())))


def _hosts(target: dict) -> tuple[str, ...]:
    """The further web names a probe looks at: those that are listed, and those with a duty on the web."""
    duties = [host for duty, hosts in target.get("duties", {}).items() if duty != "mail" for host in hosts]
    known = (target["domain"], "www." + target["domain"])
    return tuple(dict.fromkeys(host for host in [*target.get("hosts", ()), *duties] if host not in known))


def available() -> list[str]:
    """The countries that have a frame, the usual ones first."""
    usual = USUAL.split(",")
    return usual + sorted(path.stem for path in DEFAULT.glob("*.toml") if path.stem not in usual)


def paths(countries: str = USUAL) -> list[Path]:
    """The frames of the countries, given as codes with commas between them or as the word for every one."""
    known = available()
    codes = [code.strip().lower() for code in countries.split(",")]
    wanted = known if countries == EVERY else list(dict.fromkeys(codes))
    unknown = [code for code in wanted if code not in known]
    if unknown:
        raise LabError(f"no frame for {', '.join(unknown) or 'nothing'} in {DEFAULT}; choose from {', '.join(known)}, or {EVERY}")
    return [DEFAULT / f"{code}.toml" for code in wanted]


def add_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--frame", metavar="FILE", type=Path, action="append", help="raise the targets of this frame instead; may be repeated")
    parser.add_argument("--countries", metavar="CODES", default=USUAL,
                        help=f"whose frames to raise: codes with commas, or {EVERY} (default {USUAL})")


def chosen(options: argparse.Namespace) -> list[Path]:
    """What the command line asks for."""
    return [path.resolve() for path in options.frame] if options.frame else paths(options.countries)


def read_all(files: list[Path]) -> list[list[Entry]]:
    return [read(file) for file in files]
