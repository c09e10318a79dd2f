#!/usr/bin/env python3
"""No statement holds co_await together with what g++ 12 miscompiles: braced temporary, capturing lambda, `? :`."""

import re

import tree

AWAIT = re.compile(r"\bco_await\b")
# `Name{...}` inside the statement builds an aggregate temporary; `[x]`, `[=]`, `[x = y]` before ( or { captures by value.
BRACED = re.compile(r"[\w>]\s*\{[^{}]*[^\s{}][^{}]*\}|[(,]\s*\{")
CAPTURING = re.compile(r"(?<![\w\])])\[\s*(?:=|[A-Za-z_]\w*\s*(?=[,=\]])|&\s*,\s*[A-Za-z_]|\*this)[^\]]*\]\s*[({]")
CONDITIONAL = re.compile(r"\?[^:;]*:(?!:)")
DETACHED_LAMBDA = re.compile(r"\bco_spawn\s*\([^;]*?\[[^\]]*[\w=&][^\]]*\].{0,2000}?\}\s*\(\s*\)\s*,", re.DOTALL)


def statement_start(code, at):
    """Back to the `;`, `{` or `}` that begins the statement, over balanced parentheses and braces inside them."""
    depth = 0
    for i in range(at - 1, -1, -1):
        char = code[i]
        if char in ")]":
            depth += 1
        elif char in "([":
            depth -= 1
        elif char == "}" and depth > 0:
            depth += 1
        elif char == "{" and depth > 0:
            depth -= 1
        elif char in ";{}" and depth <= 0:
            return i + 1
    return 0


def statement_end(code, at):
    """On to the `;` of the statement, or to the `{` of the block an if, for or while opens."""
    depth = 0
    for i in range(at, len(code)):
        char = code[i]
        if char in "([{":
            if char == "{" and depth < 0:
                return i
            depth += 1
        elif char in ")]}":
            depth -= 1
        elif char == ";" and depth <= 0:
            return i
    return len(code)


def faults(statement):
    if BRACED.search(statement):
        yield "a braced temporary"
    if CAPTURING.search(statement):
        yield "a lambda that captures by value"
    if CONDITIONAL.search(statement):
        yield "a conditional operator"


def lint(root):
    for path in tree.files(root, ".cpp", ".hpp", below=("lib", "probe", "collector", "tests")):
        code = tree.blank(path.read_text())
        seen = set()
        for found in AWAIT.finditer(code):
            begin, end = statement_start(code, found.start()), statement_end(code, found.end())
            line = code.count("\n", 0, found.start()) + 1
            for fault in faults(code[begin:end]):
                if (begin, fault) not in seen:
                    seen.add((begin, fault))
                    yield path, line, f"{fault} in one statement with co_await: name it on the line above"
        for found in DETACHED_LAMBDA.finditer(code):
            yield (path, code.count("\n", 0, found.start()) + 1,
                   "a capturing lambda called at once in co_spawn dies before the coroutine does: name the coroutine")


if __name__ == "__main__":
    tree.run(__doc__, lint)
