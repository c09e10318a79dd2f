"""A hundred thousand hostile or malformed frames on either port, as fast as they can be sent, while a phase runs."""

import json
import subprocess
import threading
import time
from pathlib import Path

from . import foreign, wiring

FRAMES = 100_000
PHASE = "dns"
#: Kilobytes. Records of the flood stay in memory for judging: about a kilobyte each.
_MOST_MEMORY = 1_500_000
_LONGEST = 20 * 60


def run(bench):
    for side in wiring.SIDES:
        bench.raise_it()
        out = bench.out(f"flood-{side}")
        child = subprocess.Popen(bench.command(PHASE, out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        high, sent = _watch(child, out, side)
        same = child.returncode == 0 and _judges_the_same(bench, out)
        dropped = _dropped(out) if child.returncode == 0 else None
        good = child.returncode == 0 and same and sent["frames"] == FRAMES and 0 < high < _MOST_MEMORY and dropped is not None
        said = (f"{sent['frames']} frames in {sent['seconds']:.1f} s, exit {child.returncode}, VmHWM {high // 1024} MB, dropped {dropped}, "
                f"judged again: {'the same' if same else 'ANOTHER'}")
        yield {"name": f"flood-{side}", "phases": PHASE, "frames": sent["frames"], "seconds": round(sent["seconds"], 2), "exit": child.returncode,
               "vm_hwm_kb": high, "dropped": dropped, "good": good, "said": said}


def _watch(child, out: Path, side: str) -> tuple[int, dict]:
    """The highest memory of the program while it runs, and what was sent at it in the meantime."""
    sent = {"frames": 0, "seconds": 0.0}
    sender = threading.Thread(target=_send, args=(side, sent), daemon=True)
    high, pid, end = 0, None, time.monotonic() + _LONGEST
    while child.poll() is None and time.monotonic() < end:
        pid = pid or _program(out)
        high = max(high, _high_water(pid))
        if pid and not sender.ident and (out / "stimuli.ndjson").exists() and "dns.a" in (out / "stimuli.ndjson").read_text():
            sender.start()
        time.sleep(0.1)
    child.wait(timeout=10)
    return high, sent


def _send(side: str, sent: dict) -> None:
    began = time.monotonic()
    sent["frames"] = wiring.within(wiring.SWITCH, lambda: foreign.send(f"p-{side}", foreign.hostile(FRAMES)))
    sent["seconds"] = time.monotonic() - began


def _program(out: Path) -> int | None:
    """By the folder that the run writes to: nobody else has it."""
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = entry.read_bytes().split(b"\0")
        except OSError:
            continue
        if str(out).encode() in words and words[0].endswith(b"sextant-cpe"):
            return int(entry.parent.name)
    return None


def _high_water(pid: int | None) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines() if pid else []
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)


def _dropped(out: Path) -> dict | None:
    return json.loads((out / "verdicts.json").read_text())["capture"].get("dropped")


def _judges_the_same(bench, out: Path) -> bool:
    before = (out / "verdicts.json").read_bytes()
    subprocess.run([bench.options.programs / "probe" / "cpe" / "sextant-cpe", "judge", out], check=True, stdout=subprocess.DEVNULL)
    return (out / "verdicts.json").read_bytes() == before
