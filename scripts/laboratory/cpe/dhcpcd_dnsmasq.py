"""The first router: dhcpcd asks on the WAN, dnsmasq advertises, leases and resolves on the LAN."""

from . import router
from .router import Board

DEVICE = "debian/dhcpcd+dnsmasq/12"
FAULTS = router.FAULTS

_DHCPCD = """
duid
persistent
noipv6rs
noipv4ll
nohook resolv.conf, hostname, ntp, timesyncd
script {script}
option domain_name_servers, domain_name, interface_mtu
option dhcp6_name_servers, dhcp6_domain_search
allowinterfaces wan
interface wan
  ipv6rs
  dhcp
  ia_na 1
  ia_pd 2 lan/0/64
"""

#: What dhcpcd calls with each event: the resolvers of the line, where dnsmasq looks for them.
_SCRIPT = """#!/bin/sh
for server in $new_domain_name_servers $new_dhcp6_name_servers $nd1_rdnss1_servers; do echo "nameserver $server"; done >"{folder}/$interface.$protocol"
cat "{folder}"/wan.* 2>/dev/null | sort -u >"{folder}/resolv.conf"
"""

_DNSMASQ = """
port=53
interface=lan
bind-dynamic
no-hosts
resolv-file={folder}/resolv.conf
dhcp-leasefile={flash}/dnsmasq.leases
dhcp-range=192.168.7.100,192.168.7.200,1h
enable-ra
dhcp-range=::,constructor:lan,ra-stateless,64,1h
dhcp-option=option6:dns-server,[::]
dhcp-option=option6:domain-search,home.arpa
user=root
pid-file=
"""


def boot(board: Board) -> None:
    board.forward()
    board.ip("link", "set", "lan", "up")
    board.ip("addr", "add", "192.168.7.1/24", "dev", "lan")
    if not board.has("no-ula"):
        board.ip("addr", "add", f"{board.unique_local()}::1/64", "dev", "lan")
    board.filter(router.rules(board))
    board.ip("link", "set", "wan", "up")
    folder = board.write("resolv.conf", "").parent
    script = board.write("dhcpcd-event", _SCRIPT.format(folder=folder))
    script.chmod(0o755)
    dhcpcd = board.write("dhcpcd.conf", _DHCPCD.format(script=script))
    dnsmasq = board.write("dnsmasq.conf", _DNSMASQ.format(folder=folder, flash=board.flash))
    # The daemon's state: /run is gone with the power, /var/lib is flash.
    board.start("dhcpcd", ["dhcpcd", "--nobackground", "--config", dhcpcd, "wan"], {"/var/lib/dhcpcd": "dhcpcd"})
    board.start("dnsmasq", ["dnsmasq", "--keep-in-foreground", f"--conf-file={dnsmasq}", *router.resolver_faults(board)])
    router.start_faults(board)
