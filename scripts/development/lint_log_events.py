#!/usr/bin/env python3
"""Every log event is a row of a log_events.cpp: defined once, listed for the reference page, and said somewhere."""

import re

import tree

DEFINED = re.compile(r'\bLogEvent\s+(k\w+)\s*\{\s*"([^"]*)"')
BUILT = re.compile(r"\bLogEvent\s*\w*\s*\{(?!\s*\n\s*std::string_view)")
LISTED = re.compile(r"\bkAll\s*(?:=\s*)?\{([^}]*)\}")
BESIDE = re.compile(r"\bspdlog::(?:trace|debug|info|warn|error|critical|log)\s*\(|\bstd::(?:cerr|clog)\b")
SHAPE = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)+")
#: The console of a verb speaks to the person who typed it; everything else speaks through the log.
CONSOLE = ("lib/daemon", "probe/cli", "collector/cli")


def line_of(text, at):
    return text.count("\n", 0, at) + 1


def table_findings(path, text, homes):
    """One table: shapes, no id twice in the whole tree, every row in kAll."""
    listed = " ".join(found[1] for found in LISTED.finditer(text))
    for found in DEFINED.finditer(text):
        constant, event = found.groups()
        line = line_of(text, found.start())
        if not SHAPE.fullmatch(event):
            yield path, line, f"'{event}' is no AREA_EVENT"
        if event in homes:
            yield path, line, f"{event} is defined in {homes[event]} already"
        homes[event] = "/".join(path.parts[-3:])
        if not re.search(rf"&{constant}\b", listed):
            yield path, line, f"{event} is not in kAll: the reference page would not have it"


def lint(root):
    texts = {path: path.read_text() for path in tree.files(root, ".cpp", ".hpp", below=("lib", "probe", "collector"))}
    homes, rows = {}, []
    for path, text in texts.items():
        name, code = str(path.relative_to(root)), tree.blank(text)
        if path.name == "log_events.cpp":
            yield from table_findings(path, text, homes)
            rows += [(path, line_of(text, found.start()), *found.groups()) for found in DEFINED.finditer(text)]
        elif path.name != "log.hpp":
            for found in BUILT.finditer(code):
                yield path, line_of(code, found.start()), "a log event is a row of the room's log_events.cpp"
        if not name.startswith(CONSOLE):
            for found in BESIDE.finditer(code):
                yield path, line_of(code, found.start()), "say it through daemons::log, with an event of log_events.cpp"
    said = {path: text for path, text in texts.items() if path.stem != "log_events"}
    for path, line, constant, event in rows:
        program = path.relative_to(root).parts[0]
        if not any(re.search(rf"\b{constant}\b", text) for other, text in said.items()
                   if other.relative_to(root).parts[0] == program):
            yield path, line, f"{event} is never said: remove the row"


if __name__ == "__main__":
    tree.run(__doc__, lint)
