"""The result in its three forms: an object for programs, a table for people, a table in docs/performance.md."""

from pathlib import Path

from . import machine
from .figures import Figure

PAGE = Path(__file__).resolve().parents[2] / "docs" / "performance.md"
_HEAD = ("row", "what", "ours", "peer", "raw", "judged", "goal: pass / stretch", "result")


def make(suite, rows: list) -> dict:
    return {"schema": 1, "suite": suite.name, "machine": machine.describe(suite.packages()), "commit": machine.commit(),
            "rows": [row.as_json() for row in rows]}


def table(document: dict) -> str:
    """For a terminal: one block a row, because what was measured is a sentence."""
    lines = [f"{document['suite']} at {document['commit']}: {machine.text(document['machine'])}"]
    for row in document["rows"]:
        name, what, ours, peer, raw, judged, goal, result = _cells(row)
        lines += [f"{name:<10} {result:<8} {judged}  (goal {goal})", f"           {what}",
                  f"           ours {ours}; peer {peer}; raw {raw}"]
    return "\n".join(lines)


def write_into_page(document: dict, page: Path = PAGE) -> None:
    """Between the markers of the suite; the page says the rest."""
    begin, end = f"<!-- bench:{document['suite']} -->", f"<!-- /bench:{document['suite']} -->"
    text = page.read_text()
    before, found, rest = text.partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise ValueError(f"{page} has no place for this suite: put {begin} and {end} where the table belongs")
    page.write_text(f"{before}{begin}\n{markdown(document)}\n{end}{after}")


def markdown(document: dict) -> str:
    lines = [f"Commit `{document['commit']}` on {machine.text(document['machine'])}.", "",
             "| " + " | ".join(_HEAD) + " |", "|" + " --- |" * len(_HEAD)]
    lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in _cells(row)) + " |" for row in document["rows"]]
    return "\n".join(lines)


def _cells(row: dict) -> tuple[str, ...]:
    goal = row["goal"]
    sign = "<=" if goal["better"] == "lower" else ">="
    unit = "" if goal["unit"] == "ratio" else f" {goal['unit']}"
    return (f"{row['id']} {row['part']}".strip(), row["what"], _figure(row["ours"]), _figure(row["peer"]), _figure(row["raw"]), f"{row['ratio']:.3g}{unit}",
            f"{sign} {goal['passes']:g} / {goal['stretch']:g}{unit}", row["result"])


def _figure(values: dict | None) -> str:
    if values is None:
        return "-"
    figure = Figure(**values)
    return figure.text() + (f" ({figure.disturbed} of {figure.runs} runs disturbed)" if figure.disturbed else "")
