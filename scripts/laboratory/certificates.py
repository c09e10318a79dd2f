"""A certificate authority of the laboratory and one certificate for every web site."""

import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from .processes import LabError
from .state import State

_CONFIG = """[req]
distinguished_name = subject
prompt = no
string_mask = utf8only
x509_extensions = $ENV::LAB_ROLE
[subject]
CN = $ENV::LAB_NAME
[authority]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[server]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
subjectAltName = $ENV::LAB_NAMES
"""


def make_authority(state: State) -> None:
    state.write("tls/openssl.cnf", _CONFIG)
    key, certificate = state.path("tls", "ca.key"), state.path("ca.pem")
    _openssl(state, "authority", "Sextant laboratory CA", [], key, certificate, 90)


def make_all(state: State, wanted: dict[str, list[str]]) -> None:
    """File stem to the names on its certificate; one that is there with these names is kept.

    In threads: the time goes into openssl processes, not into Python.
    """
    missing = [(stem, names) for stem, names in wanted.items() if _names_of(state, stem) != names]
    with ThreadPoolExecutor(max_workers=4) as pool:
        list(pool.map(lambda item: make(state, *item), missing))


def _names_of(state: State, stem: str) -> list[str]:
    note = state.path("tls", f"{stem}.names")
    return note.read_text().splitlines() if note.exists() else []


def make(state: State, stem: str, names: list[str]) -> None:
    authority = ["-CA", str(state.path("ca.pem")), "-CAkey", str(state.path("tls", "ca.key"))]
    _openssl(state, "server", names[0], names, key_of(state, stem), certificate_of(state, stem), 60, authority)
    state.write(f"tls/{stem}.names", "\n".join(names))


def serials(state: State) -> str:
    """Which certificates there are, in a few words: whoever serves them must read new ones anew."""
    return " ".join(sorted(f"{path.name}:{path.stat().st_mtime_ns}" for path in state.path("tls").glob("*.pem")))


def certificate_of(state: State, stem: str) -> Path:
    return state.path("tls", f"{stem}.pem")


def key_of(state: State, stem: str) -> Path:
    return state.path("tls", f"{stem}.key")


def _openssl(state: State, role: str, name: str, names: list[str], key: Path, out: Path, days: int, extra: list[str] | None = None) -> None:
    environment = {**os.environ, "LAB_ROLE": role, "LAB_NAME": name, "LAB_NAMES": ",".join("DNS:" + n for n in names) or "DNS:unused"}
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-sha256", "-days", str(days),
               "-config", str(state.path("tls", "openssl.cnf")), "-keyout", str(key), "-out", str(out), *(extra or [])]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=30)
    if done.returncode != 0:
        raise LabError(f"no certificate for {name}: {done.stderr.strip()}")
