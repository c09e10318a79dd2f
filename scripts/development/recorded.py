"""What looks at the dashboard in a browser needs: packages, programs, and evidence to show."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TESTS = ROOT / "tests" / "browser"
sys.path.insert(0, str(ROOT / "scripts"))

from laboratory import recording  # noqa: E402


def add_options(parser):
    parser.add_argument("--built", type=Path, help="a build folder to use as it is, instead of building the preset release")
    parser.add_argument("--fresh", action="store_true", help="measure the laboratory anew, even if a recording of it is there")


def prepare(options):
    """The build folder, absolute."""
    subprocess.run([ROOT / "scripts" / "install-deps"], check=True)
    if not (TESTS / "node_modules").exists():
        subprocess.run(["npm", "ci", "--prefix", TESTS, "--ignore-scripts", "--no-audit", "--no-fund"], check=True)
    built = options.built
    if not built:
        built = ROOT / "build" / "release"
        programs = ["sextant-probe", "sextant-collector", "sextant-cpe"]
        subprocess.run([ROOT / "scripts" / "development" / "build", "release", *programs], cwd=ROOT, check=True)
    if options.fresh:
        shutil.rmtree(recording.PLACE, ignore_errors=True)
    if not recording.PLACE.exists():
        recording.make(built)
    return built.resolve()
