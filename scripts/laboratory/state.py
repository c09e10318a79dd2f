"""The state directory: where everything of a running laboratory is kept, and what must be ended with it."""

import json
import os
import shutil
from pathlib import Path

DEFAULT = "/run/sextant-lab"


class State:
    """Paths of one laboratory and the record of its processes, written before anything depends on it."""

    def __init__(self, root: str | None = None):
        self.root = Path(root or os.environ.get("SEXTANT_LAB_STATE") or DEFAULT).resolve()

    def is_foreign(self) -> bool:
        """A directory that holds something else than a laboratory is never touched."""
        return self.root.exists() and any(self.root.iterdir()) and not self.marker.exists()

    def make(self) -> None:
        """A fresh directory."""
        self.remove()
        for folder in ("", "log", "run", "zones", "sites", "tls"):
            (self.root / folder).mkdir(parents=True, exist_ok=True)
        self.marker.write_text("A laboratory of Sextant; remove it with scripts/lab down.\n")
        self.root.chmod(0o755)

    def remove(self) -> None:
        if self.marker.exists():
            shutil.rmtree(self.root)

    @property
    def marker(self) -> Path:
        return self.root / "LABORATORY"

    def path(self, *parts: str) -> Path:
        return self.root.joinpath(*parts)

    def write(self, name: str, text: str) -> Path:
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def write_json(self, name: str, value: object) -> Path:
        return self.write(name, json.dumps(value, indent=2, ensure_ascii=False) + "\n")

    def read_json(self, name: str) -> dict:
        return json.loads(self.path(name).read_text())

    def record(self, process: dict) -> None:
        """One line a process, appended the moment it runs: a crash of ours must not hide it from `down`."""
        with self.path("processes").open("a") as file:
            file.write(json.dumps(process) + "\n")

    def forget(self, name: str) -> None:
        """For a process that was ended on purpose; whole or not at all, as the record is what `down` goes by."""
        kept = [json.dumps(process) + "\n" for process in self.processes() if process["name"] != name]
        self.write("processes.new", "".join(kept)).rename(self.path("processes"))

    def processes(self) -> list[dict]:
        try:
            lines = self.path("processes").read_text().splitlines()
        except FileNotFoundError:
            return []
        return [json.loads(line) for line in lines if line.endswith("}")]
