"""What the programs said: every error must be the doing of one of our faults, and no sanitizer may have spoken."""

import datetime
import re
from dataclasses import dataclass

from .stage import Stage

_LINE = re.compile(r"^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) (debug|info|warning|error) (\S+)(.*)$")
_SANITIZER = re.compile(r"AddressSanitizer|LeakSanitizer|ThreadSanitizer|runtime error:|terminate called|Assertion .* failed")
#: An event may be logged a little after its fault ended: a sender waits out its back-off before it finds the disk free again.
_AFTER = 45.0
_DISK = {"full_disk"}
#: Which fault may make which error be logged. What is not here is never expected.
EXPLAINED = {
    "AGENT_SPOOL_REFUSED": _DISK, "SPOOL_TROUBLE": _DISK, "REPORT_SPOOL_TROUBLE": _DISK,
}
#: A damaged batch is found when its turn has come, however late: it is known by its name.
_DAMAGED = "SPOOL_DAMAGED"
#: Lines of a program that ended before its log began, or that is no event: only a full disk makes a probe say such.
_BARE = re.compile(r"^error: .*(No space left on device|spool)")


@dataclass(frozen=True)
class Complaint:
    name: str
    line: str


def complaints(stage: Stage, journal: list[dict]) -> tuple[list[Complaint], list[Complaint]]:
    """Errors nobody explains, and what sanitizers said."""
    unexplained, sanitizer = [], []
    for name in stage.names():
        hurt = [entry for entry in journal if entry["victim"] == name]
        for line in stage.log(name).read_text(errors="replace").splitlines():
            if _SANITIZER.search(line):
                sanitizer.append(Complaint(name, line))
            elif not is_explained(line, hurt):
                unexplained.append(Complaint(name, line))
    return unexplained, sanitizer


def is_explained(line: str, hurt: list[dict]) -> bool:
    """`hurt`: what was done to this program."""
    found = _LINE.match(line)
    if not found:
        return bool(_BARE.match(line)) and any(entry["kind"] in _DISK for entry in hurt)
    when, level, event, rest = found.groups()
    if level != "error":
        return True
    if event == _DAMAGED:
        return any(f"/{damaged['file']} " in rest for entry in hurt for damaged in entry.get("damaged", []))
    at = datetime.datetime.fromisoformat(when.replace("Z", "+00:00")).timestamp()
    return any(entry["kind"] in EXPLAINED.get(event, ()) and entry["began"] <= at <= entry["ended"] + _AFTER for entry in hurt)
