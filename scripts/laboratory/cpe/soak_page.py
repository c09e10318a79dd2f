"""docs/cpe-soak.md from results of `scripts/dev soak cpe --json`: what each trial showed, by router."""

import json
from pathlib import Path

PAGE = Path(__file__).resolve().parents[3] / "docs" / "cpe-soak.md"

HEAD = """# What do the faults, the disturbances and the floods of the router laboratory show?

Written by `scripts/dev soak cpe --json --page`, or from results that were kept: `--from RESULT...`. [cpe.md](cpe.md) says what each part must show. A trial
is good when just the rows of its fault changed against the healthy run of the same phases; when no row passed or failed while
something nobody planned went on; when the program outlived a flood within its memory and judged the same again.
"""


def merged(files: list) -> dict:
    """Parts of several results as one; where two have the same trial of a router, the later one stands."""
    parts = {}
    for file in files:
        result = json.loads(Path(file).read_text().splitlines()[-1])
        for part, trials in result.items():
            if part != "good":
                known = parts.setdefault(part, {})
                known.update({(one["router"], one["name"]): one for one in trials})
    return {part: list(trials.values()) for part, trials in parts.items()}


def write(results: dict) -> None:
    PAGE.write_text("\n".join([HEAD, *_sections(results)]) + "\n")


def _sections(results: dict):
    for part, trials in results.items():
        bad = [f"{one['router']} {one['name']}" for one in trials if not one["good"]]
        yield f"## {part.capitalize()}"
        yield ""
        yield f"{len(trials)} trials, {len(trials) - len(bad)} good" + (f"; not good: {', '.join(bad)}." if bad else ".")
        yield ""
        routers = list(dict.fromkeys(one["router"] for one in trials))
        yield f"| Trial | {' | '.join(routers)} |"
        yield "| --- |" + " --- |" * len(routers)
        for name in dict.fromkeys(one["name"] for one in trials):
            said = {one["router"]: ("" if one["good"] else "NOT GOOD: ") + one["said"] for one in trials if one["name"] == name}
            yield f"| {name} | {' | '.join(said.get(router, 'not of this router') for router in routers)} |"
        yield ""
