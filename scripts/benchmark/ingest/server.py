"""One collector on loopback with probes of its own: started, loaded, and looked at through /proc and its index."""

import os
import shutil
import socket
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

from .. import metering
from ..suite import BenchError
from .tools import Batches, Tools

ROOT = Path(__file__).resolve().parents[3]
_READY, _INDEXED = 30, 300  # seconds
_TICKS = os.sysconf("SC_CLK_TCK")
_INDEX_THREAD = "index"


def free_port() -> int:
    with socket.socket(socket.AF_INET6) as probe:
        probe.bind(("::1", 0))
        return probe.getsockname()[1]


class Collector:
    """A fresh data directory each time: what a row costs must not depend on the runs before."""

    def __init__(self, tools: Tools, folder: Path, probes: int) -> None:
        self.tools, self.folder, self.data = tools, folder, folder / "data"
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "tokens").mkdir(parents=True)
        self.port, self.probes = free_port(), probes
        self._configure()
        self.child = metering.start([str(tools.collector), "serve", "--config", str(self.config)],
                                    errors=(folder / "log").open("wb"))
        self._wait_until_it_listens()

    def __enter__(self) -> "Collector":
        return self

    def __exit__(self, *_unused: object) -> None:
        metering.stop(self.child, patience=60)
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def pid(self) -> int:
        return self.child.pid

    def _configure(self) -> None:
        self.config = self.folder / "collector.toml"
        self.config.write_text(
            f'[data]\ndirectory = "{self.data}"\n'
            f'[ingest]\nlisten = ["[::1]:{self.port}"]\nbatches_per_minute = 1000000\noctets_per_minute = "1024GiB"\n'
            f'[serve]\nlisten = ["[::1]:{free_port()}"]\n'
            f'[methodology]\nfile = "{ROOT}/config/methodologies/irs-1.toml"\n[log]\nlevel = "warning"\n')
        self._verb("init", "--name", "::1")
        for number in range(self.probes):
            name = f"bench{chr(ord('a') + number)}"
            self._verb("probe", "add", name, "--country", "AA", "--as", "64500", "--token-file", str(self.folder / "tokens" / name))

    def _verb(self, *words: str) -> None:
        done = subprocess.run([self.tools.collector, *words, "--config", self.config], capture_output=True, text=True, timeout=60)
        if done.returncode != 0:
            raise BenchError(f"sextant-collector {words[0]}: {done.stderr.strip()}")

    def _wait_until_it_listens(self) -> None:
        deadline = time.monotonic() + _READY
        while time.monotonic() < deadline and self.child.poll() is None:
            try:
                socket.create_connection(("::1", self.port), timeout=1).close()
                return
            except OSError:
                time.sleep(0.02)
        raise BenchError(f"the collector did not start: {(self.folder / 'log').read_text().strip()}")

    def send(self, batches: Batches, rate: float = 0) -> dict:
        """What the sender says: acknowledged, wall_seconds, p50_ms, p99_ms, max_ms."""
        return self.tools.output("send_batches", "--folder", batches.folder, "--url", f"https://[::1]:{self.port}", "--ca",
                                 self.data / "tls" / "ca.pem", "--tokens", self.folder / "tokens", "--rate", rate)

    def wait_for_index(self, batches: int) -> None:
        """Until the index holds every entry of the ledger: the registrations and the batches."""
        wanted, deadline = self.probes + batches, time.monotonic() + _INDEXED
        while self._watermark() < wanted:
            if time.monotonic() > deadline:
                raise BenchError(f"the index did not reach {wanted} within {_INDEXED} s")
            time.sleep(0.05)

    def _watermark(self) -> int:
        return self._ask("SELECT watermark FROM progress")

    def verdicts(self) -> int:
        return self._ask("SELECT sum(json_array_length(verdicts)) FROM result")

    def _ask(self, question: str) -> int:
        with closing(sqlite3.connect(f"file:{self.data}/index.sqlite?mode=ro", uri=True)) as index:
            return index.execute(question).fetchone()[0]

    def cpu(self) -> tuple[float, float]:
        """Seconds of all threads so far, and of the index's thread alone."""
        index = 0.0
        for task in Path(f"/proc/{self.pid}/task").iterdir():
            name, _, rest = (task / "stat").read_text().partition("(")[2].rpartition(")")
            if name == _INDEX_THREAD:
                fields = rest.split()
                index += (int(fields[11]) + int(fields[12])) / _TICKS
        return metering.cpu_seconds(self.pid), index


def load(tools: Tools, folder: Path, batches: Batches) -> dict:
    """One run at full speed until the index has everything."""
    with Collector(tools, folder, batches.probes) as collector:
        before, index_before = collector.cpu()
        began = time.monotonic()
        collector.send(batches)
        collector.wait_for_index(batches.batches)
        wall = time.monotonic() - began
        after, index_after = collector.cpu()
        verdicts = collector.verdicts()
    whole, index = after - before, index_after - index_before
    return {"all_us": whole / batches.rows * 1e6, "ack_us": (whole - index) / batches.rows * 1e6,
            "rows_a_second": batches.rows / wall, "verdicts": verdicts / batches.rows}
