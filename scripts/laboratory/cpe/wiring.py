"""The cables: a namespace for the tester, one for the router, and between them two switches that stay up when the router does not.

    cp-probe lan0 ---- cp-switch [bridge lan] ---- cp-router lan
             wan0 ---- cp-switch [bridge wan] ---- cp-router wan

A switch keeps the carrier of the tester's port through a power cut: hosts behind a real router do not see the cable go either.
"""

import contextlib
import ctypes
import fcntl
import os
import signal
import socket
import struct
from pathlib import Path

from ..processes import end, run, start_time, wait_gone

PREFIX = os.environ.get("SEXTANT_LAB_PREFIX", "cp-")
PROBE, SWITCH, ROUTER = PREFIX + "probe", PREFIX + "switch", PREFIX + "router"
SIDES = ("lan", "wan")
#: Of the router, so that it is the same device after every power cut. Universally administered, as those of real ones.
MACS = {"lan": "00:16:3e:5e:a7:01", "wan": "00:16:3e:5e:a7:02"}
#: What the kernel makes of them (RFC 4291, appendix A).
LINK_LOCAL = {"lan": "fe80::216:3eff:fe5e:a701", "wan": "fe80::216:3eff:fe5e:a702"}

_SIOCETHTOOL, _ETHTOOL_STXCSUM = 0x8946, 0x17


def build() -> None:
    """The tester and the switches; the router is not there yet: it has no power."""
    demolish()
    for name in (PROBE, SWITCH):
        run("ip", "netns", "add", name)
        _quiet(name)
    lines = ["link set lo up"]
    for side in SIDES:
        lines += [f"link add {side} type bridge stp_state 0 forward_delay 0 mcast_snooping 0",
                  f"link add p-{side} type veth peer name {side}0 netns {PROBE}",
                  f"link set p-{side} master {side} up", f"link set {side} up"]
    run("ip", "-n", SWITCH, "-batch", "-", text="\n".join(lines) + "\n")
    for side in SIDES:
        run("ip", "-n", PROBE, "link", "set", f"{side}0", "up")


def power_on() -> None:
    """A router's hardware: a fresh kernel state, two ports, no addresses."""
    power_off()
    run("ip", "netns", "add", ROUTER)
    for side in SIDES:
        run("ip", "-n", SWITCH, "link", "add", f"r-{side}", "type", "veth", "peer", "name", side, "address", MACS[side],
            "netns", ROUTER)
        run("ip", "-n", SWITCH, "link", "set", f"r-{side}", "master", side, "up")
    run("ip", "-n", ROUTER, "link", "set", "lo", "up")
    for side in SIDES:
        within(ROUTER, lambda side=side: _sum_in_software(side))


def power_off() -> None:
    """As when the plug is pulled: the cables are dead before any daemon hears of it, and no daemon is asked to go."""
    if ROUTER not in _names():
        return
    for side in SIDES:
        run("ip", "-n", SWITCH, "link", "del", f"r-{side}", check=False)
    pids = {int(pid) for pid in run("ip", "netns", "pids", ROUTER, check=False).split()} - {os.getpid()}
    cut = [{"pid": pid, "started": start_time(pid)} for pid in pids]
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    wait_gone(cut, 2.0)
    run("ip", "netns", "del", ROUTER, check=False)


def carrier(side: str, up: bool) -> None:
    """What the router sees when its cable is pulled at the other end."""
    run("ip", "-n", SWITCH, "link", "set", f"r-{side}", "up" if up else "down")


def demolish() -> None:
    power_off()
    for name in (PROBE, SWITCH):
        if name in _names():
            pids = {int(pid) for pid in run("ip", "netns", "pids", name, check=False).split()} - {os.getpid(), os.getppid()}
            end([{"pid": pid, "started": start_time(pid)} for pid in pids], patience=1.0)
            run("ip", "netns", "del", name, check=False)


def within(namespace: str, action):
    """Does something in a network namespace and comes back."""
    home = os.open("/proc/self/ns/net", os.O_RDONLY)
    there = os.open(f"/run/netns/{namespace}", os.O_RDONLY)
    try:
        _enter(there)
        return action()
    finally:
        _enter(home)
        os.close(there)
        os.close(home)


def setting(namespace: str, name: str, value: str) -> None:
    """A sysctl of a namespace: /proc/sys shows the settings of whoever reads it."""
    within(namespace, lambda: Path("/proc/sys", name).write_text(value))


def _quiet(namespace: str) -> None:
    """The switches and the tester's own stack say nothing: on the cables there are the router and sextant-cpe alone."""
    for place in ("all", "default"):
        setting(namespace, f"net/ipv6/conf/{place}/disable_ipv6", "1")


def _sum_in_software(interface: str) -> None:
    """A veth leaves checksums to hardware that is not there; on a real cable they are right, and so they must be here."""
    value = ctypes.create_string_buffer(struct.pack("II", _ETHTOOL_STXCSUM, 0))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        fcntl.ioctl(control, _SIOCETHTOOL, struct.pack("16sP", interface.encode(), ctypes.addressof(value)))


def _enter(descriptor: int) -> None:
    if ctypes.CDLL(None, use_errno=True).setns(descriptor, 0) != 0:
        raise OSError(ctypes.get_errno(), "cannot change the network namespace")


def _names() -> list[str]:
    return [line.split()[0] for line in run("ip", "netns", "list").splitlines() if line.strip()]
