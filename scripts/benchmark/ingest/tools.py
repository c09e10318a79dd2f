"""The programs of tests/bench/ingest, and the batches they made."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

from .. import metering
from ..suite import BenchError

RECORDED = Path(__file__).resolve().parents[3] / "tests" / "bench" / "ingest" / "recorded"


@dataclass(frozen=True)
class Batches:
    """A folder of sealed batches of `probes` probes."""

    folder: Path
    probes: int
    rows: int
    batches: int
    raw_octets: int
    sealed_octets: int

    def size(self) -> str:
        return f"{self.rows / self.batches:,.0f} rows of {self.raw_octets / self.rows:,.0f} octets of JSON a batch"


class Tools:
    def __init__(self, build: Path) -> None:
        self.folder = build / "tests" / "bench" / "ingest"
        self.collector = build / "collector" / "sextant-collector"
        for program in (self.collector, self.folder / "bench_send_batches"):
            if not program.exists():
                raise BenchError(f"{program} is not there; cmake --preset release && cmake --build --preset release "
                                 "--target sextant-collector sextant_bench_ingest")

    def make(self, folder: Path, *, probes: int, batches: int, rows: int, recorded: bool = False) -> Batches:
        words = ["--recorded", RECORDED] if recorded else []
        made = self.output("make_batches", "--folder", folder, "--probes", probes, "--batches", batches, "--rows", rows, *words)
        return Batches(folder, probes, **made)

    def output(self, program: str, *words: object) -> dict:
        """Runs one beside what is measured; its object."""
        return self._read(self.command(program, *words), None)

    def loop(self, program: str, *words: object) -> dict:
        """Runs one on the core of what is measured; CPU microseconds a row by its own count, which leaves preparing out."""
        spent = self._read(self.command(program, *words), metering.CORE)
        return {"us": spent["cpu_seconds"] / spent["rows"] * 1e6}

    def command(self, program: str, *words: object) -> list[str]:
        return [str(word) for word in (self.folder / f"bench_{program}", *words)]

    @staticmethod
    def _read(command: list[str], core: int | None, seconds: float = 600) -> dict:
        child = metering.start(command, output=subprocess.PIPE, errors=subprocess.PIPE, core=core)
        printed, complaint = child.communicate(timeout=seconds)
        if child.returncode != 0:
            raise BenchError(f"{command[0]}: {complaint.decode().strip() or child.returncode}")
        return json.loads(printed)
