"""The web sites: one nginx for every hosting operator and every control, with the faults that web servers make."""

from dataclasses import dataclass, replace

from . import certificates, mail, quic_servers, resource_hosts, services, slow_paths, topology
from .network import filter_input
from .pages import old_page, page, shared_page
from .placement import Site
from .processes import ensure, wait_listening
from .state import State
from .topology import ACCESS, ALL_WEB_OPERATORS, CONTROLS, MAIL_OPERATOR, RESOURCE_OPERATOR, WALLED_OPERATOR, Node

#: Longer than any packet: a control's page shows which of them come through (V-6).
_LONG = "A control says the same to everybody, today as yesterday.\n" * 60
#: The name on the certificate that a misconfigured shared host shows instead of the site's own.
_FOREIGN = "shared-hosting.test"
#: The country whose visitors a site may turn away.
TURNED_AWAY = "FR"


def wanted_certificates(sites: list[Site]) -> dict[str, list[str]]:
    wanted = {site.domain: [*site.names, _FOREIGN] if site.has("wrong_vhost") else site.names for site in sites}
    wanted |= {host.name: [host.name] for host in resource_hosts.ALL}
    wanted |= {control.host: [control.host] for control in CONTROLS}
    wanted |= {host: [host] for host in map(_policy_host, sites) if host}
    return wanted | {_FOREIGN: [_FOREIGN, "*." + _FOREIGN]}


def start_all(state: State, sites: list[Site]) -> None:
    """Starts every web server, then lets the dead addresses die."""
    started = []
    for operator in ALL_WEB_OPERATORS:
        hosted = [site for site in sites if site.web == operator]
        if not hosted:
            continue
        for site in hosted:
            state.write(f"sites/{site.domain}/index.html", page(site))
            if site.has("content_differs"):
                state.write(f"sites/{_old(site)}/index.html", old_page(site))
        started.append(_start(state, operator.node, "".join(_site(state, site) for site in hosted)))
        deaf = ["icmpv6 type packet-too-big drop"] if operator == WALLED_OPERATOR else []
        filter_input(operator.node.namespace, deaf + [rule for site in hosted for rule in _filter(site)])
        slow_paths.lay(state, operator, hosted)
    state.write(f"sites/{_FOREIGN}/index.html", shared_page())
    quic_servers.start_all(state, ALL_WEB_OPERATORS, sites)
    started.append(_start(state, RESOURCE_OPERATOR.node, "".join(_resource(state, host) for host in resource_hosts.ALL)))
    for control in CONTROLS:
        state.write(f"sites/{control.host}/index.html", f"{control.body}\n" + _LONG)
        started.append(_start(state, control.node, _control(state, control)))
    started.append(_start(state, MAIL_OPERATOR.node, "".join(_policy(state, site) for site in sites if site.has_mail_policy)))
    for name, pid in started:
        wait_listening(state, name, pid, 443, "tcp")


def _filter(site: Site) -> list[str]:
    """Rules of the packet filter: dead addresses, a router's answer, and a middlebox that breaks off what a client begins to say."""
    rules = [f"{'ip6' if ':' in a else 'ip'} daddr {a} drop" for a in site.dead]
    kind = site.by_fault({"unreachable_icmp": "reject with icmpv6 type addr-unreachable",
                          "reset": "tcp flags & psh == psh reject with tcp reset"}, None)
    return rules + [f"ip6 daddr {address} tcp dport {{ 80, 443 }} {kind}" for address in site.ipv6_hosted if kind]


def _policy_host(site: Site) -> str:
    return f"mta-sts.{site.domain}" if site.has_mail_policy else ""


def _policy(state: State, site: Site) -> str:
    """The policy host of a domain (RFC 8461 section 3.3): the same on both families."""
    host = _policy_host(site)
    state.write(f"sites/{host}/.well-known/mta-sts.txt", mail.policy(site.mail_fault))
    four, six = mail.POLICY_SERVER
    content = f"default_type text/plain; root {state.path('sites', host)};"
    return _server([host], [f"{four}:443 ssl", f"[{six}]:443 ssl"], f"{_tls(state, host)} {content}")


def _start(state: State, node: Node, servers: str) -> tuple[str, int]:
    state.path("run", node.name).mkdir(exist_ok=True)
    settings = _frame(state, node, servers)
    config = state.write(f"run/{node.name}.conf", settings)
    command = ["nginx", "-c", str(config), "-e", "stderr"]
    return node.name, ensure(state, node.name, node.namespace, command, settings + certificates.serials(state))


def _frame(state: State, node: Node, servers: str) -> str:
    run = state.path("run", node.name)
    scratch = "\n".join(f"  {what}_temp_path {run}/{what};" for what in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    return f"""daemon off;
user root;
worker_processes 1;
pid {run}/nginx.pid;
error_log stderr warn;
events {{ worker_connections 2048; }}
http {{
{scratch}
  access_log off;
  server_tokens off;
  default_type text/html;
  charset utf-8;
  server_names_hash_bucket_size 128;
  ssl_protocols TLSv1.2 TLSv1.3;
{_visitors()}
{servers}}}
"""


@dataclass(frozen=True)
class _Face:
    """What a site shows at some of its addresses."""

    addresses: list[str]
    certificate: str  # file stem
    folder: str
    names: list[str]
    strict: bool
    plain: bool = True
    status: int = 200  # of every page
    tls: str = ""  # further settings of TLS
    preface: str = ""  # what is decided before any page is looked for

    @property
    def content(self) -> str:
        return f"location / {{ return {self.status}; }}" if self.status != 200 else self.preface


def _visitors() -> str:
    """A variable that tells whether a visitor comes from a country that some sites turn away."""
    networks = [access.network for access in ACCESS if access.country == TURNED_AWAY]
    return "  geo $turned_away { default 0; " + " ".join(f"2d00:{n}::/32 1; 30.{n}.0.0/16 1;" for n in networks) + " }"


def _site(state: State, site: Site) -> str:
    """A server block for each family, since most faults live in one of them alone."""
    block = site.by_fault(_BLOCKS, None)
    if block:
        return block(state, site)
    four, six = _faces(site)
    blocks = _block(state, site, four)
    return blocks if not six.addresses or site.has("refused") else blocks + _block(state, site, _bent(site, six))


def _faces(site: Site) -> tuple[_Face, _Face]:
    """A good site over IPv4 and over IPv6."""
    strict = site.web.redirects or site.has("hsts_gap")
    four = _Face([site.ipv4], site.domain, site.domain, site.names, strict)
    return four, replace(four, addresses=[f"[{address}]" for address in site.ipv6_hosted])


def _bent(site: Site, six: _Face) -> _Face:
    """The face over IPv6 with the fault it has there."""
    return replace(six, **site.by_fault(_BENT, {}))


#: Faults that are one other setting over IPv6.
_BENT = {
    "tls_name_wrong_v6": {"certificate": _FOREIGN},
    "http_5xx_v6_only": {"status": 503},
    "http_4xx_v6_only": {"status": 403},
    "port_missing": {"plain": False},
    "hsts_gap": {"strict": False},
    "tls_version": {"tls": "ssl_protocols TLSv1.2;"},
    "tls_handshake": {"tls": "ssl_reject_handshake on;"},
}


def _block(state: State, site: Site, face: _Face) -> str:
    content = f"root {state.path('sites', face.folder)}; {face.content}"
    insecure = "location / { return 301 https://$host$request_uri; }" if site.web.redirects else content
    strict = "add_header Strict-Transport-Security max-age=31536000;" if face.strict else ""
    listen = [f"{a}:443 ssl http2" for a in face.addresses]
    blocks = _server(face.names, listen, f"{_tls(state, face.certificate)} {face.tls} {strict} {content}")
    return blocks + _server(face.names, [f"{a}:80" for a in face.addresses], insecure) if face.plain else blocks


def _old(site: Site) -> str:
    return f"{site.domain}.old"


def _differing(state: State, site: Site) -> str:
    """The AAAA leads to a server that still shows what the site was once."""
    four, six = _faces(site)
    return _block(state, site, four) + _block(state, site, replace(six, folder=_old(site)))


def _misplaced(state: State, site: Site) -> str:
    """Over IPv6 only the shared host's own server listens, with a certificate that happens to fit; over IPv4 strangers get none."""
    four, six = _faces(site)
    stranger = _server(["_"], [f"{a}:443 ssl default_server" for a in four.addresses], f"{_tls(state, site.domain)} return 404;")
    return stranger + _block(state, site, four) + _block(state, site, replace(six, folder=_FOREIGN, names=[_FOREIGN]))


def _choosy(state: State, site: Site) -> str:
    """Over both families visitors from one country are told 451 (RFC 7725), all others see the site."""
    four, six = _faces(site)
    return "".join(_block(state, site, replace(face, preface="if ($turned_away) { return 451; }")) for face in (four, six))


def _leading_away(state: State, site: Site) -> str:
    """Every visitor is sent to a name that has no IPv6."""
    four, six = (face.addresses for face in _faces(site))
    away = f"location / {{ return 301 https://{resource_hosts.LEGACY.name}/; }}"
    secure = _server(site.names, [f"{a}:443 ssl http2" for a in four + six], f"{_tls(state, site.domain)} {away}")
    return secure + _server(site.names, [f"{a}:80" for a in four + six], away)


#: Faults whose sites are served otherwise than by a good block a family; a Caddy serves the last ones.
_BLOCKS = {"content_differs": _differing, "wrong_vhost": _misplaced, "redirect_to_v4only": _leading_away,
           "geo_policy": _choosy,
           quic_servers.FAULT: lambda state, site: ""}


def _resource(state: State, host: resource_hosts.ResourceHost) -> str:
    state.write(f"sites/{host.name}/{host.path}", host.content)
    content = f"types {{ text/css css; text/javascript js; image/svg+xml svg; text/html html; }} root {state.path('sites', host.name)};"
    listen = [f"[{a}]" if ":" in a else a for a in host.addresses]
    return (_server([host.name], [f"{a}:80" for a in listen], content)
            + _server([host.name], [f"{a}:443 ssl http2" for a in listen], f"{_tls(state, host.name)} {content}"))


def _server(names: list[str], listen: list[str], content: str) -> str:
    listens = " ".join(f"listen {where};" for where in listen)
    return f"  server {{ {listens} server_name {' '.join(names)}; {content} }}\n"


def _tls(state: State, stem: str) -> str:
    return f"ssl_certificate {certificates.certificate_of(state, stem)}; ssl_certificate_key {certificates.key_of(state, stem)};"


def _control(state: State, control: topology.Control) -> str:
    four, six = services.control(control)
    content = f"root {state.path('sites', control.host)};"
    return (_server([control.host], [f"{four}:80", f"[{six}]:80"], content)
            + _server([control.host], [f"{four}:443 ssl http2", f"[{six}]:443 ssl http2"], f"{_tls(state, control.host)} {content}"))
