"""The steps of scripts/test, in the order in which they run: cheap ones first."""

import pathlib
from dataclasses import dataclass, field

ROOT = pathlib.Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Step:
    name: str
    command: list
    needs: tuple = ()  # steps that must have passed
    minutes: int = 5  # after these it is ended and has failed
    junit: pathlib.Path | None = None  # where ctest says how each test ended
    environment: dict = field(default_factory=dict)
    beside: bool = False  # runs at the lowest priority while the steps after it run that do not need it


def ctest(name, preset, needs, minutes, *words, beside=False):
    junit = ROOT / "build" / preset / "ctest.xml"
    command = ["ctest", "--test-dir", f"build/{preset}", "--output-on-failure", "--no-tests=error", "-j", "2",
               "--output-junit", str(junit), *words]
    return Step(name, command, needs, minutes, junit, beside=beside)


def looks():
    """What needs no build."""
    yield Step("format", ["scripts/dev", "format", "--check"], minutes=2)
    for lint in sorted((ROOT / "scripts" / "development").glob("lint_*.py")):
        yield Step(lint.stem.replace("_", " "), ["python3", str(lint)], minutes=1)
    yield Step("lints can fail", ["python3", "-m", "unittest", "discover", "-s", "tests/lints", "-p", "*_test.py"])
    yield Step("the soak's oracle can fail", ["python3", "-m", "unittest", "discover", "-s", "tests/e2e", "-p", "*_test.py"])
    yield Step("shell scripts", ["scripts/development/check_shell.sh"])
    yield Step("prometheus rules", ["scripts/development/check_prometheus.sh"], minutes=1)
    yield Step("systemd units", ["scripts/development/check_units.sh"], minutes=1)


def programs():
    """What the laboratory drives, with address and undefined-behaviour sanitizers."""
    yield Step("configure", ["cmake", "--preset", "asan"])
    yield Step("build", ["cmake", "--build", "--preset", "asan", "--target", "sextant-probe", "sextant-collector", "sextant-cpe"],
               ("configure",), 20)
    yield Step("generated pages", ["scripts/dev", "docs", "--check", "--built", "build/asan"], ("build",))


def built_beside():
    """The laboratory mostly waits for its networks: what only the tests need is built meanwhile.

    The collector alone has threads, and has them in three rooms; the thread sanitizer builds no more.
    """
    yield Step("build tests", ["cmake", "--build", "--preset", "asan"], ("build",), 25, beside=True)
    yield Step("configure for threads", ["cmake", "--preset", "tsan"], beside=True)
    yield Step("build for threads", ["cmake", "--build", "--preset", "tsan", "--target", "sextant_thread_tests"],
               ("configure for threads",), 20, beside=True)
    yield ctest("collector under the thread sanitizer", "tsan", ("build for threads",), 10, "-L", "sextant_thread_tests", beside=True)


def trials():
    """The laboratory raised for real, the whole line in it; every unit and every corpus; programs killed in mid-run."""
    yield Step("laboratory", ["python3", "-m", "unittest", "discover", "-v", "-s", "tests/lab", "-p", "*_test.py"], ("build",), 25)
    yield ctest("unit, loopback and corpus", "asan", ("build tests",), 10)
    if list((ROOT / "tests" / "e2e").glob("*.cpp")):
        yield Step("crash", ["scripts/dev", "soak", "crash", "--cycles", "5", "--preset", "asan"], ("build tests",), 10)


def dashboard():
    """Its modules alone, then all of it in a real browser, on a collector that has what the laboratory measured."""
    folder = "tests/browser"
    yield Step("browser packages", ["npm", "ci", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund"])
    yield Step("web types", [f"{folder}/node_modules/.bin/tsc", "--project", f"{folder}/jsconfig.json"], ("browser packages",))
    modules = sorted(str(path) for path in (ROOT / "tests" / "web").glob("*.test.mjs"))
    if modules:
        yield Step("web modules", ["node", "--test", *modules], minutes=2)
    yield Step("browser", ["node", f"{folder}/run.mjs"], ("browser packages", "laboratory"), 15)


def all_steps():
    return [*looks(), *programs(), *built_beside(), *trials(), *dashboard()]
