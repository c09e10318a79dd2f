"""`scripts/lab course`: does every lesson of docs/course still show what it says? Types its commands and compares.

In a block marked `console` a line that begins with `$ ` is typed, and the lines below are what must be seen. Times, sizes
of queues and ports differ from run to run and are not compared.
"""

import argparse
import os
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from . import checking, lifecycle
from .measuring import say
from .processes import LabError
from .state import State

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "course"
_PROMPT = "$ "
_BEGIN, _END = "```console", "```"
#: What differs from run to run: times, the probe's share of the processor in them, the port of the page.
_VARIES = re.compile(r"-?\d+(\.\d+)? (us|ms|s)\b|127\.0\.0\.1:\d+")
_LONGEST = 180


@dataclass
class Command:
    """One line to type, where it stands, and what the lesson shows below it."""

    text: str
    line: int
    shown: list[str] = field(default_factory=list)


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("lesson", nargs="*", help="beginnings of the lessons' file names (default: all), after those of README.md")
    parser.add_argument("--write", action="store_true", help="put what is seen into the lessons in place of what they show")
    checking.add_programs(parser)


def run(state: State, options: argparse.Namespace) -> int:
    """Exit code 1 when a lesson shows something else than is seen. The laboratory is gone afterwards."""
    os.environ |= {"SEXTANT_LAB_STATE": str(state.root), "SEXTANT_PROGRAMS": str(options.programs.resolve())}
    wrong = 0
    try:
        for page in pages(options.lesson):
            wrong += _go_through(page, options.write)
    finally:
        lifecycle.down(state)
    return 1 if wrong else 0


def pages(chosen: list[str]) -> list[Path]:
    """README.md, which raises the laboratory, and the lessons in their order."""
    lessons = sorted(FOLDER.glob("[0-9]*.md"))
    wanted = [page for page in lessons if not chosen or page.name.startswith(tuple(chosen))]
    if not wanted:
        raise LabError(f"no such lesson; there are {', '.join(page.stem for page in lessons)}")
    return [FOLDER / "README.md", *wanted]


def commands(text: str) -> list[Command]:
    """What a page has one type, in order."""
    found: list[Command] = []
    inside = False
    for number, line in enumerate(text.splitlines()):
        if line in (_BEGIN, _END):
            inside = line == _BEGIN
        elif inside and line.startswith(_PROMPT):
            found.append(Command(line.removeprefix(_PROMPT), number))
        elif inside and found:
            found[-1].shown.append(line)
    return found


def rewritten(text: str, seen: list[tuple[Command, list[str]]]) -> str:
    """The page with what was seen below each command."""
    lines = text.splitlines()
    for command, output in reversed(seen):
        lines[command.line + 1:command.line + 1 + len(command.shown)] = output
    return "\n".join(lines) + "\n"


def differences(command: Command, output: list[str]) -> list[str]:
    """Where what is seen is not what is shown; nothing when only what varies does."""
    shown, seen = ([_VARIES.sub("N", line).rstrip() for line in lines] for lines in (command.shown, output))
    if shown == seen:
        return []
    return [f"  $ {command.text}", *(f"  shown: {line}" for line in shown if line not in seen),
            *(f"  seen:  {line}" for line in seen if line not in shown)]


def _go_through(page: Path, write: bool) -> int:
    text = page.read_text()
    seen = [(command, _type(command.text)) for command in commands(text)]
    if write:
        page.write_text(rewritten(text, seen))
    wrong = [line for command, output in seen for line in differences(command, output)]
    say(f"{page.name}: {len(seen)} commands, {'written' if write else 'other than shown' if wrong else 'as shown'}")
    for line in [] if write else wrong:
        say(line)
    return 0 if write else len(wrong)


def _type(text: str) -> list[str]:
    done = subprocess.run(["bash", "-c", text], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=_LONGEST)
    return [line.rstrip() for line in done.stdout.splitlines()]
