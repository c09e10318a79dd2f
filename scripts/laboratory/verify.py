"""Does the laboratory do what truth.json says? Asked from every good access network, with sockets of our own."""

import json
import os
import subprocess
import sys
from pathlib import Path

from . import frames, mail, placement, repair, services, web_servers
from .placement import Site
from .processes import HERE, LabError
from .state import State
from .topology import ACCESS, Access


def verify(state: State) -> list[str]:
    """One sentence for each thing that is not as it should be."""
    if not state.path("truth.json").exists():
        raise LabError("no laboratory stands; scripts/lab up")
    chosen = [Path(name) for name in state.read_json("addresses.json")["frames"]]
    sites = placement.place(frames.read_all(chosen), repair.changed(state))
    return [problem for access in ACCESS if access.ipv6_works for problem in _from(state, access, sites)]


def _from(state: State, access: Access, sites: list[Site]) -> list[str]:
    targets = {site.domain for site in sites}
    registered = [site for site in sites if site.domain.partition(".")[2] not in targets]
    wanted = [question for site in sites for question in _questions(access, site)] + _mail()
    wanted += [question for site in registered for question in _glue(site)]
    seen = _look(state, access, [question for question, _ in wanted])
    return [f"{access.name}: {json.dumps(what)}, expected {expected!r}"
            for what, (_, expected) in zip(seen, wanted) if what["seen"] != expected]


def _look(state: State, access: Access, questions: list[dict]) -> list[dict]:
    done = subprocess.run(
        ["ip", "netns", "exec", access.probe.namespace, sys.executable, "-m", "laboratory.look"],
        input=json.dumps({"ca": str(state.path("ca.pem")), "questions": questions}),
        capture_output=True, text=True, timeout=120, env={**os.environ, **HERE})
    if done.returncode != 0:
        raise LabError(f"cannot look from {access.name}: {done.stderr.strip()}")
    return json.loads(done.stdout)


def _questions(access: Access, site: Site) -> list[tuple[dict, object]]:
    """Questions with the answers that make the site's fault what it is called."""
    return [*_names(access, site), *_servers(site), *_web(access, site)]


def _names(access: Access, site: Site) -> list[tuple[dict, object]]:
    count = {"A": 1, "AAAA": len(site.ipv6_published), "NS": 2}
    www = "www." + site.domain
    return [({"what": "dns", "server": resolver, "name": name, "kind": kind, "recurse": True},
             {"rcode": 0, "aa": False, "answers": count[kind] + (1 if site.alias and name == www else 0)})
            for resolver in (access.resolver.ipv4, access.resolver.ipv6)
            for name in site.names for kind in (("A", "AAAA", "NS") if name == site.domain else ("A", "AAAA"))]


def _servers(site: Site) -> list[tuple[dict, object]]:
    good = {"rcode": 0, "aa": True, "answers": 1}
    over_ipv6 = site.by_fault({"ns_lame": {"rcode": 0, "aa": False, "answers": 0}, "ns_silent": "timeout", "ns_refused": "refused"}, good)
    over_tcp6 = "timeout" if site.has("dns_no_tcp") else over_ipv6
    return [({"what": "dns", "server": address, "name": site.domain, "kind": "SOA", "recurse": False, "tcp": tcp}, expected)
            for _, four, six in site.name_servers
            for address, tcp, expected in ((four, False, good), (four, True, good), (six, False, over_ipv6), (six, True, over_tcp6)) if address]


def _glue(site: Site) -> list[tuple[dict, object]]:
    """What the registry gives of the addresses of servers inside the zone it delegates."""
    expected = sorted(six for _, _, six in site.glue if six) if site.has_own_server_names else []
    return [({"what": "glue", "server": address, "name": site.domain}, expected)
            for _, four, six in services.REGISTRY_SERVERS for address in (four, six)]


def _web(access: Access, site: Site) -> list[tuple[dict, object]]:
    away = site.has("geo_policy") and access.country == web_servers.TURNED_AWAY
    return [({"what": "fetch", "address": address, "port": port, "name": name}, _expected(site, address, port, "451" if away else "200"))
            for name in site.names for address in (site.ipv4, *site.ipv6_hosted) for port in (80, 443)]


def _mail() -> list[tuple[dict, object]]:
    over_ipv6 = {"mx_dead": "timeout", "mx_refused": "refused", "smtp_no_banner": "timeout", "starttls_gap": "plain"}
    return [({"what": "mail", "address": address}, expected) for host in mail.HOSTS
            for address, expected in ((host.ipv4, "starttls"), (host.ipv6, over_ipv6.get(host.fault, "starttls")))]


def _expected(site: Site, address: str, port: int, page: str) -> str:
    redirects = site.web.redirects and not site.has("quic_v4_only")
    good = "301" if (port == 80 and redirects) or site.has("redirect_to_v4only") else page
    if address in site.dead:
        return "timeout"
    if address == site.ipv4:
        return good
    over_ipv6 = {
        ("unreachable_icmp", 80): "unreachable", ("unreachable_icmp", 443): "unreachable", ("reset", 80): "reset", ("reset", 443): "reset",
        ("tls_handshake", 443): "tls_handshake", ("http_4xx_v6_only", 443): "403",
        ("http_4xx_v6_only", 80): "301" if site.web.redirects else "403",
        ("refused", 80): "refused", ("refused", 443): "refused", ("port_missing", 80): "refused",
        ("tls_name_wrong_v6", 443): "tls_cert", ("http_5xx_v6_only", 443): "503",
        ("http_5xx_v6_only", 80): "301" if site.web.redirects else "503",
    }
    return site.by_fault({fault: answer for (fault, where), answer in over_ipv6.items() if where == port}, good)
