#!/usr/bin/env python3
"""Each folder includes only what the tables of docs/architecture.md allow it."""

import re

import tree

INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)
TABLES = {"rooms": "May include", "words": "Headers"}


def rows(page, heading):
    """The rows of the table whose second column has this heading: first cell -> words of the second."""
    found, inside = {}, False
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.startswith("|"):
            inside = False
        elif len(cells) > 1 and cells[1] == heading:
            inside = True
        elif inside and not set(line) <= set("|- :"):
            for name in re.findall(r"`([^`]+)`", cells[0]):
                found[name] = re.findall(r"`([^`]+)`", cells[1])
    return found


def matches(header, pattern):
    return header == pattern or (pattern.endswith("/") and header.startswith(pattern))


def word_of(header, words):
    """The library a header belongs to; the longest pattern wins, a name without a dot is the standard library's."""
    best = max(((len(pattern), word) for word, patterns in words.items() for pattern in patterns
                if matches(header, pattern)), default=(0, None))[1]
    return best or ("std" if re.fullmatch(r"[a-z_0-9]+", header) else None)


def room_of(path, rooms):
    """The longest room the path lies in."""
    return max((room for room in rooms if path.startswith(room + "/")), key=len, default=None)


def home_of(header, root, rooms):
    """The room of a header of ours: lib/ is an include path, the root another."""
    for path in (f"lib/{header}", header):
        if (root / path).exists():
            return room_of(path, rooms)
    return None


def judge(header, quoted, room, root, rooms, words):
    allowed = rooms[room]
    if quoted:
        home = home_of(header, root, rooms)
        if home in (None, room) or home in allowed or home.rsplit("/", 1)[-1] in allowed:
            return None
        return f"{room} may not include {header} of {home} (docs/architecture.md)"
    word = word_of(header, words)
    if word is None:
        return f"<{header}> belongs to no library of docs/architecture.md: add it to the table there"
    if word == "std" or word in allowed:
        return None
    return f"{room} may not include <{header}> ({word}) (docs/architecture.md)"


def lint(root):
    page = (root / "docs" / "architecture.md").read_text()
    rooms, words = rows(page, TABLES["rooms"]), rows(page, TABLES["words"])
    for path in tree.files(root, ".cpp", ".hpp", below=("lib", "probe", "collector")):
        name = str(path.relative_to(root))
        if path.name == "main.cpp":
            continue
        room = room_of(name, rooms)
        if room is None:
            yield path, 1, "this folder is no room of docs/architecture.md: add it to the table there"
            continue
        text = path.read_text()
        for found in INCLUDE.finditer(text):
            quoted, angled = found.groups()
            sentence = judge(quoted or angled, bool(quoted), room, root, rooms, words)
            if sentence:
                yield path, text.count("\n", 0, found.start()) + 1, sentence


if __name__ == "__main__":
    tree.run(__doc__, lint)
