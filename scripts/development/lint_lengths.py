#!/usr/bin/env python3
"""No function over 60 lines, no file over 350 (over 250 is named); a longer one says why: `// long: reason` at its head."""

import re
import subprocess

import tree

FUNCTION_LIMIT = 60
FILE_LIMIT = 350
FILE_RULE = 250
#: Lines before the function's first line in which its reason may stand.
ABOVE = 4
REASON = re.compile(r"//+ long: \S+")


def functions(root, paths):
    """(path, name, first line, last line) of every function body, as universal-ctags sees them."""
    names = "\n".join(str(path) for path in paths)
    listed = subprocess.run(
        ["ctags", "--languages=C++,Python", "--map-c++=+.hpp", "--kinds-c++=f", "--kinds-python=fm", "--fields=+ne",
         "--output-format=u-ctags", "--sort=no", "-f", "-", "-L", "-"],
        input=names, text=True, capture_output=True, check=True, cwd=root).stdout
    for row in listed.splitlines():
        if row.startswith("!"):
            continue
        name, path, rest = row.split("\t", 2)
        line, end = re.search(r"\bline:(\d+)", rest), re.search(r"\bend:(\d+)", rest)
        if line and end:
            yield path, name, int(line[1]), int(end[1])


def is_excused(lines, first, last):
    return any(REASON.search(line) for line in lines[max(0, first - 1 - ABOVE):last])


def long_functions(root, texts):
    for path, name, first, last in functions(root, texts):
        length = last - first + 1
        if length > FUNCTION_LIMIT and not is_excused(texts[root / path].splitlines(), first, last):
            yield root / path, first, f"{name}() has {length} lines, at most {FUNCTION_LIMIT}: divide it, or say `// long: why`"


def long_files(texts):
    for path, text in texts.items():
        length = text.count("\n")
        if FILE_RULE < length <= FILE_LIMIT:
            print(f"note: {path.name} has {length} lines; the rule is {FILE_RULE}")
        if length > FILE_LIMIT and not any(REASON.search(line) for line in text.splitlines()[:10]):
            yield path, 1, f"{length} lines, at most {FILE_LIMIT}: divide it, or say `// long: why` at its head"


def lint(root):
    places = ("lib", "probe", "collector", "tests", "scripts")
    texts = {path: path.read_text() for path in tree.files(root, ".cpp", ".hpp", ".py", below=places)}
    yield from long_functions(root, texts)
    yield from long_files(texts)


if __name__ == "__main__":
    tree.run(__doc__, lint)
