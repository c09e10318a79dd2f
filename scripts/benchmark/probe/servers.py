"""The configurations of the world's other servers: nginx, unbound, chronyd."""

from pathlib import Path

from laboratory import certificates
from laboratory.state import State

from . import names, zones

PAGE_OCTETS = 8500
CONTROL_BODY = "control"


def write_web(state: State) -> Path:
    """One page for all, one certificate for all; what fails over IPv6 alone is told by the kind in the name and the address."""
    state.write("sites/main/index.html", _page("the office is open every day of the year"))
    state.write("sites/other/index.html", _page("it works: this is the default page of a server"))
    state.write("sites/control/index.html", CONTROL_BODY + "\n")
    make_certificates(state)
    scratch = "\n".join(f"  {what}_temp_path {state.path('run', what)};" for what in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    tls = f"ssl_certificate {certificates.certificate_of(state, 'site')}; ssl_certificate_key {certificates.key_of(state, 'site')};"
    main = f"root {state.path('sites', 'main')};"
    other = f"root {state.path('sites', '$kind')};"
    return state.write("nginx.conf", f"""daemon off;
user root;
worker_processes 1;
pid {state.path('run', 'nginx.pid')};
error_log stderr error;
worker_rlimit_nofile 20000;
events {{ worker_connections 9000; }}
http {{
{scratch}
  access_log off;
  server_tokens off;
  default_type text/html;
  keepalive_timeout 5s;
  open_file_cache max=100 inactive=600s;
  ssl_protocols TLSv1.3;
  ssl_ecdh_curve X25519;
  ssl_session_cache off;
  ssl_session_tickets off;
  {tls}
  map $server_addr $kind {{ default main; ~: other; }}
  map $server_addr $broken {{ default 0; ~: 1; }}
  server {{ {_listen('default_server')} server_name _; {main} }}
  server {{ {_listen()} server_name ~^other6-; {other} }}
  server {{ {_listen()} server_name ~^failing6-; {main} if ($broken) {{ return 503; }} }}
  server {{ {_listen()} server_name {' '.join(zones.CONTROLS)}; root {state.path('sites', 'control')}; }}
}}
""")


def make_certificates(state: State) -> None:
    certificates.make_authority(state)
    certificates.make(state, "site", ["*." + names.PARENT, *zones.CONTROLS])


def _listen(words: str = "") -> str:
    """The backlog is that of the socket and is told once."""
    more = f" {words} backlog=4096" if words else ""
    return " ".join(f"listen {where}{more};" for where in ("0.0.0.0:80", "[::]:80", "0.0.0.0:443 ssl", "[::]:443 ssl"))


def _page(sentence: str) -> str:
    head = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>A public service</title></head><body>\n"
    line = f"<p>{sentence}</p>\n"
    return (head + line * (PAGE_OCTETS // len(line) + 1))[:PAGE_OCTETS - 15] + "</body></html>\n"


def write_resolver(state: State, addresses: list[str]) -> Path:
    """Large caches and sockets: the resolver is to be no bottleneck. It knows this root alone."""
    hints = state.write("root-hints", zones.ROOT_HINTS)
    listen = "\n".join(f"    interface: {address}" for address in addresses)
    return state.write("unbound.conf", f"""server:
{listen}
    prefer-ip4: yes
    access-control: 0.0.0.0/0 allow
    access-control: ::/0 allow
    chroot: ""
    username: ""
    directory: "{state.path('run')}"
    use-syslog: no
    logfile: ""
    num-threads: 1
    root-hints: "{hints}"
    module-config: "iterator"
    local-zone: "test." nodefault
    edns-buffer-size: 1232
    so-rcvbuf: 1m
    msg-cache-size: 64m
    rrset-cache-size: 128m
    outgoing-range: 4096
    num-queries-per-thread: 4096
    trust-anchor-signaling: no
remote-control:
    control-enable: no
""")


def write_clock(state: State, number: int, addresses: tuple[str, str]) -> Path:
    return state.write(f"chrony-{number}.conf", f"""local stratum 3
allow all
bindaddress {addresses[0]}
bindaddress {addresses[1]}
cmdport 0
bindcmdaddress /
pidfile {state.path('run', f'chrony-{number}.pid')}
""")
