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
    """As the probes sent it."""

    batches: dict[BatchId, Seen] = field(default_factory=dict)
    tombstones: list[dict] = field(default_factory=list)
    identities: collections.Counter = field(default_factory=collections.Counter)
    results: collections.Counter = field(default_factory=collections.Counter)
    miscounted: list[BatchId] = field(default_factory=list)
    twice: list[BatchId] = field(default_factory=list)


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
    ledger = Ledger()
    key, promised, counted = None, 0, 0
    for line in lines_of(stage, "ledger", "export"):
        entry = json.loads(line)
        kind = entry.get("kind")
        if kind in ("result", "vantage"):
            counted += 1
            _note_line(ledger, key.probe, entry)
        elif "results" in entry and "sealed" in entry:
            _close(ledger, key, promised, counted)
            key, promised, counted = _open(ledger, entry)
    _close(ledger, key, promised, counted)
    return ledger


def _open(ledger: Ledger, header: dict) -> tuple[BatchId, int, int]:
    key = BatchId(header["probe"], header["stream"], header["seq"])
    if key in ledger.batches:
        ledger.twice.append(key)
    ledger.batches[key] = Seen(header["results"], "")
    ledger.tombstones += [{"probe": key.probe, "stream": key.stream, **grave} for grave in header.get("tombstones", [])]
    return key, header["results"], 0


def _close(ledger: Ledger, key: BatchId | None, promised: int, counted: int) -> None:
    if key and promised != counted:
        ledger.miscounted.append(key)


def _note_line(ledger: Ledger, probe: str, entry: dict) -> None:
    """A result is the same one only if everything that names it is the same."""
    if entry["kind"] != "result":
        return
    evidence = entry["evidence"]
    task = evidence["task"]
    ledger.identities[(probe, task["target"]["domain"], task["round"], task.get("attempt"), evidence["started"])] += 1
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
