"""Fetches free databases of countries and networks from npm and makes the collector's tables of them."""

import argparse
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

#: The last ones on npm: their publisher has stopped there. What they are worth: docs/address-context.md.
VERSION = "2.3.2026061719"
DEFAULT_PLACE = "/var/lib/sextant-collector/context"


@dataclass(frozen=True)
class Database:
    kind: str
    package: str
    files: tuple[str, str]

    @property
    def archive(self) -> str:
        """What npm pack calls it."""
        return self.package.removeprefix("@").replace("/", "-") + f"-{VERSION}.tgz"


DATABASES = (
    Database("networks", "@ip-location-db/asn", ("asn-ipv4.csv", "asn-ipv6.csv")),
    Database("countries", "@ip-location-db/asn-country", ("asn-country-ipv4.csv", "asn-country-ipv6.csv")),
)


class GeoError(Exception):
    """Said to the person at the terminal as it is."""


def dated(version: str) -> str:
    """The hour the data was made stands in the version: 2.3.2026061719 is 2026-06-17, 19 o'clock UTC."""
    stamp = version.rsplit(".", 1)[-1]
    if len(stamp) != 10 or not stamp.isdigit():
        raise GeoError(f"version {version} does not say when its data was made")
    return f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}T{stamp[8:]}:00:00Z"


def main(words: list[str] | None = None) -> int:
    options = _options(words)
    try:
        make_all(options.into, find_collector(options.programs))
    except GeoError as problem:
        print(f"install-deps --geo: {problem}", file=sys.stderr)
        return 1
    return 0


def _options(words: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="install-deps --geo", description=__doc__)
    parser.add_argument("--into", metavar="DIR", type=Path, default=Path(DEFAULT_PLACE), help=f"where the tables go (default {DEFAULT_PLACE})")
    parser.add_argument("--programs", metavar="DIR", type=Path, default=Path("build/release"), help="folder of built programs (default build/release)")
    return parser.parse_args(words)


def find_collector(folder: Path) -> str:
    """The built program, else the installed one."""
    for place in (folder / "sextant-collector", folder / "collector" / "sextant-collector"):
        if place.is_file():
            return str(place)
    installed = shutil.which("sextant-collector")
    if installed is None:
        raise GeoError(f"no sextant-collector in {folder} and none installed: build it, or name its folder with --programs")
    return installed


def make_all(into: Path, collector: str) -> None:
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        _run(["npm", "pack", "--silent", *(f"{it.package}@{VERSION}" for it in DATABASES)], Path(folder))
        for database in DATABASES:
            _make(database, Path(folder), into, collector)


def _make(database: Database, folder: Path, into: Path, collector: str) -> None:
    package = _unpack(folder / database.archive, folder / database.kind)
    files = [str(package / name) for name in database.files]
    _run([collector, "context", "import", database.kind, *files, "--dated", dated(VERSION), "--out", str(into / f"{database.kind}.table")])
    licence = json.loads((package / "package.json").read_text()).get("license", "")
    (into / f"{database.kind}.licence").write_text(f"{database.package} {VERSION}: {licence}\n" + _licence_texts(package))


def _unpack(archive: Path, folder: Path) -> Path:
    """The plain files of the package, each by its last name: no path of the archive is trusted."""
    folder.mkdir()
    with tarfile.open(archive) as packed:
        for member in packed:
            content = packed.extractfile(member) if member.isfile() else None
            if content is not None:
                (folder / Path(member.name).name).write_bytes(content.read())
    return folder


def _licence_texts(package: Path) -> str:
    """Who made the data wants to be named wherever it is used."""
    names = sorted(path for path in package.iterdir() if "LICENSE" in path.name or path.name == "MODIFICATIONS")
    return "".join(f"\n{path.name}\n{path.read_text().strip()}\n" for path in names)


def _run(command: list[str], where: Path | None = None) -> None:
    try:
        subprocess.run(command, cwd=where, check=True, timeout=600)
    except FileNotFoundError as problem:
        raise GeoError(f"{command[0]} is not installed: run scripts/install-deps test") from problem
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as problem:
        raise GeoError(f"{' '.join(command[:3])} failed: see above") from problem


if __name__ == "__main__":
    sys.exit(main())
