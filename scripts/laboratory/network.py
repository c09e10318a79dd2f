"""Namespaces, links and routes: one core router, one veth pair to every other namespace."""

import ipaddress
import os
from pathlib import Path

from . import topology
from .processes import end, run, start_time
from .topology import ACCESS, CORE, Node, ipv4, ipv6

#: No duplicate address detection: it would keep every address tentative for a second. No router adverts: routes are static.
_SYSCTL = tuple(f"net/{name}=0" for place in ("all", "default") for name in (
    f"ipv6/conf/{place}/accept_dad", f"ipv6/conf/{place}/accept_ra", f"ipv4/conf/{place}/rp_filter"))
_ROUTER_SYSCTL = ("net/ipv4/ip_forward=1", "net/ipv6/conf/all/forwarding=1")
#: /proc/sys shows the settings of the namespace that reads it; the program sysctl is not on every machine.
_SET = 'for setting; do echo "${setting#*=}" > "/proc/sys/${setting%%=*}"; done'
ETC_NETNS = Path("/etc/netns")


def build(addresses: dict[str, list[str]]) -> None:
    """Makes everything; `addresses` are the service addresses each server namespace answers for."""
    nodes = topology.nodes()
    routers = {node.router for node in nodes}
    run("ip", "-batch", "-", text=_namespaces(nodes))
    for name in [CORE, *(node.namespace for node in nodes)]:
        set_settings(name, _SYSCTL + (_ROUTER_SYSCTL if name in routers else ()))
    run("ip", "-batch", "-", text=_links(nodes))
    for router in routers:
        run("ip", "-n", router, "-batch", "-", text=_router([node for node in nodes if node.router == router]))
    for node in nodes:
        run("ip", "-n", node.namespace, "-batch", "-", text=_end(node, addresses.get(node.name, [])))
    run("ip", "-n", CORE, "-batch", "-", text=_beyond_hops())
    run("ip", "netns", "exec", CORE, "nft", "-f", "-", text=_core_filter())
    _resolver_files()


def set_settings(namespace: str, settings: tuple[str, ...]) -> None:
    """Settings of the kernel, written as `net/ipv6/...=value`."""
    run("ip", "netns", "exec", namespace, "sh", "-c", _SET, "sh", *settings)


def _namespaces(nodes: list[Node]) -> str:
    return "".join(f"netns add {name}\n" for name in [CORE, *(node.namespace for node in nodes)])


def _links(nodes: list[Node]) -> str:
    return "".join(
        f"link add name {node.core_side} netns {node.router} type veth peer name uplink netns {node.namespace}\n" for node in nodes)


def _router(nodes: list[Node]) -> str:
    """The far ends of the links that lead to these."""
    lines = ["link set lo up"]
    for node in nodes:
        first = node.networks[0]
        lines += [
            f"addr add {ipv6(first, node.slot, '1')}/64 dev {node.core_side} nodad",
            f"addr add {ipv4(first, node.slot, 1)}/24 dev {node.core_side}",
            f"link set {node.core_side} mtu {node.mtu} up",
        ]
        if node.is_server:
            for network in node.networks:
                lines += [f"route add 2d00:{network}::/32 via {node.ipv6} dev {node.core_side}",
                          f"route add 30.{network}.0.0/16 via {node.ipv4} dev {node.core_side}"]
    return "\n".join(lines) + "\n"


def _beyond_hops() -> str:
    """How the core finds the probe that sits behind a hop of its own."""
    lines = []
    for access in ACCESS:
        if access.hop:
            lines += [f"route add {ipv6(access.network, access.probe.slot, '')}/64 via {access.hop.ipv6} dev {access.hop.core_side}",
                      f"route add {ipv4(access.network, access.probe.slot, 0)}/24 via {access.hop.ipv4} dev {access.hop.core_side}"]
    return "\n".join(lines) + "\n"


def _end(node: Node, services: list[str]) -> str:
    first = node.networks[0]
    lines = ["link set lo up", f"addr add {node.ipv6}/64 dev uplink nodad", f"addr add {node.ipv4}/24 dev uplink", f"link set uplink mtu {node.mtu} up"]
    lines += [_service(address) for address in services]
    lines += [f"route add ::/0 via {ipv6(first, node.slot, '1')}", f"route add 0.0.0.0/0 via {ipv4(first, node.slot, 1)}"]
    return "\n".join(lines) + "\n"


def _core_filter() -> str:
    """An access network whose IPv6 is broken has an address and a default route; the core drops what it sends and is sent."""
    rules = []
    for access in ACCESS:
        if not access.ipv6_works:
            link = access.probe.core_side
            rules += [f'iifname "{link}" meta nfproto ipv6 drop', f'oifname "{link}" meta nfproto ipv6 drop']
    return _chain("forward", rules)


def filter_input(namespace: str, rules: list[str]) -> None:
    """Makes a server deaf to what the rules drop; they take the place of those before."""
    run("ip", "netns", "exec", namespace, "nft", "-f", "-", text=_chain("input", rules))


def filter_output(namespace: str, rules: list[str]) -> None:
    """Keeps in what a server says, as far as the rules tell; they take the place of those before."""
    run("ip", "netns", "exec", namespace, "nft", "-f", "-", text=_chain("output", rules))


def readdress(old: dict[str, list[str]], new: dict[str, list[str]]) -> None:
    """Gives the server namespaces what service addresses they lack and takes what they should no longer have."""
    for node in topology.nodes():
        had, wanted = set(old.get(node.name, ())), set(new.get(node.name, ()))
        lines = [f"addr del {address}/{128 if ':' in address else 32} dev lo\n" for address in sorted(had - wanted)]
        lines += [_service(address) + "\n" for address in sorted(wanted - had)]
        if lines:
            run("ip", "-n", node.namespace, "-batch", "-", text="".join(lines))


def _service(address: str) -> str:
    return f"addr add {address} dev lo" + (" nodad" if ipaddress.ip_address(address).version == 6 else "")


def _chain(hook: str, rules: list[str]) -> str:
    body = "\n".join("    " + rule for rule in rules)
    head = f"table inet lab {{\n  chain faults_{hook} {{\n    type filter hook {hook} priority 0; policy accept;\n"
    return f"{head}  }}\n}}\nflush chain inet lab faults_{hook}\n{head}{body}\n  }}\n}}\n"


def _resolver_files() -> None:
    """What `ip netns exec` shows as /etc/resolv.conf, so that ordinary programs resolve the laboratory's names."""
    for access in ACCESS:
        folder = ETC_NETNS / access.probe.namespace
        folder.mkdir(parents=True, exist_ok=True)
        resolver = access.resolver
        servers = [resolver.ipv4] + ([resolver.ipv6] if access.ipv6_works else [])
        (folder / "resolv.conf").write_text("".join(f"nameserver {address}\n" for address in servers))
    folder = ETC_NETNS / topology.COLLECTOR.namespace
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "resolv.conf").write_text(f"nameserver {ACCESS[0].resolver.ipv4}\n")


def existing() -> list[str]:
    """The namespaces that carry our prefix, whoever left them."""
    lines = run("ip", "netns", "list").splitlines()
    return [line.split()[0] for line in lines if line.startswith(topology.PREFIX)]


def demolish() -> None:
    """Removes every namespace of ours with what still runs in it; links, routes and rules die with their namespace."""
    names = existing()
    pids = {int(pid) for name in names for pid in run("ip", "netns", "pids", name, check=False).split()} - {os.getpid()}
    end([{"pid": pid, "started": start_time(pid)} for pid in pids], patience=1.0)
    if names:
        run("ip", "-force", "-batch", "-", text="".join(f"netns del {name}\n" for name in names), check=False)
    for name in names:
        _forget_resolver_file(name)


def _forget_resolver_file(namespace: str) -> None:
    folder = ETC_NETNS / namespace
    (folder / "resolv.conf").unlink(missing_ok=True)
    for empty in (folder, ETC_NETNS):
        try:
            empty.rmdir()
        except OSError:
            return
