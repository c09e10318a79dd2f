"""Fills a collector, lets results come in at a steady pace, and asks at another."""

import argparse
import gzip
import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .. import metering
from ..figures import Figure
from ..ingest.server import free_port
from ..rows import Row, judge
from ..suite import BenchError, Request
from .country import PAGE, Country, ServeTools, make
from .goals import GOALS

_GOALS = {goal.id: goal for goal in GOALS}


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--results", type=int, default=10_000_000, metavar="N", help="results of checks that are stored (default 10,000,000)")
    parser.add_argument("--targets", type=int, default=500, metavar="N", help="targets of the frame (default 500)")
    parser.add_argument("--rate", type=float, default=200, metavar="N", help="questions a second (default 200)")
    parser.add_argument("--seconds", type=float, default=30, metavar="N", help="of asking a run (default 30)")
    parser.add_argument("--incoming", type=float, default=2.5, metavar="N",
                        help="batches of 100 targets that come in a second meanwhile (default 2.5: 5,000 probes with 1,000 targets four times a day)")


def measure(request: Request) -> Iterator[Row]:
    metering.keep_aside()
    shutil.rmtree(request.state / "serve", ignore_errors=True)
    tools, days, frame, count = make(request)
    try:
        with Country(tools, request.state / "serve" / "collector", frame, interval=10) as country:
            country.send(days)
            country.wait_for_index(days.batches + 1)
            country.wait_for_score()
            yield from _rows(request, tools, country, f"{country.verdicts():,} results of checks, {count} days of {request.targets} targets by 5 probes")
    finally:
        shutil.rmtree(request.state / "serve", ignore_errors=True)


def _rows(request: Request, tools: ServeTools, country: Country, stored: str) -> Iterator[Row]:
    bench = Asking(request, tools, country)
    meanwhile = f"{stored} stored; {request.rate:g} questions a second by 8 readers, {request.incoming * min(100, request.targets):g} results of targets a second coming in"
    document = bench.figures([PAGE[0]])
    if request.wants("V1"):
        yield judge(_GOALS["V1"], f"{meanwhile}; {len(country.read(PAGE[0], 'gzip')):,} octets of gzip; median {document['p50_ms'].value:.2f} ms, longest "
                    f"{document['max_ms'].most:.1f} ms", ours=document["p99_ms"].named("ms"), number=document["p99_ms"].value)
    if request.wants("V2"):
        page = bench.figures(list(PAGE))
        yield judge(_GOALS["V2"], f"{meanwhile}; {len(PAGE)} addresses in turn; median {page['p50_ms'].value:.2f} ms, longest {page['max_ms'].most:.1f} ms",
                    ours=page["p99_ms"].named("ms"), number=page["p99_ms"].value)
    if request.wants("V3"):
        with _nginx(request.state / "serve" / "nginx", country) as port:
            peer = bench.figures([f"http://[::1]:{port}{PAGE[0]}"])
        yield judge(_GOALS["V3"], f"{meanwhile}; nginx on the collector's core sends the same gzip from a file", ours=document["p99_ms"].named("ms"),
                    peer=peer["p99_ms"].named("ms"), number=document["p99_ms"].value / peer["p99_ms"].value)


class Asking:
    def __init__(self, request: Request, tools: ServeTools, country: Country) -> None:
        self.request, self.tools, self.country = request, tools, country
        self._next_seq, self._turn = 1_000_000, 0

    def figures(self, addresses: list[str]) -> dict[str, Figure]:
        urls = [it if it.startswith("http") else self.country.url(it) for it in addresses]
        self._once(urls, 5)  # Warms up.
        told = [self._once(urls, self.request.seconds) for _ in range(self.request.runs)]
        return {name: Figure.of([one[name] for one in told]) for name in ("p50_ms", "p99_ms", "max_ms")}

    def _once(self, urls: list[str], seconds: float) -> dict:
        incoming = self._incoming(seconds)
        sender = threading.Thread(target=self.country.send, args=(incoming, self.request.incoming))
        sender.start()
        child = self.tools.asking(urls, self.request.rate, seconds)
        printed, complaint = child.communicate(timeout=seconds + 120)
        sender.join()
        shutil.rmtree(incoming.folder, ignore_errors=True)
        told = json.loads(printed) if child.returncode == 0 else {}
        if not told or told["bad"] or told["answers"] < self.request.rate * seconds * 0.999:
            raise BenchError(f"asking: {told or complaint.decode().strip()}")
        return told

    def _incoming(self, seconds: float):
        """One more day of all probes: enough for this long, and cut to it."""
        self._turn += 1
        folder = self.request.state / "serve" / f"incoming-{self._turn}"
        wanted = int(seconds * self.request.incoming)
        a_day = max(1, self.request.targets // 100) * 5
        batches = self.tools.days(folder, folder.with_suffix(".toml"), 1 + wanted // a_day, self.request.targets, last="2026-11-01", first_seq=self._next_seq)
        self._next_seq += batches.batches
        for spare in sorted(folder.glob("*.zst"), key=lambda file: int(file.stem.rpartition("-")[2]))[wanted:]:
            spare.unlink()
        return batches


@contextmanager
def _nginx(folder: Path, country: Country) -> Iterator[int]:
    """The document as ours sent it, compressed beforehand."""
    port = free_port()
    file = folder / "www" / PAGE[0].lstrip("/")
    file.parent.mkdir(parents=True)
    file.with_name(file.name + ".gz").write_bytes(country.read(PAGE[0], "gzip"))
    file.write_bytes(gzip.decompress(file.with_name(file.name + ".gz").read_bytes()))
    config = folder / "nginx.conf"
    config.write_text(f"daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/log warn;\nevents {{}}\n"
                      f"http {{ access_log off; default_type application/json; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;\n"
                      f"fastcgi_temp_path {folder}/fcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;\n"
                      f"server {{ listen [::1]:{port}; root {folder}/www; gzip_static on; keepalive_requests 1000000; }} }}\n")
    child = metering.start(["nginx", "-c", str(config), "-p", str(folder)], errors=subprocess.DEVNULL)
    try:
        _wait(port)
        yield port
    finally:
        metering.stop(child)


def _wait(port: int) -> None:
    import socket
    import time
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("::1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise BenchError("nginx did not start")
