"""The fourth router: the first one with IPv4 over an IPv6-only line, by tayga as CLAT (RFC 6877).

It looks for a NAT64 in `ipv4only.arpa` (RFC 7050) while the WAN has no IPv4 route, and translates from an address of the LAN's /64,
after NAT44 to 192.0.0.1 (RFC 7335).
"""

from . import dhcpcd_dnsmasq, router
from .router import Board

DEVICE = "debian/dhcpcd+dnsmasq+tayga/12"
FAULTS = {name: router.FAULTS[name] for name in ("open-firewall", "echo-let-through", "icmpv6-dropped", "management-on-wan", "no-ula")} | {
    "clat-without-nat44": "the private addresses of hosts go into the IPv6 addresses of the CLAT",
    "clat-of-one-length": "a NAT64 whose prefix has other than 96 bits is not found"}

_NAT = 'table ip clat { chain postrouting { type nat hook postrouting priority 100; oifname "clat" masquerade; }; }'

#: Until there is a prefix on the LAN and an answer about the NAT64; then the device, the routes and the translator.
_SCRIPT = """#!/bin/sh
while sleep 1; do
    ip -4 route show default dev wan | grep -q . && continue
    mine=$(ip -6 route show dev lan | sed -n 's|^\\(2.*\\)::/64 .*|\\1|p' | head -n 1)
    nat64=$(dig +short +time=1 +tries=1 AAAA ipv4only.arpa @192.168.7.1 | python3 {folder}/nat64.py {lengths})
    [ -n "$mine" ] && [ -n "$nat64" ] && break
done
cat >{folder}/tayga.conf <<END
tun-device clat
ipv4-addr 192.0.0.2
ipv6-addr $mine::c1a8
prefix $nat64
{maps}
data-dir {folder}
END
tayga -c {folder}/tayga.conf --mktun
ip link set clat up
ip addr add 192.0.0.1/32 dev clat
# Native IPv4, should it come, goes before it.
ip route add default dev clat metric 4000
ip -6 route add $mine::c1a7/128 dev clat
{routes}
exec tayga -d -c {folder}/tayga.conf
"""

#: The prefix by which these addresses of `ipv4only.arpa` were made (RFC 7050 section 3, RFC 6052 section 2.2).
_NAT64 = """import ipaddress, sys
for line in sys.stdin:
    octets = ipaddress.IPv6Address(line.strip()).packed
    for length in map(int, sys.argv[1:]):
        inside = bytes(octets[i] for i in range(length // 8, 16) if i != 8)[:4]
        if inside in (bytes([192, 0, 0, 170]), bytes([192, 0, 0, 171])):
            print(ipaddress.IPv6Network((octets, length), strict=False))
            sys.exit()
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
    board.write("clat/nat64.py", _NAT64)
    lengths = "96" if board.has("clat-of-one-length") else "96 64 56 48 40 32"
    script.write_text(_SCRIPT.format(folder=script.parent, maps=maps, routes=routes, lengths=lengths))
    board.start("clat", ["sh", script])
