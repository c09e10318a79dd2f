#!/usr/bin/env python3
"""Names and notes that rot: no utils or helpers, no TODO, day or author, no way up the tree, one #pragma once a header."""

import re

import tree

EMPTY_NAMES = {"util", "utils", "helper", "helpers", "misc", "manager", "impl", "common", "stuff"}
NOTE = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
# A day in a comment is history; a quoted one is an example of a format.
DAY = re.compile(r'//[^"\n]*(?<![\w"-])20\d\d-\d\d-\d\d(?![\w"-])')
AUTHOR = re.compile(r"(@author\b|\b[Aa]uthor:|\b[Cc]opyright\b|\b[Ww]ritten by [A-Z])")
UPWARDS = re.compile(r'^\s*#\s*include\s*"\.\./', re.MULTILINE)
GUARD = "#pragma once"
CODE = (".cpp", ".hpp")


def line_of(text, at):
    return text.count("\n", 0, at) + 1


def name_findings(root, path):
    for part in path.relative_to(root).parts:
        stem = part.split(".")[0]
        if EMPTY_NAMES.intersection(re.split(r"[_-]", stem)):
            yield path, 1, f"'{part}' says nothing: name what it is for"
        if path.suffix in CODE and not re.fullmatch(r"[a-z0-9_]+", stem):
            yield path, 1, f"'{part}' is not in snake_case"


def text_findings(path, text):
    for found in NOTE.finditer(text):
        yield path, line_of(text, found.start()), f"{found[1]}: do it, or write an issue"
    for found in DAY.finditer(text):
        yield path, line_of(text, found.start()), "a day in a comment: git knows it"
    for found in AUTHOR.finditer(text):
        yield path, line_of(text, found.start()), f"'{found[1]}': git knows who"
    for found in UPWARDS.finditer(text):
        yield path, line_of(text, found.start()), "include from the root, not upwards"
    if path.suffix == ".hpp" and text.count(GUARD) != 1:
        yield path, 1, f"a header has one {GUARD}"


def lint(root):
    for path in tree.files(root, *CODE, ".py", below=("lib", "probe", "collector", "tests", "scripts")):
        yield from name_findings(root, path)
        if path.name not in ("lint_words.py", "lints_test.py"):
            yield from text_findings(path, path.read_text())


if __name__ == "__main__":
    tree.run(__doc__, lint)
