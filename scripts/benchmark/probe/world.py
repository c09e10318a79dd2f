"""The world of the probe's benchmark: three namespaces, ten thousand names, and the servers behind them."""

import os
import shutil
from pathlib import Path

from laboratory import program_settings
from laboratory.network import ETC_NETNS
from laboratory.processes import LabError, end, is_alive, run, start, wait_listening
from laboratory.settings import toml
from laboratory.state import State

from . import names, servers, zones
from .names import Name

PREFIX = os.environ.get("SEXTANT_BENCH_PREFIX", "sb-")
CLIENT, RESOLVER, SERVERS = (PREFIX + place for place in ("client", "resolver", "servers"))
RESOLVER_ADDRESSES = ["30.254.2.2", "2d00:bef2::2"]
_LINKS = ((CLIENT, 1), (RESOLVER, 2))
_TOOLS = ("ip", "nft", "knotd", "unbound", "nginx", "chronyd", "openssl")
_SYSCTL = ("net/ipv6/conf/all/accept_dad=0", "net/ipv6/conf/default/accept_dad=0", "net/ipv4/conf/all/rp_filter=0",
           "net/ipv4/conf/default/rp_filter=0", "net/ipv4/ip_forward=1", "net/ipv6/conf/all/forwarding=1",
           "net/core/somaxconn=4096", "net/ipv4/tcp_max_syn_backlog=8192", "net/ipv4/ip_local_port_range=1100 65000")
_SET = 'for setting; do echo "${setting#*=}" > "/proc/sys/${setting%%=*}" 2>/dev/null || true; done'


class World:
    """Raised by `with`, and gone after it whatever happened in between."""

    def __init__(self, root: Path, count: int) -> None:
        self.state = State(str(root))
        self.names = names.make(count)

    def __enter__(self) -> "World":
        _check_machine(self.state)
        self._remove()
        self.state.make()
        try:
            self._raise()
        except BaseException:
            end(self.state.processes())
            _demolish()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._remove()

    def of_kind(self, *kinds: str) -> list[Name]:
        return [name for name in self.names if name.kind in kinds]

    def pids(self) -> list[int]:
        """Every server, with its workers."""
        alive = [process["pid"] for process in self.state.processes() if is_alive(process)]
        return alive + [child for pid in alive for child in _children(pid)]

    @property
    def ca(self) -> Path:
        """The system's certificates and ours: what verification has to load is as large as in life."""
        return self.state.path("bundle.pem")

    def write_list(self, file: str, listed: list[Name]) -> Path:
        """NAME IPV4 IPV6 SERVER a line, as sextant_bench reads it."""
        lines = [f"{name.domain} {name.ipv4} {name.ipv6} {names.operator_addresses(name.operator)[0]}" for name in listed]
        return self.state.write(file, "\n".join(lines) + "\n")

    def probe_config(self, name: str, frame: Path, **more: dict) -> Path:
        """With the laboratory's politeness: gaps that do not hold in here, because they would be all that is measured."""
        controls = [{"url": f"http://{host}/", "body": servers.CONTROL_BODY, "region": region, "as": number}
                    for number, (host, region) in enumerate(zip(zones.CONTROLS, ("eu", "af", "as", "us")), 64501)]
        here = program_settings.World(
            frames=[str(frame)], resolvers=RESOLVER_ADDRESSES, root_hints=str(self.state.path("root-hints")), ca=str(self.ca),
            controls=controls, control_zone=zones.CONTROL_ZONE, time_servers=list(zones.TIME_SERVERS),
            prefixes=["2d00::/16", "30.0.0.0/8"])
        settings = program_settings.probe(self.state.path(name), name, program_settings.Report("", ""), here)
        del settings["report"]
        return self.state.write(f"{name}.toml", toml({**settings, **more}))

    def frame(self, listed: list[Name]) -> Path:
        targets = [{"domain": name.domain, "organisation": "A public service", "sector": "portal", "tier": "agency",
                    "roles": ["web", "dns"], "tags": []} for name in listed]
        head = {"schema": 1, "country": "KE", "title": "A benchmark", "version": "1", "dated": "2026-01-01", "reviewed": False,
                "reviewer": "", "source": "made for the benchmark", "target": targets}
        # A TOML date is no string: json knows none.
        text = toml(head).replace('"2026-01-01"', "2026-01-01")
        return self.state.write(f"frame-{len(listed)}.toml", text)

    def _raise(self) -> None:
        _build()
        started = [(name, self._start(name, command), port, transport) for name, command, port, transport in self._servers()]
        for name, pid, port, transport in started:
            wait_listening(self.state, name, pid, port, transport, seconds=120)
        store = Path("/etc/ssl/certs/ca-certificates.crt")
        self.ca.write_text((store.read_text() if store.exists() else "") + self.state.path("ca.pem").read_text())

    def _start(self, name: str, command: list[str]) -> int:
        return start(self.state, name, RESOLVER if name == "unbound" else SERVERS, command)

    def _servers(self) -> list[tuple[str, list[str], int, str]]:
        found = [("knotd", ["knotd", "--config", str(zones.write(self.state, self.names))], 53, "udp"),
                 ("nginx", ["nginx", "-c", str(servers.write_web(self.state)), "-e", "stderr"], 443, "tcp"),
                 ("unbound", ["unbound", "-d", "-p", "-c", str(servers.write_resolver(self.state, RESOLVER_ADDRESSES))], 53, "udp")]
        for number, addresses in enumerate(zones.TIME_SERVERS.values(), 1):
            config = servers.write_clock(self.state, number, addresses)
            found.append((f"chronyd-{number}", ["chronyd", "-x", "-d", "-u", "root", "-f", str(config)], 123, "udp"))
        return found

    def _remove(self) -> None:
        stubborn = end(self.state.processes())
        _demolish()
        if stubborn:
            raise LabError(f"could not end {', '.join(process['name'] for process in stubborn)}")
        self.state.remove()


def _check_machine(state: State) -> None:
    os.environ["PATH"] = os.environ.get("PATH", "") + ":/usr/local/sbin:/usr/sbin:/sbin"
    missing = [tool for tool in _TOOLS if not shutil.which(tool)]
    if os.geteuid() != 0:
        raise LabError("the benchmark makes network namespaces: run it as root")
    if missing:
        raise LabError(f"missing programs: {', '.join(missing)}; run scripts/install-deps build test lab bench")
    if state.is_foreign():
        raise LabError(f"{state.root} is not empty and not a benchmark's: choose another with --state")


def _children(pid: int) -> list[int]:
    try:
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _build() -> None:
    """The servers' namespace is the router as well; whole prefixes are local there, so no address need be added one by one."""
    run("ip", "-batch", "-", text="".join(f"netns add {name}\n" for name in (CLIENT, RESOLVER, SERVERS)))
    for name in (CLIENT, RESOLVER, SERVERS):
        run("ip", "netns", "exec", name, "sh", "-c", _SET, "sh", *_SYSCTL)
    for place, number in _LINKS:
        run("ip", "link", "add", f"to{number}", "netns", SERVERS, "type", "veth", "peer", "name", "uplink", "netns", place)
        run("ip", "-n", place, "-batch", "-", text=_end(number))
    run("ip", "-n", SERVERS, "-batch", "-", text=_middle())
    run("ip", "netns", "exec", SERVERS, "nft", "-f", "-", text=_faults())
    folder = ETC_NETNS / CLIENT
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "resolv.conf").write_text(f"nameserver {RESOLVER_ADDRESSES[0]}\n")


def _end(number: int) -> str:
    return (f"link set lo up\naddr add 30.254.{number}.2/24 dev uplink\naddr add 2d00:bef{number}::2/64 dev uplink nodad\n"
            f"link set uplink up\nroute add default via 30.254.{number}.1\nroute add ::/0 via 2d00:bef{number}::1\n")


def _middle() -> str:
    lines = ["link set lo up"]
    for _, number in _LINKS:
        lines += [f"addr add 30.254.{number}.1/24 dev to{number}", f"addr add 2d00:bef{number}::1/64 dev to{number} nodad",
                  f"link set to{number} up"]
    fixed = zones.listening() + [address for pair in zones.TIME_SERVERS.values() for address in pair]
    lines += [f"addr add {address} dev lo" + (" nodad" if ":" in address else "") for address in fixed]
    return "\n".join([*lines, "route add local 30.96.0.0/12 dev lo", "route add local 2d00:be00::/32 dev lo"]) + "\n"


def _faults() -> str:
    silent, reset = names.prefix_of("silent6"), names.prefix_of("reset6")
    four, six = names.DEAF_SERVER
    return f"""table inet bench {{
  chain faults {{
    type filter hook input priority 0; policy accept;
    ip6 daddr {silent} drop
    ip6 daddr {reset} meta l4proto tcp reject with tcp reset
    ip daddr {four} drop
    ip6 daddr {six} drop
  }}
}}
"""


def _demolish() -> None:
    """Namespaces die with what still runs in them; nothing outside them is touched."""
    standing = run("ip", "netns", "list").split()
    for name in (CLIENT, RESOLVER, SERVERS):
        if name in standing:
            run("ip", "netns", "del", name)
    folder = ETC_NETNS / CLIENT
    (folder / "resolv.conf").unlink(missing_ok=True)
    if folder.exists():
        folder.rmdir()
