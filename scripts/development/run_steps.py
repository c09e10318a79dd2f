#!/usr/bin/env python3
"""Runs the steps of scripts/test, times them, and ends with `N passed, M failed`: steps and ctest's tests together."""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
import xml.etree.ElementTree as xml
from dataclasses import dataclass

import steps

BUDGET_MINUTES = 30
# Where sessions are scheduled as groups, a nice of one means nothing to another: the group itself steps back.
POLITE = ["sh", "-c", 'echo 19 >/proc/self/autogroup 2>/dev/null; exec nice -n 19 "$@"', "sh"]


@dataclass
class Outcome:
    step: steps.Step
    words: str  # ok, FAILED, ENDED or not run
    seconds: float = 0.0
    passed: int = 0
    failed: int = 0


def ended_well(step, output=None):
    """Runs the step in a process group of its own, so that a step that hangs leaves nothing behind."""
    process = subprocess.Popen([*(POLITE if step.beside else []), *step.command], cwd=steps.ROOT, stdin=subprocess.DEVNULL, stdout=output,
                               stderr=subprocess.STDOUT if output else None, start_new_session=True,
                               env={**os.environ, **step.environment})
    try:
        return "ok" if process.wait(step.minutes * 60) == 0 else "FAILED"
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return f"ENDED after {step.minutes} min"


def count_tests(junit):
    """(passed, failed) of ctest's own report."""
    if junit is None or not junit.exists():
        return 0, 0
    cases = xml.parse(junit).getroot().findall("testcase")
    failed = sum(1 for case in cases if case.get("status") != "run")
    return len(cases) - failed, failed


def title(step):
    return f"\n== {step.name}: {' '.join(map(str, step.command))}"


def run(step, bad, waited=(), output=None):
    """`waited`: the events of steps beside, by name; one that is needed is waited for."""
    for need in set(step.needs) & set(waited):
        waited[need].wait()
    missing = [need for need in step.needs if need in bad]
    if missing:
        return Outcome(step, f"not run: needs {missing[0]}", failed=1)
    print(title(step), file=output, flush=True)
    if step.junit:
        step.junit.unlink(missing_ok=True)
    begun = time.monotonic()
    words = ended_well(step, output)
    seconds = time.monotonic() - begun
    passed, failed = count_tests(step.junit)
    good = words == "ok"
    return Outcome(step, words, seconds, passed + good, failed + (not good))


def run_line(line, bad, waited=(), output=None):
    """One step after the other; what fails is named in `bad`."""
    outcomes = []
    for step in line:
        outcomes.append(run(step, bad, waited, output))
        if outcomes[-1].words != "ok":
            bad.add(step.name)
    return outcomes


class Beside:
    """Steps on a thread of their own; what they say is kept until they have ended."""

    def __init__(self, line, bad):
        self.line, self.bad, self.outcomes = line, bad, []
        self.ended = {step.name: threading.Event() for step in line}
        self.output = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()

    def run(self):
        for step in self.line:
            self.outcomes += run_line([step], self.bad, output=self.output)
            self.ended[step.name].set()

    def join(self):
        self.thread.join()
        self.output.seek(0)
        sys.stdout.write(self.output.read())
        return self.outcomes


def run_all(line):
    """What is beside begins where it stands in the line and is waited for by who needs it, and at the end."""
    bad, beside = set(), [step for step in line if step.beside]
    first = line.index(beside[0]) if beside else len(line)
    outcomes = run_line(line[:first], bad)
    other = Beside(beside, bad)
    outcomes += run_line([step for step in line[first:] if not step.beside], bad, other.ended)
    return outcomes + other.join()


def report(outcomes, minutes):
    print("\n== summary")
    for outcome in outcomes:
        tests = f", {outcome.passed + outcome.failed - 1} tests" if outcome.step.junit else ""
        print(f"  {outcome.words:8} {outcome.step.name} ({outcome.seconds:.0f} s{tests})")
    print(f"  {minutes:.1f} minutes of a budget of {BUDGET_MINUTES}")


def chosen(names):
    every = steps.all_steps()
    unknown = set(names) - {step.name for step in every}
    if unknown:
        sys.exit(f"test: no step {', '.join(sorted(unknown))}; scripts/test --list names them")
    return [step for step in every if not names or step.name in names]


def main():
    parser = argparse.ArgumentParser(prog="test", description=__doc__)
    parser.add_argument("--list", action="store_true", help="name the steps and run none")
    parser.add_argument("steps", nargs="*", metavar="STEP", help="run only these")
    options = parser.parse_args()
    if options.list:
        print("\n".join(step.name for step in steps.all_steps()))
        return 0
    begun = time.monotonic()
    outcomes = run_all(chosen(options.steps))
    report(outcomes, (time.monotonic() - begun) / 60)
    failed = sum(outcome.failed for outcome in outcomes)
    print(f"{sum(outcome.passed for outcome in outcomes)} passed, {failed} failed", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
