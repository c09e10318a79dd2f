"""Looks at a collector under load from outside: where its CPU goes, and how often it syncs a file."""

import re
import shutil
import subprocess
import time
from pathlib import Path

from .. import metering
from ..suite import BenchError
from .server import Collector
from .tools import Batches, Tools

#: A sample belongs to the first of these that one of its frames matches. SQLite and OpenSSL keep no frame pointers: their own
#: frames are seen, their callers are not.
_AREAS = {
    "JSON": re.compile(r"codec::(parse_batch_line|parse_batch_header|parse_object|Fields|JsonDocument)|simdjson"),
    "SQLite": re.compile(r"\(\S*libsqlite3|collector::store::"),
    "judging": re.compile(r"checks::|collector::aggregate::"),
    "TLS": re.compile(r"\(\S*lib(ssl|crypto)"),
}


def need(program: str) -> None:
    if not shutil.which(program):
        raise BenchError(f"{program} is not installed: scripts/install-deps bench")


def profile(tools: Tools, folder: Path, batches: Batches) -> dict[str, float]:
    """Share of each area in the samples that perf took until the index had everything."""
    need("perf")
    record = folder.with_suffix(".perf")
    with Collector(tools, folder, batches.probes) as collector:
        watcher = _attach(["perf", "record", "-q", "-e", "cpu-clock", "-F", "999", "--call-graph", "fp", "-o", str(record),
                           "-p", str(collector.pid)])
        collector.send(batches)
        collector.wait_for_index(batches.batches)
        _detach(watcher)
        stacks = subprocess.run(["perf", "script", "-i", record, "-F", "ip,sym,dso"], capture_output=True, text=True, timeout=300)
    record.unlink(missing_ok=True)
    samples = [sample for sample in stacks.stdout.split("\n\n") if sample.strip()]
    if not samples:
        raise BenchError(f"perf took no sample: {stacks.stderr.strip()}")
    areas = [_area(sample) for sample in samples]
    return {name: areas.count(name) / len(areas) for name in _AREAS}


def _area(sample: str) -> str:
    return next((name for name, frame in _AREAS.items() if frame.search(sample)), "")


def syncs(tools: Tools, folder: Path, batches: Batches) -> dict:
    """Calls that wait for the disk, counted by strace in all threads, for the rows that were acknowledged."""
    need("strace")
    counts = folder.with_suffix(".strace")
    with Collector(tools, folder, batches.probes) as collector:
        watcher = _attach(["strace", "-f", "-q", "-c", "-U", "name,calls", "-e", "trace=fsync,fdatasync,sync_file_range,msync",
                           "-o", str(counts), "-p", str(collector.pid)])
        collector.send(batches)
        collector.wait_for_index(batches.batches)
        _detach(watcher)
    calls = sum(int(found[2]) for found in re.finditer(r"^\s*(fsync|fdatasync|sync_file_range|msync)\s+(\d+)", counts.read_text(),
                                                       re.MULTILINE))
    counts.unlink(missing_ok=True)
    if calls == 0:
        raise BenchError("strace saw no sync: an acknowledgement without one is worth nothing")
    return {"rows": batches.rows / calls, "syncs": float(calls)}


def _attach(command: list[str]) -> subprocess.Popen:
    """Both print nothing once they are attached; a second is more than either takes."""
    watcher = metering.start(command, core=None)
    time.sleep(1)
    if watcher.poll() is not None:
        raise BenchError(f"{command[0]} could not attach to the collector; run as root")
    return watcher


def _detach(watcher: subprocess.Popen) -> None:
    watcher.send_signal(2)
    watcher.wait(60)
