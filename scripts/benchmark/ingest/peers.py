"""ClickHouse and VictoriaMetrics on loopback, pinned as ours is, fed with flat rows of the same results."""

import http.client
import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from .. import metering
from ..suite import BenchError
from .server import free_port
from .tools import Batches

_READY, _SETTLED = 60, 30  # seconds
_TEXTS = ("domain", "country", "organisation", "sector", "tier", "round", "probe", "boot", "software", "frame")
_NUMBERS = ("due", "attempt", "gate", "started", "lookups", "fetches")
_COLUMNS = ", ".join([f"{name} String" for name in _TEXTS] + [f"{name} Int64" for name in _NUMBERS] + ["elapsed Float64"])

_CONFIG = """<yandex>
 <logger><level>error</level><log>{folder}/log</log><errorlog>{folder}/errors</errorlog></logger>
 <http_port>{http}</http_port><tcp_port>{tcp}</tcp_port><interserver_http_port>{inter}</interserver_http_port>
 <listen_host>127.0.0.1</listen_host><path>{folder}/data/</path><tmp_path>{folder}/tmp/</tmp_path>
 <mark_cache_size>67108864</mark_cache_size>
 <users><default><password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota>
 </default></users>
 <profiles><default><max_memory_usage>4000000000</max_memory_usage></default></profiles><quotas><default></default></quotas>
</yandex>
"""


def flat_rows(batches: Batches) -> list[dict]:
    """The 17 columns of each result, as tests/bench/ingest/raw_sqlite.cpp takes them."""
    rows = []
    for file in sorted(batches.folder.glob("*.zst")):
        text = subprocess.run(["zstd", "-dcq", file], capture_output=True, check=True, timeout=60).stdout
        rows += [_flatten(json.loads(line)) for line in text.splitlines()[1:]]
    return rows


def _flatten(line: dict) -> dict:
    evidence = line["evidence"]
    task, vantage = evidence["task"], evidence["vantage"]
    target = task["target"]
    texts = [target[name] for name in _TEXTS[:5]]
    texts += [task["round"], vantage["probe"], vantage["boot_id"], vantage["software"], task.get("frame_sha256", "")]
    numbers = [_micros(task["due"]), task["attempt"], _micros(vantage["before"]["at"]), _micros(evidence["started"]),
               len(evidence.get("lookups", [])), len(evidence.get("fetches", []))]
    return dict(zip(_TEXTS + _NUMBERS + ("elapsed",), [*texts, *numbers, evidence["elapsed_seconds"]], strict=True))


def _micros(text: str) -> int:
    """Digits are enough: a peer stores what it is given."""
    return int(time.mktime(time.strptime(text[:19], "%Y-%m-%dT%H:%M:%S"))) * 1_000_000 + int((text[20:-1] or "0").ljust(6, "0"))


def bodies(lines: list[str], rows: int) -> list[bytes]:
    return ["".join(lines[at:at + rows]).encode() for at in range(0, len(lines), rows)]


class Peer:
    """A server of somebody else with a folder of its own, measured between two looks."""

    name = program = ""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        if not shutil.which(self.program):
            raise BenchError(f"{self.program} is not installed: scripts/install-deps bench")
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        self.child = metering.start(self.command())
        self._wait_until_it_answers()

    def __enter__(self) -> "Peer":
        return self

    def __exit__(self, *_unused: object) -> None:
        metering.stop(self.child, patience=30)
        shutil.rmtree(self.folder, ignore_errors=True)

    def command(self) -> list[str]:
        raise NotImplementedError

    def path(self) -> str:
        raise NotImplementedError

    def _wait_until_it_answers(self) -> None:
        deadline = time.monotonic() + _READY
        while time.monotonic() < deadline and self.child.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                time.sleep(0.1)
        raise BenchError(f"{self.program} did not start in {self.folder}")

    def request(self, path: str, body: bytes, connection: http.client.HTTPConnection | None = None) -> None:
        link = connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        link.request("POST", path, body)
        answer = link.getresponse()
        said = answer.read()
        if answer.status >= 300:
            raise BenchError(f"{self.program} answered {answer.status}: {said[:200]!r}")

    def take(self, parts: list[bytes], rows: int) -> dict:
        """CPU microseconds a row, what the server does afterwards with the rows (merges) included."""
        self._settle()
        before = metering.cpu_seconds(self.child.pid)
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        for part in parts:
            self.request(self.path(), part, link)
        link.close()
        self._settle()
        return {"us": (metering.cpu_seconds(self.child.pid) - before) / rows * 1e6}

    def _settle(self) -> None:
        """Until it used less than a twentieth of its core for a second."""
        for _ in range(_SETTLED):
            before = metering.cpu_seconds(self.child.pid)
            time.sleep(1)
            if metering.cpu_seconds(self.child.pid) - before < 0.05:
                return


class ClickHouse(Peer):
    program = "clickhouse-server"

    def command(self) -> list[str]:
        config = self.folder / "config.xml"
        config.write_text(_CONFIG.format(folder=self.folder, http=self.port, tcp=free_port(), inter=free_port()))
        return [self.program, f"--config-file={config}"]

    def make_table(self) -> None:
        self.request("/", f"CREATE TABLE result ({_COLUMNS}) ENGINE = MergeTree ORDER BY (country, started)".encode())

    def path(self) -> str:
        return "/?query=INSERT%20INTO%20result%20FORMAT%20JSONEachRow"


class VictoriaMetrics(Peer):
    program = "victoria-metrics"

    def command(self) -> list[str]:
        return [self.program, f"-httpListenAddr=127.0.0.1:{self.port}", f"-storageDataPath={self.folder}/data",
                "-retentionPeriod=100y", "-memory.allowedBytes=1GB"]

    def path(self) -> str:
        return "/write"


def clickhouse(folder: Path, rows: list[dict], batch: int) -> dict:
    with ClickHouse(folder) as peer:
        peer.make_table()
        return peer.take(bodies(list(json_lines(rows)), batch), len(rows))


def victoria(folder: Path, rows: list[dict]) -> dict:
    """The second time the same series come: making new ones costs it twenty times more, and is not what it is built for."""
    with VictoriaMetrics(folder) as peer:
        peer.take(bodies(list(influx_lines(rows)), 10_000), len(rows))
        return peer.take(bodies(list(influx_lines(rows, later=1_000_000)), 10_000), len(rows))


def json_lines(rows: list[dict]) -> Iterator[str]:
    for row in rows:
        yield json.dumps(row, separators=(",", ":")) + "\n"


def influx_lines(rows: list[dict], later: int = 0) -> Iterator[str]:
    """Eight values a line; a series is one value of a domain. `later` in microseconds."""
    for row in rows:
        fields = ",".join(f"{name}={row[name]}" for name in (*_NUMBERS, "elapsed"))
        yield (f"result,domain={row['domain']},country={row['country']},sector={row['sector']} "
               f"{fields},seen=1 {(row['started'] + later) * 1000}\n")
