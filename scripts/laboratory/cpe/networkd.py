"""The third router: systemd-networkd does both sides, dnsmasq only resolves. No DHCPv6 server on the LAN here either."""

import shutil

from . import router
from .router import Board

DEVICE = "debian/systemd-networkd/12"
FAULTS = {name: router.FAULTS[name] for name in ("open-firewall", "echo-let-through", "icmpv6-dropped", "management-on-wan", "no-ula", "aaaa-filtered")}

_WAN = """
[Match]
Name=wan

[Network]
DHCP=yes
IPv6AcceptRA=yes

[DHCPv6]
UseDelegatedPrefix=yes
"""

_LAN = """
[Match]
Name=lan

[Network]
Address=192.168.9.1/24
{local}
IPv6SendRA=yes
DHCPPrefixDelegation=yes
DHCPServer=yes

[DHCPPrefixDelegation]
UplinkInterface=wan
SubnetId=0
Announce=yes

[IPv6SendRA]
EmitDNS=yes
DNS=_link_local
{announced}
"""


def boot(board: Board) -> None:
    board.forward()
    local = announced = ""
    if not board.has("no-ula"):
        local = f"Address={board.unique_local()}::1/64"
        announced = f"\n[IPv6Prefix]\nPrefix={board.unique_local()}::/64\n"
    board.filter(router.rules(board))
    folder = board.write("network/wan.network", _WAN).parent
    board.write("network/lan.network", _LAN.format(local=local, announced=announced))
    # It gives up root and writes as a user of its own.
    runtime = board.write("run/netif/state", "").parent
    for place in (runtime, *(runtime / name for name in ("links", "leases", "lldp"))):
        place.mkdir(exist_ok=True)
        shutil.chown(place, "systemd-network", "systemd-network")
    shutil.chown(runtime / "state", "systemd-network", "systemd-network")
    board.start("networkd", ["/lib/systemd/systemd-networkd"], {"/etc/systemd/network": folder, "/run/systemd/netif": runtime},
                # It waits for udev wherever /sys can be written.
                first="mount -t sysfs -o ro sysfs /sys")
    resolv = board.write("resolv.conf", "")
    board.start("resolvers", ["sh", "-c", f"while sleep 1; do sed -n 's/^DNS=//p' {runtime}/state | tr ' ' '\\n' |"
                                          f" sed 's/^/nameserver /' >{resolv}.new && mv {resolv}.new {resolv}; done"])
    board.start("dnsmasq", ["dnsmasq", "--keep-in-foreground", "--conf-file=/dev/null", "--port=53", "--interface=lan", "--bind-dynamic",
                            "--no-hosts", f"--resolv-file={resolv}", "--user=root", "--pid-file=", *router.resolver_faults(board)])
    router.start_faults(board)
