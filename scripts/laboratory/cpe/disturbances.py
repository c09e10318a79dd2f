"""What nobody planned, in mid-run: no row it touches may say anything but NOT-OBSERVED, or that it does not apply."""

import subprocess
import threading
import time

from . import foreign, trial, wiring

PHASE = "dns"
_SAYS = {"PASS", "FAIL", "WARN", "INFO"}
#: Rows that need nothing of the LAN may speak when only the LAN is gone.
_OF_THE_WAN = {"WPD-7"}
_MIDDLE = 4.0


def _unplug(bench):
    wiring.carrier("lan", False)


def _die(bench):
    wiring.power_off()


def _restart(bench):
    trial.power(bench.state, True)


def _second_router(bench):
    wiring.within(wiring.SWITCH, lambda: foreign.send("p-lan", [foreign.advert()]))


#: Name: what is done, and when: in seconds after the phase began. Nothing: before the run.
TRIALS = {
    "lan-unplugged": (_unplug, _MIDDLE, _OF_THE_WAN),
    "router-dies": (_die, _MIDDLE, set()),
    "router-restarts": (_restart, _MIDDLE, set()),
    "second-router": (_second_router, _MIDDLE, set()),
    "dead-from-the-start": (_die, None, set()),
    "lan-never-plugged": (_unplug, None, _OF_THE_WAN),
}


def run(bench):
    for name, (act, when, excused) in TRIALS.items():
        out = _disturbed(bench, name, act, when)
        rows = bench.judged(out)
        spoke = {row: list(what) for row, what in rows.items() if what[0] in _SAYS and row not in excused}
        reasons = {reason for row, (verdict, reason) in rows.items() if verdict == "NOT-OBSERVED" and not reason.startswith("none of its phases")}
        said = f"{len(spoke)} rows spoke: {', '.join(sorted(spoke))}" if spoke else "; ".join(sorted(reasons)[:2])
        yield {"name": name, "phases": PHASE, "spoke": spoke, "good": not spoke and bool(reasons), "said": said}


def _disturbed(bench, name: str, act, when):
    bench.raise_it()
    if when is None:
        act(bench)
    out = bench.out(name)
    child = subprocess.Popen(bench.command(PHASE, out), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    lines = threading.Thread(target=_when_in_service, args=(child, out, (lambda: act(bench)) if when else None, when), daemon=True)
    lines.start()
    if child.wait(timeout=15 * 60) != 0:
        raise SystemExit(f"the run {name} of {bench.router} ended with {child.returncode}")
    lines.join(timeout=10)
    return out


def _when_in_service(child, out, act, when) -> None:
    """The questions begin once the router is in service: the log of stimuli says so."""
    threading.Thread(target=child.stderr.read, daemon=True).start()
    stimuli = out / "stimuli.ndjson"
    end = time.monotonic() + 180
    while act and time.monotonic() < end and child.poll() is None:
        if stimuli.exists() and '"dns.a"' in stimuli.read_text():
            time.sleep(when)
            act()
            return
        time.sleep(0.5)
