"""The second router: wide-dhcpv6 asks on the WAN, the kernel takes the default route, radvd advertises, dnsmasq only resolves.

There is no DHCPv6 server on its LAN, and radvd has to be told when the prefix changes.
"""

from . import router, wiring
from .router import Board

DEVICE = "debian/wide-dhcpv6+radvd/12"
FAULTS = {name: router.FAULTS[name] for name in ("open-firewall", "echo-let-through", "icmpv6-dropped", "management-on-wan", "no-ula", "aaaa-filtered")}

_CLIENT = """
interface wan {{
  send ia-na 1;
  send ia-pd 2;
  request domain-name-servers;
  request domain-name;
  script "{script}";
}};
id-assoc na 1 {{ }};
id-assoc pd 2 {{
  prefix-interface lan {{ sla-id 0; sla-len 8; }};
}};
"""

#: What dhcp6c calls after each exchange: resolvers for dnsmasq, and radvd looks at the addresses of the LAN again. A moment later:
#: dhcp6c goes on to change them only when this has ended.
_SCRIPT = """#!/bin/sh
for server in $new_domain_name_servers; do echo "nameserver $server"; done >"{folder}/resolv.conf"
( sleep 0.3; [ -s "{folder}/radvd.pid" ] && kill -HUP "$(cat "{folder}/radvd.pid")" ) >/dev/null 2>&1 &
exit 0
"""

_RADVD = """
interface lan {{
  AdvSendAdvert on;
  AdvOtherConfigFlag off;
  MinRtrAdvInterval 30;
  MaxRtrAdvInterval 100;
  prefix ::/64 {{ DecrementLifetimes on; DeprecatePrefix on; AdvPreferredLifetime 290; AdvValidLifetime 590; }};
  {resolver}
}};
"""


def boot(board: Board) -> None:
    board.forward()
    board.setting("net/ipv6/conf/wan/accept_ra", "2")
    board.ip("link", "set", "lan", "up")
    board.ip("addr", "add", "192.168.8.1/24", "dev", "lan")
    resolver = wiring.LINK_LOCAL["lan"]
    if not board.has("no-ula"):
        board.ip("addr", "add", f"{board.unique_local()}::1/64", "dev", "lan", "nodad")
        resolver = f"{board.unique_local()}::1"
    board.filter(router.rules(board))
    board.ip("link", "set", "wan", "up")
    folder = board.write("resolv.conf", "").parent
    script = board.write("dhcp6c-event", _SCRIPT.format(folder=folder))
    script.chmod(0o755)
    client = board.write("dhcp6c.conf", _CLIENT.format(script=script))
    (folder / "radvd.pid").unlink(missing_ok=True)  # it was in memory when the power went
    radvd = board.write("radvd.conf", _RADVD.format(resolver=f"RDNSS {resolver} {{ AdvRDNSSLifetime 300; }};"))
    board.start("radvd", ["radvd", "--nodaemon", "-C", radvd, "-p", folder / "radvd.pid", "-m", "stderr"])
    board.start("dhcp6c", ["sh", "-c", f"sleep 2; exec dhcp6c -f -c {client} -p {folder}/dhcp6c.pid wan"], {"/var/lib/dhcpv6": "dhcpv6"})
    board.start("dhcpcd", ["dhcpcd", "--nobackground", "--ipv4only", "--config", board.write("dhcpcd.conf", "nohook resolv.conf\nnoipv4ll\n"), "wan"],
                {"/var/lib/dhcpcd": "dhcpcd"})
    board.start("dnsmasq", ["dnsmasq", "--keep-in-foreground", "--conf-file=/dev/null", "--port=53", "--interface=lan", "--bind-dynamic",
                            "--no-hosts", f"--resolv-file={folder}/resolv.conf", "--user=root", "--pid-file=", *router.resolver_faults(board)])
    router.start_faults(board)
