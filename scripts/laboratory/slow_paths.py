"""Long ways: what some sites say over IPv6 goes through a program that holds every packet back for a while.

The kernel of a laboratory need not know how to delay (netem): a route leads the packets of these sites out through a
device whose other end is this program, and from there back into the same namespace and on as usual.
"""

import fcntl
import os
import select
import struct
import sys
import time
from collections import deque
from pathlib import Path

from .network import set_settings
from .placement import Site
from .processes import LabError, ensure, run, stop
from .state import State
from .topology import WebOperator

FAULT = "latency"
#: W-15 bears 50 ms more than over IPv4; three round trips of this bear W-14's 300 ms as well.
_DELAY = 0.08
_DEVICE = "longway"
_TUN = Path("/dev/net/tun")
_TABLE = "100"
_BACK, _OUT = "100", "101"  # preferences of the rules: what came back from the long way does not go there again
_TUNSETIFF, _IFF_TUN, _IFF_NO_PI = 0x400454CA, 0x0001, 0x1000
_LARGEST = 65535
_HELD = 4096  # packets; more are lost, as on any way


def lay(state: State, operator: WebOperator, sites: list[Site]) -> None:
    """Leads the packets of the slow sites of an operator the long way, and those of all others no more."""
    slow = [address for site in sites if site.has(FAULT) for address in site.ipv6_hosted]
    name, namespace = f"{operator.node.name}-longway", operator.node.namespace
    inside = ("ip", "-n", namespace, "-6")
    for line in run(*inside, "rule", "list").splitlines():
        if line.startswith((f"{_BACK}:", f"{_OUT}:")):
            run(*inside, "rule", "del", "pref", line.partition(":")[0])
    if not slow:
        stop(state, name)
        return
    if not _TUN.exists():
        raise LabError(f"no {_TUN}, which the fault {FAULT} needs: modprobe tun")
    if _DEVICE not in run("ip", "-n", namespace, "-br", "link"):
        run("ip", "-n", namespace, "-batch", "-", text=f"tuntap add {_DEVICE} mode tun\nlink set {_DEVICE} up\n")
    set_settings(namespace, ("net/ipv6/conf/all/forwarding=1",))
    ensure(state, name, namespace, [sys.executable, "-m", "laboratory.slow_paths", _DEVICE, str(_DELAY)], "")
    run(*inside, "route", "replace", "default", "dev", _DEVICE, "table", _TABLE)
    run(*inside, "rule", "add", "iif", _DEVICE, "lookup", "main", "pref", _BACK)
    for address in slow:
        run(*inside, "rule", "add", "from", address, "lookup", _TABLE, "pref", _OUT)


def hold(device: int, delay: float) -> None:
    """Gives every packet back to the kernel so many seconds after it came, in order, for ever."""
    held: deque[tuple[float, bytes]] = deque()
    while True:
        wait = max(0.0, held[0][0] - time.monotonic()) if held else None
        readable, _, _ = select.select([device], [], [], wait)
        if readable:
            packet = os.read(device, _LARGEST)
            if len(held) < _HELD:
                held.append((time.monotonic() + delay, packet))
        while held and held[0][0] <= time.monotonic():
            os.write(device, held.popleft()[1])


def _open(name: str) -> int:
    device = os.open(_TUN, os.O_RDWR)
    fcntl.ioctl(device, _TUNSETIFF, struct.pack("16sH22x", name.encode(), _IFF_TUN | _IFF_NO_PI))
    return device


def main() -> None:
    """Arguments: the device, and for how many seconds packets are held."""
    name, delay = sys.argv[1:3]
    hold(_open(name), float(delay))


if __name__ == "__main__":
    main()
