"""The files of a tree, and C++ text without what is not code: what the lints stand on."""

import argparse
import pathlib
import re
import sys

SKIPPED = {".git", "build", "node_modules", "__pycache__"}
ROOT = pathlib.Path(__file__).resolve().parents[2]

# Comments, raw strings, strings, characters: everything a rule about code must not look into.
NOT_CODE = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(?P<mark>[^()\s\\]{0,16})\(.*?\)(?P=mark)"|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])\'(?:\\.|[^\'\\\n])+\'',
    re.DOTALL)


def files(root, *suffixes, below=()):
    """Every file with one of the suffixes (all without), as sorted paths; build folders are not ours."""
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        if SKIPPED.intersection(parts[:-1]) or not path.is_file():
            continue
        if below and parts[0] not in below:
            continue
        if not suffixes or path.suffix in suffixes:
            yield path


def blank(text):
    """The same text with comments and literals blanked: lines and columns stay where they were."""
    return NOT_CODE.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), text)


def run(description, lint):
    """A lint is a function from a root to findings, each (path, line, sentence). Exit 1 when there is one."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--root", type=pathlib.Path, default=ROOT, help="the tree to look at")
    root = parser.parse_args().root.resolve()
    findings = sorted(lint(root))
    for path, line, sentence in findings:
        print(f"{path.relative_to(root)}:{line}: {sentence}")
    sys.exit(1 if findings else 0)
