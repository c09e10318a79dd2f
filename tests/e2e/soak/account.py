"""What the collector has at the end, read from its ledger and from its views: two accounts that must agree."""

import collections
import hashlib
import json
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from laboratory import programs
from laboratory.processes import LabError

from .stage import Stage
from .witness import BatchId, Seen

_PATIENCE = 1800


@dataclass
class Ledger:
    """As the probes sent it: every batch with its lines counted and its hash, every result by all that names it."""

    batches: dict[BatchId, Seen] = field(default_factory=dict)
    twice: list[BatchId] = field(default_factory=list)
    identities: collections.Counter = field(default_factory=collections.Counter)
    results: collections.Counter = field(default_factory=collections.Counter)


def _spawn(stage: Stage, *words: str) -> subprocess.Popen:
    command = [str(stage.built.collector), *words, "--config", str(programs.collector_config(stage.state))]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def lines_of(stage: Stage, *words: str):
    """What a verb prints, line by line: hundreds of megabytes."""
    with _spawn(stage, *words) as process:
        yield from process.stdout
        problem = process.stderr.read()
        if process.wait(timeout=60) != 0:
            raise LabError(f"sextant-collector {' '.join(words)}: {problem.strip()}")


def run(stage: Stage, *words: str, allowed: tuple[int, ...] = (0,)) -> str:
    process = _spawn(stage, *words)
    text, problem = process.communicate(timeout=_PATIENCE)
    if process.returncode not in allowed:
        raise LabError(f"sextant-collector {' '.join(words)}: {problem.strip()}")
    return text


def read_ledger(stage: Stage) -> Ledger:
    """Each batch's entry is followed by its lines."""
    ledger = Ledger()
    key = None
    for line in lines_of(stage, "ledger", "export"):
        entry = json.loads(line)
        if entry["kind"] == "batch":
            key = BatchId(entry["probe"], entry["stream"], entry["seq"])
            ledger.twice += [key] if key in ledger.batches else []
            ledger.batches[key] = Seen(0, entry["sha256"])
        elif entry["kind"] in ("result", "vantage"):
            ledger.batches[key] = Seen(ledger.batches[key].results + 1, ledger.batches[key].sha256)
            _note_result(ledger, key.probe, entry)
    return ledger


def _note_result(ledger: Ledger, probe: str, entry: dict) -> None:
    if entry["kind"] != "result":
        return
    task, started = entry["evidence"]["task"], entry["evidence"]["started"]
    ledger.identities[probe, task["target"]["domain"], task["round"], task["attempt"], started] += 1
    ledger.results[probe] += 1


@dataclass
class Views:
    """As the collector judged it; `digest` is of every line of the export."""

    digest: str
    octets: int
    batches: dict[BatchId, str]
    tombstones: list[dict]
    contiguous: dict[tuple[str, str], int]
    results: list[dict]
    target_rounds: list[dict]


def read_views(stage: Stage) -> Views:
    digest, octets = hashlib.sha256(), 0
    kept = collections.defaultdict(list)
    for line in lines_of(stage, "export"):
        digest.update(line.encode())
        octets += len(line.encode())
        if line.startswith(('{"view":"batch"', '{"view":"tombstone"', '{"view":"stream"', '{"view":"result"', '{"view":"target_round"')):
            row = json.loads(line)
            kept[row["view"]].append(row)
    batches = {BatchId(row["probe"], row["stream"], row["seq"]): row["sha256"] for row in kept["batch"]}
    contiguous = {(row["probe"], row["stream"]): row["contiguous"] for row in kept["stream"]}
    return Views(digest.hexdigest(), octets, batches, kept["tombstone"], contiguous, kept["result"], kept["target_round"])


def verify(stage: Stage) -> dict:
    """Findings are an answer (exit code 4), not a failure to ask."""
    return json.loads(run(stage, "ledger", "verify", "--json", allowed=(0, 4)))


def forget_index(stage: Stage) -> None:
    for path in Path(stage.state.path("collector", "data")).glob("index.sqlite*"):
        path.unlink()
