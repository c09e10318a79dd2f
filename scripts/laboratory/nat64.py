"""A NAT64 with its DNS64, which one access network offers beside its ordinary resolver: tayga, and unbound's dns64 module."""

import shutil
from pathlib import Path

from . import resolvers, services, topology
from .processes import is_running, run, start, stop, wait_listening
from .state import State
from .topology import ipv4, ipv6

#: A whole /96 for made-up addresses, and the IPv4 addresses that IPv6 visitors get, both routed to the namespace.
_PREFIX = ipv6(topology.NAT64.networks[0], 64, "") + "/96"
_POOL = ipv4(topology.NAT64.networks[0], 64, 0) + "/24"
_OWN = ipv4(topology.NAT64.networks[0], 64, 1)
_DEVICE = "nat64"
_TRANSLATOR, _RESOLVER = "nat64", "dns64"


def is_possible() -> bool:
    """Not every container may make tunnel devices; where none can be made there is no NAT64, and all else is as it was."""
    return Path("/dev/net/tun").exists() and shutil.which("tayga") is not None


def start_all(state: State) -> None:
    """Starts both, or the resolver anew, so that it forgets what was before; the translator remembers nothing of names."""
    if not is_possible():
        return
    if not is_running(state, _TRANSLATOR):
        _start_translator(state)
    stop(state, _RESOLVER)
    _start_resolver(state)


def _start_translator(state: State) -> None:
    """Stateless (RFC 7915): every visitor gets an IPv4 address of the pool."""
    run_folder = state.path("run", "nat64")
    run_folder.mkdir()
    config = state.write("run/nat64.conf", f"tun-device {_DEVICE}\nipv4-addr {_OWN}\nprefix {_PREFIX}\ndynamic-pool {_POOL}\ndata-dir {run_folder}\n")
    inside = ("ip", "netns", "exec", topology.NAT64.namespace)
    run(*inside, "sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward; echo 1 > /proc/sys/net/ipv6/conf/all/forwarding")
    run(*inside, "tayga", "-c", str(config), "--mktun")
    run("ip", "-n", topology.NAT64.namespace, "-batch", "-", text=(
        f"link set {_DEVICE} up\nroute add {_POOL} dev {_DEVICE}\nroute add {_PREFIX} dev {_DEVICE}\n"))
    start(state, _TRANSLATOR, topology.NAT64.namespace, ["tayga", "-d", "-c", str(config)])


def _start_resolver(state: State) -> None:
    """Makes AAAA records up where there are none (RFC 6147)."""
    text = resolvers.configuration(state, [services.DNS64], modules="dns64 iterator", more=f"    dns64-prefix: {_PREFIX}\n")
    config = state.write("run/dns64.conf", text)
    pid = start(state, _RESOLVER, topology.NAT64.namespace, ["unbound", "-d", "-p", "-c", str(config)])
    wait_listening(state, _RESOLVER, pid, 53, "udp")
