"""Command line of scripts/dev bench."""

import argparse
import json
import sys
from pathlib import Path

from . import document
from .suite import BenchError, Request, Suite, add_options, suites


def main() -> int:
    known = suites()
    request = _parser(known).parse_args(namespace=Request())
    suite = known[request.suite]
    try:
        return _print_goals(suite) if request.goals else _bench(suite, request)
    except (BenchError, ValueError, OSError) as problem:
        print(f"bench: {problem}", file=sys.stderr)
        return 1


def _parser(known: dict[str, Suite]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="scripts/dev bench", description="Ours beside a peer and the raw libraries; docs/performance.md.")
    parsers = parser.add_subparsers(dest="suite", required=True, metavar="SUITE")
    for suite in known.values():
        sub = parsers.add_parser(suite.name, help=suite.what, description=suite.what)
        add_options(sub)
        suite.options(sub)
    return parser


def _bench(suite: Suite, request: Request) -> int:
    """A missed goal is a result, not an error."""
    made = json.loads(request.earlier.read_text()) if request.earlier else _measure(suite, request)
    if request.write_docs:
        document.write_into_page(made)
    print(json.dumps(made) if request.json else document.table(made))
    return 0


def _measure(suite: Suite, request: Request) -> dict:
    rows = []
    for row in suite.measure(request):
        print(f"bench: {row.name}: {row.number:.3g}, {row.result}", file=sys.stderr)
        rows.append(row)
    made = document.make(suite, rows)
    _keep(suite, made)
    return made


def _keep(suite: Suite, made: dict) -> None:
    """So that --from can take it up again."""
    folder = Path("build/bench")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{suite.name}.json").write_text(json.dumps(made, indent=1) + "\n")


def _print_goals(suite: Suite) -> int:
    for goal in suite.goals:
        print(f"{goal.id:<5} {goal.text():<28} {goal.what}\n      {goal.reason}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
