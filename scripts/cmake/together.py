#!/usr/bin/env python3
"""Writes the few units in which a target's sources are compiled together: together.py OUT_PREFIX SOURCE..., prints the files to compile.

Two sources share a unit only if what one declares for itself alone is no word of the other's. Constants, named kSo, may: each
source's own are given a name apart by the preprocessor. All headers come first, so that none is read between two sources.
"""

import pathlib
import re
import sys

FILES, LINES = 14, 1400  # of one unit: more saves little, and two cores must both have work until the end

NOT_CODE = re.compile(r'R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])\'(?:\\.|[^\'\\\n])+\'|//[^\n]*|/\*.*?\*/', re.S)
INCLUDE = re.compile(r'^#include ([<"])([^>"]+)[>"].*$', re.M)
WORD = re.compile(r"(?<![\w.])(?<!->)(?<!::)([A-Za-z_]\w*)")
QUALIFIED = re.compile(r"::\s*(\w+)")
CONSTANT = re.compile(r"k[A-Z]\w*")
ALIAS = re.compile(r"(?:using|namespace)\s+(\w+)\s*=\s*(.+)", re.S)
TYPE = re.compile(r"(?:template\s*<.*?>\s*)?(?:struct|class|union|enum(?:\s+(?:class|struct))?)\s+(\w+)", re.S)
NAMESPACE = re.compile(r"(?:inline\s+)?namespace(\s+[\w:]+)?")
SIGN = re.compile(r"[{};]")
FUNCTION = re.compile(r"(\w+)\s*\(")
VARIABLE = re.compile(r"(\w+)\s*(?:\[[^\]]*\]\s*)?(?:[={].*)?$", re.S)


class Source:
    """A source and what it declares that no other file should see."""

    def __init__(self, path):
        self.path = pathlib.Path(path)
        text = self.path.read_text(encoding="utf-8")
        self.lines = text.count("\n")
        self.includes = [self.resolved(*match) for match in INCLUDE.findall(text)]
        self.alone = "#define" in text or "#include <linux/" in text  # What follows would see it too.
        code = re.sub(r"^#.*$", "", NOT_CODE.sub(lambda found: " " if found[0].startswith("/") else '""', text), flags=re.M)
        self.directives, self.own, self.meanings = set(), set(), {}
        for declared in declarations(code):
            self.take(declared)
        self.words = set(WORD.findall(code))
        apart = {name for name in self.own if CONSTANT.fullmatch(name)} - set(QUALIFIED.findall(code))
        self.renamed = {name for name in apart if name not in self.meanings}
        self.own -= self.renamed

    def resolved(self, mark, name):
        beside = self.path.parent / name
        return f'#include "{beside}"' if mark == '"' and beside.exists() else f"#include {mark}{name}{'>' if mark == '<' else mark}"

    def take(self, declared):
        directive = re.match(r"using\s+namespace\s+([\w:]+)", declared)
        using = re.match(r"using\s+([\w:]*?)(\w+)\s*$", declared)
        alias = ALIAS.match(declared)
        if directive:
            if "literals" not in directive[1]:
                self.directives.add(directive[1])
        elif alias or using:
            name, meaning = (alias[1], alias[2]) if alias else (using[2], using[0])
            self.own.add(name)
            self.meanings[name] = " ".join(meaning.split())
        else:
            self.own.update(names_of(declared))

    def clashes(self, other):
        return self.directives != other.directives or self.disturbs(other) or other.disturbs(self)

    def disturbs(self, other):
        return any(self.meanings.get(name, 1) != other.meanings.get(name, 2) for name in self.own & (other.words | other.own))


def names_of(declared):
    kind = TYPE.match(declared)
    if kind:
        return [kind[1]]
    if declared.startswith(("TEST_CASE", "TEMPLATE_TEST_CASE", "SCENARIO", "static_assert")):
        return []
    head = declared
    while (outer := re.sub(r"<[^<>()]*>", "", head)) != head:  # Arguments of templates, from the inside out.
        head = outer
    call, value = FUNCTION.search(head), re.search(r"[={]", head)
    if call and (not value or call.start() < value.start()):
        return [call[1]]
    variable = VARIABLE.search(head.split("=")[0].split("{")[0].strip())
    return [variable[1]] if variable else []


def declarations(code):
    """What stands in an unnamed namespace, or is static or a using at the level of a namespace, up to its body."""
    kinds, start = [], 0  # Of the namespaces that are open, and where the declaration under way began.
    while sign := SIGN.search(code, start):
        head, start = code[start : sign.start()].strip(), sign.end()
        namespace = NAMESPACE.fullmatch(head) if sign[0] == "{" else None
        if namespace:
            kinds.append("named" if namespace[1] else "unnamed")
            if namespace[1] and "unnamed" in kinds:
                yield f"struct {namespace[1]}"
        elif sign[0] == "}":
            kinds = kinds[:-1]
        else:
            yield from visible(head + sign[0], kinds)
            start = end_of_block(code, sign.start()) if sign[0] == "{" else start


def visible(declared, kinds):
    text = declared.rstrip(";")
    if len(text) > 1 and ("unnamed" in kinds or re.match(r"(static|using|namespace)\b", text)):
        yield re.sub(r"^(?:\[\[.*?\]\]\s*|static\s+|inline\s+|constexpr\s+|constinit\s+|extern\s+|const\s+)+", "", text)


def end_of_block(code, at):
    depth = 0
    for index in range(at, len(code)):
        depth += (code[index] == "{") - (code[index] == "}")
        if depth == 0:
            return index + 1
    return len(code)


def grouped(sources):
    """Each source goes to the first unit that has room and nothing it clashes with."""
    units = []
    for source in sources:
        for unit in units:
            if (len(unit) < FILES and sum(one.lines for one in unit) + source.lines <= LINES and not source.alone
                    and not unit[0].alone and not any(source.clashes(one) for one in unit)):
                unit.append(source)
                break
        else:
            units.append([source])
    return units


def order(include):
    """The standard library, then ours, then others: some C headers make macros of what the standard library says in words."""
    return 0 if re.search(r"<\w+>$", include) else 1 if include.endswith('"') else 2


def text_of(unit):
    includes = dict.fromkeys(include for source in unit for include in source.includes if not include.endswith('.inc"'))
    lines = sorted(includes, key=order)
    for number, source in enumerate(unit):
        names = sorted(source.renamed)
        lines += [f"#define {name} {name}_{number}" for name in names]
        lines += [f'#include "{source.path}"']
        lines += [f"#undef {name}" for name in names]
    return "\n".join(lines) + "\n"


def write_changed(path, text):
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def main():
    prefix = pathlib.Path(sys.argv[1])
    prefix.parent.mkdir(parents=True, exist_ok=True)
    for number, unit in enumerate(grouped([Source(path) for path in sys.argv[2:]])):
        if len(unit) == 1:
            print(unit[0].path)
            continue
        path = prefix.parent / f"{prefix.name}_{number}.cpp"
        write_changed(path, text_of(unit))
        print(path)


if __name__ == "__main__":
    main()
