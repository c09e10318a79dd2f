"""The caching resolvers of the access networks, iterating from the laboratory's own root."""

from . import services
from .processes import start, stop, wait_listening
from .state import State
from .topology import ACCESS, Access


def root_hints() -> str:
    lines = []
    for name, four, six in services.ROOT_SERVERS:
        lines += [f". 3600000 NS {name}.", f"{name}. 3600000 A {four}", f"{name}. 3600000 AAAA {six}"]
    return "\n".join(lines) + "\n"


def start_all(state: State) -> None:
    state.write("root-hints", root_hints())
    """Starts them, or starts them anew: what they remember of before is gone."""
    started = []
    for access in ACCESS:
        stop(state, access.resolver.name)
        started.append((access.resolver.name, start_one(state, access)))
    for name, pid in started:
        wait_listening(state, name, pid, 53, "udp")


def start_one(state: State, access: Access) -> int:
    node = access.resolver
    interfaces = [node.ipv4] + ([node.ipv6] if access.ipv6_works else [])
    config = state.write(f"run/{node.name}.conf", configuration(state, interfaces, access.ipv6_works))
    return start(state, node.name, node.namespace, ["unbound", "-d", "-p", "-c", str(config)])


def configuration(state: State, interfaces: list[str], over_ipv6: bool = True, modules: str = "iterator", more: str = "") -> str:
    """Unsigned root, so no validator; unbound answers `test.` itself unless told that here it is a real zone.

    It asks over IPv4 first: a name server that is silent over IPv6 is for the probe to find, not for a resolver to wait for.
    """
    listen = "\n".join(f"    interface: {address}" for address in interfaces)
    return f"""server:
{listen}
    prefer-ip4: yes
    do-ip6: {'yes' if over_ipv6 else 'no'}
    access-control: 0.0.0.0/0 allow
    access-control: ::/0 allow
    chroot: ""
    username: ""
    directory: "{state.path('run')}"
    use-syslog: no
    logfile: ""
    verbosity: 1
    num-threads: 1
    root-hints: "{state.path('root-hints')}"
    module-config: "{modules}"
    local-zone: "test." nodefault
    edns-buffer-size: 1232
    trust-anchor-signaling: no
{more}remote-control:
    control-enable: no
"""
