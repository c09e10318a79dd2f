"""A real collector with a made-up country, loaded through its own front door."""

import json
import subprocess
import time
import urllib.request
from pathlib import Path

from .. import metering
from ..ingest.server import Collector, free_port
from ..ingest.tools import RECORDED, Batches, Tools
from ..suite import BenchError, Request

_LAST_DAY = "2026-10-31"
_SCORED = 1800  # seconds
_PROBES = 5
#: What collector/web/views/nation.js asks for.
PAGE = ("/api/v1/countries/XA", "/api/v1/countries/XA/history", "/api/v1/sectors?country=XA", "/api/v1/changes?country=XA&since=last-round",
        "/api/v1/countries/XA/networks", "/api/v1/countries/XA/exposure", "/api/v1/countries/XA/policies",
        "/api/v1/countries/XA/leverage")


class ServeTools(Tools):
    def __init__(self, build: Path) -> None:
        super().__init__(build)
        self.serve_folder = build / "tests" / "bench" / "serve"
        if not (self.serve_folder / "bench_make_days").exists():
            raise BenchError(f"{self.serve_folder}/bench_make_days is not there; cmake --build --preset release --target sextant_bench_serve")

    def days(self, folder: Path, frame: Path, days: int, targets: int, *, last: str = _LAST_DAY, first_seq: int = 1) -> Batches:
        made = self._read([str(word) for word in (
            self.serve_folder / "bench_make_days", "--folder", folder, "--frame", frame, "--recorded", RECORDED, "--days", days, "--targets",
            targets, "--probes", _PROBES, "--last-day", last, "--first-seq", first_seq)], None, seconds=3600)
        return Batches(folder, _PROBES, raw_octets=0, sealed_octets=0, **made)

    def asking(self, urls: list[str], rate: float, seconds: float) -> subprocess.Popen:
        return metering.start([str(self.serve_folder / "bench_ask_steadily"), "--urls", " ".join(urls), "--rate", str(rate), "--seconds",
                               str(seconds)], output=subprocess.PIPE, errors=subprocess.PIPE, core=None)


class Country(Collector):
    """The collector scores often, so that answers are made anew while they are asked for."""

    def __init__(self, tools: ServeTools, folder: Path, frame: Path, interval: int) -> None:
        self.frame, self.interval, self.public = frame, interval, free_port()
        super().__init__(tools, folder, _PROBES)

    def _configure(self) -> None:
        super()._configure()
        text = self.config.read_text()
        listen = next(line for line in text.splitlines() if line.startswith("listen = [") and str(self.port) not in line)
        self.config.write_text(text.replace(listen, f'listen = ["[::1]:{self.public}"]') + f'[score]\ninterval = "{self.interval}s"\n')
        self._verb("frame", "import", str(self.frame))

    def url(self, path: str) -> str:
        return f"http://[::1]:{self.public}{path}"

    def read(self, path: str, coding: str = "identity") -> bytes:
        request = urllib.request.Request(self.url(path), headers={"Accept-Encoding": coding})
        with urllib.request.urlopen(request, timeout=60) as response:
            return response.read()

    def wait_for_score(self, day: str = _LAST_DAY) -> None:
        """Until the newest day has its score: then every earlier one has."""
        deadline = time.monotonic() + _SCORED
        while time.monotonic() < deadline:
            try:
                if json.loads(self.read(PAGE[0]))["window"]["last"] == day:
                    return
            except OSError:
                pass
            time.sleep(1)
        raise BenchError(f"{day} was not scored within {_SCORED} s: {(self.folder / 'log').read_text()[-500:]}")


def make(request: Request) -> tuple[ServeTools, Batches, Path, int]:
    """As many days as hold the wanted number of results of checks, about 60 of which a target has."""
    tools = ServeTools(request.build)
    state = request.state / "serve"
    frame = state / "frame.toml"
    state.mkdir(parents=True, exist_ok=True)
    days = max(28, round(request.results / (request.targets * _PROBES * 60)))
    return tools, tools.days(state / "days", frame, days, request.targets), frame, days
