"""Two NTP servers that serve this machine's clock and never touch it."""

from . import services
from .processes import ensure, wait_listening
from .state import State
from .topology import TIME_SERVERS


def start_all(state: State) -> None:
    started = [(node.name, _start(state, node.name)) for node in TIME_SERVERS]
    for name, pid in started:
        wait_listening(state, name, pid, 123, "udp")


def _start(state: State, name: str) -> int:
    node = next(node for node in TIME_SERVERS if node.name == name)
    four, six = services.time_server(node)
    settings = f"""local stratum 3
allow all
bindaddress {four}
bindaddress {six}
cmdport 0
bindcmdaddress /
pidfile {state.path('run', name + '.pid')}
"""
    config = state.write(f"run/{name}.conf", settings)
    # -x: never adjust the clock; -U: no privileges to drop; -d: in the foreground, messages to the log.
    return ensure(state, name, node.namespace, ["chronyd", "-x", "-d", "-u", "root", "-f", str(config)], settings)
