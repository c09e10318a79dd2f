"""A name server that resolves for everybody: what remains of a resolver's settings where access lists know IPv4 alone."""

from . import resolvers, zones
from .processes import ensure
from .state import State
from .topology import Node


def start_one(state: State, node: Node, texts: dict[str, str], addresses: list[str]) -> tuple[str, int]:
    """One unbound with authority for the zones; the name it has in the record, and its process."""
    name = node.name + "-over-ipv6"
    state.write("root-hints", resolvers.root_hints())
    own = "".join(_zone(zone, state.write(f"zones/{name}/{zone}.zone", text)) for zone, text in texts.items())
    settings = resolvers.configuration(state, addresses) + own
    config = state.write(f"run/{name}.conf", settings)
    command = ["unbound", "-d", "-p", "-c", str(config)]
    return name, ensure(state, name, node.namespace, command, settings + "".join(texts.values()))


def _zone(name: str, path: object) -> str:
    return f'''auth-zone:
    name: "{zones.dot(name)}"
    zonefile: "{path}"
    for-downstream: yes
    for-upstream: yes
'''
