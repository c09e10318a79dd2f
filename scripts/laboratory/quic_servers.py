"""Web sites that speak HTTP/3 over one family alone: a Caddy for each operator that has some, beside its nginx."""

import json
import shutil

from . import certificates
from .placement import Site
from .processes import LabError, ensure, stop, wait_listening
from .state import State
from .topology import WebOperator

FAULT = "quic_v4_only"


def start_all(state: State, operators: tuple[WebOperator, ...], sites: list[Site]) -> None:
    for operator in operators:
        hosted = [site for site in sites if site.web == operator and site.has(FAULT)]
        if hosted:
            _start(state, operator, hosted)
        else:
            stop(state, _name(operator))


def _name(operator: WebOperator) -> str:
    return f"{operator.node.name}-quic"


def _start(state: State, operator: WebOperator, sites: list[Site]) -> None:
    if not shutil.which("caddy"):
        raise LabError("missing program: caddy; run scripts/install-deps")
    name = _name(operator)
    state.path("run", name).mkdir(exist_ok=True)
    settings = json.dumps(_config(state, sites, state.path("run", name)), indent=1)
    config = state.write(f"run/{name}.json", settings)
    # Without folders of its own Caddy writes into the home of whoever raises the laboratory.
    command = ["env", f"HOME={state.path('run', name)}", "caddy", "run", "--config", str(config)]
    pid = ensure(state, name, operator.node.namespace, command, settings)
    wait_listening(state, name, pid, 443, "udp")


def _config(state: State, sites: list[Site], folder: object) -> dict:
    servers = {}
    for i, site in enumerate(sites):
        six = [f"[{address}]" for address in site.ipv6_hosted]
        servers[f"{i}-ipv4"] = _server(state, site, [f"{site.ipv4}:443"], ["h1", "h2", "h3"])
        servers[f"{i}-ipv6"] = _server(state, site, [f"{address}:443" for address in six], ["h1", "h2"])
        plain = [f"{address}:80" for address in (site.ipv4, *six)]
        servers[f"{i}-plain"] = {**_server(state, site, plain, ["h1"]), "tls_connection_policies": []}
    files = [{"certificate": str(certificates.certificate_of(state, site.domain)), "key": str(certificates.key_of(state, site.domain))}
             for site in sites]
    return {
        "admin": {"disabled": True, "config": {"persist": False}},
        "storage": {"module": "file_system", "root": str(folder)},
        "apps": {"http": {"servers": servers}, "tls": {"certificates": {"load_files": files}}},
    }


def _server(state: State, site: Site, listen: list[str], protocols: list[str]) -> dict:
    page = {"handler": "file_server", "root": str(state.path("sites", site.domain))}
    return {"listen": listen, "protocols": protocols, "automatic_https": {"disable": True},
            "routes": [{"handle": [page]}], "tls_connection_policies": [{}]}
