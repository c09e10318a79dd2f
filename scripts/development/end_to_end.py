"""The crash trial of tests/e2e, with programs of one preset."""

import subprocess


def crash(root, preset, cycles):
    """Builds what the trial needs, runs it, returns its exit code; 2 when a part of it is not there."""
    trial = root / "tests" / "e2e" / "crash.py"
    generator_source = list((root / "tests" / "e2e").glob("*.cpp"))
    if not (trial.exists() and generator_source and (root / "collector" / "main.cpp").exists()):
        print("crash: needs tests/e2e/crash.py, its generator and the collector's main.cpp; one is not there yet")
        return 2
    targets = ["sextant-collector", "sextant_e2e_generator"]
    subprocess.run(["cmake", "--preset", preset, "-DSEXTANT_TESTS=ON"], cwd=root, check=True)
    subprocess.run(["cmake", "--build", "--preset", preset, "--target", *targets], cwd=root, check=True)
    built = root / "build" / preset
    command = ["python3", trial, "--cycles", str(cycles), "--collector", built / "collector" / "sextant-collector",
               "--generator", built / "tests" / "sextant_e2e_generator",
               "--methodology", root / "config" / "methodologies" / "irs-1.toml"]
    return subprocess.run(command, cwd=root).returncode
