"""A name server that resolves for everybody: what remains of a resolver's settings where access lists know IPv4 alone."""

from . import resolvers, zones
from .processes import start
from .state import State
from .topology import Node


def start_one(state: State, node: Node, content: list[zones.Zone], addresses: list[str]) -> tuple[str, int]:
    """One unbound with authority for the zones; the name it listens under in the record, and its process."""
    name = node.name + "-open"
    hints = state.write(f"{name}-hints", resolvers.root_hints())
    texts = {zone.name: state.write(f"zones/{name}/{zone.name}.zone", zone.signed or zone.text()) for zone in content}
    config = state.write(f"run/{name}.conf", resolvers.config(state, addresses, hints) + "".join(_zone(*one) for one in texts.items()))
    return name, start(state, name, node.namespace, ["unbound", "-d", "-p", "-c", str(config)])


def _zone(name: str, path: object) -> str:
    return f'''auth-zone:
    name: "{zones.dot(name)}"
    zonefile: "{path}"
    for-downstream: yes
    for-upstream: yes
'''

