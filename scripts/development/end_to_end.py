"""The trials of tests/e2e, with programs of one preset."""

import os
import subprocess
import sys


def build(root, preset, targets):
    """Everything but the result goes to standard error: the last line of --json must be the object alone."""
    subprocess.run(["cmake", "--preset", preset, "-DSEXTANT_TESTS=ON"], cwd=root, check=True, stdout=sys.stderr)
    subprocess.run(["cmake", "--build", "--preset", preset, "--target", *targets], cwd=root, check=True, stdout=sys.stderr)
    return root / "build" / preset


def crash(root, preset, cycles):
    """Builds what the trial needs, runs it, returns its exit code; 2 when a part of it is not there."""
    trial = root / "tests" / "e2e" / "crash.py"
    generator_source = list((root / "tests" / "e2e").glob("*.cpp"))
    if not (trial.exists() and generator_source and (root / "collector" / "main.cpp").exists()):
        print("crash: needs tests/e2e/crash.py, its generator and the collector's main.cpp; one is not there yet")
        return 2
    built = build(root, preset, ["sextant-collector", "sextant_e2e_generator"])
    command = ["python3", trial, "--cycles", str(cycles), "--collector", built / "collector" / "sextant-collector",
               "--generator", built / "tests" / "sextant_e2e_generator",
               "--methodology", root / "config" / "methodologies" / "irs-1.toml"]
    return subprocess.run(command, cwd=root).returncode


def soak(root, options):
    """The soak with the programs given, or with those of the release preset: a sanitizer's memory has no slope to judge."""
    built = options.programs.resolve() if options.programs else build(root, "release", ["sextant-probe", "sextant-collector"])
    words = [f"--{key}={value}" for key, value in (("minutes", options.minutes), ("seed", options.seed), ("state", options.state))
             if value is not None]
    words += [f"--{key}" for key in ("json", "keep") if getattr(options, key)]
    path = os.pathsep.join([str(root / "scripts"), str(root / "tests" / "e2e"), os.environ.get("PYTHONPATH", "")])
    return subprocess.run([sys.executable, "-m", "soak", "--programs", built, *words], cwd=root,
                          env={**os.environ, "PYTHONPATH": path}).returncode
