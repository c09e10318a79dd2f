"""The fourth router: the first one with IPv4 over an IPv6-only line, by tayga as CLAT (RFC 6877).

It looks for a NAT64 in `ipv4only.arpa` (RFC 7050) while the WAN has no IPv4 route, and translates from an address of the LAN's /64,
after NAT44 to 192.0.0.1 (RFC 7335).
"""

from . import dhcpcd_dnsmasq, router
from .router import Board

DEVICE = "debian/dhcpcd+dnsmasq+tayga/12"
FAULTS = {name: router.FAULTS[name] for name in ("open-firewall", "echo-let-through", "icmpv6-dropped", "management-on-wan", "no-ula")} | {
    "clat-without-nat44": "the private addresses of hosts go into the IPv6 addresses of the CLAT"}

_NAT = 'table ip clat { chain postrouting { type nat hook postrouting priority 100; oifname "clat" masquerade; }; }'

#: Until there is a prefix on the LAN and an answer about the NAT64; then the device, the routes and the translator.
_SCRIPT = """#!/bin/sh
while sleep 1; do
    ip -4 route show default dev wan | grep -q . && continue
    mine=$(ip -6 route show dev lan | sed -n 's|^\\(2.*\\)::/64 .*|\\1|p' | head -n 1)
    nat64=$(dig +short +time=1 +tries=1 AAAA ipv4only.arpa @192.168.7.1 | sed -n 's|^\\(.*\\)192.0.0.17[01]$|\\1|p;s|^\\(.*::\\)c000:a[ab]$|\\1|p' | head -n 1)
    [ -n "$mine" ] && [ -n "$nat64" ] && break
done
cat >{folder}/tayga.conf <<END
tun-device clat
ipv4-addr 192.0.0.2
ipv6-addr $mine::c1a8
prefix $nat64/96
{maps}
data-dir {folder}
END
tayga -c {folder}/tayga.conf --mktun
ip link set clat up
ip addr add 192.0.0.1/32 dev clat
ip route add default dev clat
ip -6 route add $mine::c1a7/128 dev clat
{routes}
exec tayga -d -c {folder}/tayga.conf
"""


def boot(board: Board) -> None:
    dhcpcd_dnsmasq.boot(board)
    maps, routes = "map 192.0.0.1 $mine::c1a7", ""
    if board.has("clat-without-nat44"):
        # Every address of the LAN by itself, within the LAN's own /64.
        maps, routes = "map 192.168.7.0/24 $mine::192.168.7.0/120", "ip -6 route add $mine::192.168.7.0/120 dev clat"
    else:
        board.filter(_NAT)
    script = board.write("clat/start", "")
    script.write_text(_SCRIPT.format(folder=script.parent, maps=maps, routes=routes))
    board.start("clat", ["sh", script])
