"""What the routers have in common: a flash that outlives power cuts, a kernel that forwards, a filter, daemons."""

import secrets
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from .. import processes
from ..state import State
from . import wiring


@dataclass
class Board:
    """One router in its namespace, while it has power."""

    state: State
    faults: frozenset = field(default_factory=frozenset)

    @property
    def flash(self) -> Path:
        """What a router still knows after a power cut."""
        folder = self.state.path("flash")
        folder.mkdir(exist_ok=True)
        return folder

    def unique_local(self) -> str:
        """The /48 that this device made for itself when it was new (RFC 4193 section 3.2.2)."""
        kept = self.flash / "unique-local"
        if not kept.exists():
            kept.write_text("fd" + secrets.token_hex(5))
        digits = kept.read_text()
        return f"{digits[0:4]}:{digits[4:8]}:{digits[8:12]}"

    def setting(self, name: str, value: str) -> None:
        wiring.setting(wiring.ROUTER, name, value)

    def ip(self, *words: str) -> None:
        processes.run("ip", "-n", wiring.ROUTER, *words)

    def filter(self, rules: str) -> None:
        processes.run("nsenter", f"--net=/run/netns/{wiring.ROUTER}", "nft", "-f", "-", text=rules)

    def write(self, name: str, text: str) -> Path:
        return self.state.write(f"router/{name}", text)

    def start(self, name: str, command: list, mounts: dict | None = None, first: str = "true") -> None:
        """A daemon in the router's namespace; `mounts` says what it finds in a place: a folder of the flash, by name, or any by path."""
        # Process ids and sockets of daemons die with the power, and are not those of other routers on this machine.
        steps = ["mkdir -p /run/dhcpcd", "mount -t tmpfs router /run/dhcpcd", first]
        for place, folder in (mounts or {}).items():
            kept = self.flash / folder  # a path from the root stays what it is
            kept.mkdir(parents=True, exist_ok=True)
            Path(place).mkdir(parents=True, exist_ok=True)
            steps.append(f"mount --bind {kept} {place}")
        script = " && ".join([*steps, 'exec "$@"'])
        with self.state.path("log", f"{name}.log").open("ab") as log:
            child = subprocess.Popen(
                ["nsenter", f"--net=/run/netns/{wiring.ROUTER}", "unshare", "--mount", "sh", "-c", script, "sh", *map(str, command)],
                stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True)
        self.state.record({"name": name, "namespace": wiring.ROUTER, "pid": child.pid, "started": processes.start_time(child.pid)})

    def forward(self) -> None:
        """A router's kernel, before any daemon runs."""
        for name, value in (("net/ipv4/ip_forward", "1"), ("net/ipv6/conf/all/forwarding", "1")):
            self.setting(name, value)

    def has(self, fault: str) -> bool:
        return fault in self.faults


#: What can be broken in any router, and is.
FAULTS = {
    "open-firewall": "everything from the WAN is forwarded",
    "echo-let-through": "echo requests from the WAN are forwarded",
    "icmpv6-dropped": "no ICMPv6 is forwarded",
    "management-on-wan": "a web server for its owner listens on the WAN too",
    "no-null-route": "delegated space that is on no link goes by the default route",
    "no-ula": "no unique local prefix",
    "aaaa-filtered": "the DNS proxy drops AAAA answers",
}


def resolver_faults(board: Board) -> list:
    """What dnsmasq is told beside its settings: it is the proxy of every router here."""
    return ["--filter-AAAA"] if board.has("aaaa-filtered") else []


def start_faults(board: Board) -> None:
    """The faults that are programs; the others are in the filter and in the settings of each router."""
    if board.has("management-on-wan"):
        folder = board.write("menu/index.html", "<title>Router</title>").parent
        board.start("management", ["python3", "-m", "http.server", "8080", "--bind", "::", "--directory", folder])
    if board.has("no-null-route"):
        board.start("no-null-route", ["sh", "-c", "while sleep 1; do ip -6 route flush type unreachable; done"])


#: Stateful, closed to what nobody asked for, open to what RFC 4890 and RFC 6092 want through. `{...}` are places for faults.
FILTER = """
table inet router {{
  chain input {{
    type filter hook input priority 0; policy accept;
    iifname "wan" ct state established,related accept
    iifname "wan" meta l4proto ipv6-icmp accept
    iifname "wan" udp dport 546 accept
    iifname "wan" meta nfproto ipv4 udp dport 68 accept
    {open_port}
    iifname "wan" drop
  }}
  chain forward {{
    type filter hook forward priority 0; policy accept;
    {unseen}
    iifname "wan" ct state established,related accept
    {echo}
    iifname "wan" meta l4proto {{ esp, ah }} accept
    iifname "wan" udp dport 500 accept
    {default}
    oifname "wan" ip6 saddr fc00::/7 drop
    oifname "wan" ip6 daddr fc00::/7 drop
  }}
}}
table ip nat {{
  chain postrouting {{
    type nat hook postrouting priority 100;
    oifname "wan" masquerade
  }}
}}
"""


def rules(board: Board) -> str:
    return FILTER.format(
        open_port='iifname "wan" tcp dport 8080 accept' if board.has("management-on-wan") else "",
        unseen="meta l4proto ipv6-icmp drop" if board.has("icmpv6-dropped") else "",
        echo='iifname "wan" icmpv6 type echo-request accept' if board.has("echo-let-through") else "",
        default="" if board.has("open-firewall") else 'iifname "wan" drop')
