"""Laboratories side by side: each lane is a process with namespaces and a state of its own, and mostly waits."""

import argparse
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from . import matrix, trial, wiring

#: A lane plays at most half a dozen runs of a few minutes.
_LONGEST = 2 * 3600


def run_all(options: argparse.Namespace) -> dict:
    """Results by part, in the order of the plan whatever ended first. Floods want the machine for themselves: they come last, one by one."""
    plan = _plan(options)
    quiet = [lane for lane in plan if lane[0] != "flood"]
    loud = [lane for lane in plan if lane[0] == "flood"]
    results = {part: [] for part, *_ in plan}
    for lanes, width in ((quiet, options.lanes), (loud, 1)):
        with ThreadPoolExecutor(max_workers=max(1, width)) as pool:
            for part, found in pool.map(lambda lane: _play(lane, options), lanes):
                results[part] += found
    return results


def _plan(options: argparse.Namespace) -> list:
    """Part, router, faults. Faults that the same phases show share the healthy run, and so a lane."""
    lanes = []
    for part in options.part or ("faults", "disturbances", "flood"):
        for router in options.router or trial.ROUTERS:
            if part != "faults":
                lanes.append((part, router, ()))
                continue
            together = {}
            for fault in trial.ROUTERS[router].FAULTS:
                if not options.fault or fault in options.fault:
                    together.setdefault(matrix.FLIPS[fault][0], []).append(fault)
            lanes += [(part, router, tuple(faults)) for faults in together.values()]
    return lanes


def _play(lane: tuple, options: argparse.Namespace) -> tuple[str, list]:
    part, router, faults = lane
    name = "-".join((part[0], router[:2], *(fault[:4] + fault[-2:] for fault in faults[:1])))
    command = [sys.executable, "-m", "laboratory.cpe.soak", "--lane", name, "--json", "--part", part, "--router", router, "--programs",
               options.programs, "--state", options.state, *(word for fault in faults for word in ("--fault", fault))]
    child = subprocess.Popen(list(map(str, command)), stdout=subprocess.PIPE, text=True,
                             env={**os.environ, "SEXTANT_LAB_PREFIX": f"{wiring.PREFIX}{name}-"})
    try:
        said, _ = child.communicate(timeout=_LONGEST)
        return part, json.loads(said.splitlines()[-1])[part]
    except (IndexError, ValueError):  # it told its reason on standard error
        return part, [{"router": router, "name": " ".join(faults) or part, "good": False, "said": f"the lane ended with {child.returncode}"}]
    finally:
        if child.poll() is None:
            child.terminate()
