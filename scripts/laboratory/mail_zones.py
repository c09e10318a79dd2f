"""What the DNS says of mail: MX and policies of each target, the mail operator's hosts and keys, reverse names."""

import hashlib
import ipaddress
import subprocess
from collections.abc import Iterable

from . import certificates, mail, services, topology
from .placement import Site
from .processes import LabError
from .state import State
from .topology import ACCESS, MAIL_OPERATOR

#: The networks in which somebody talks SMTP, as zones of reverse names.
_NETWORKS = (MAIL_OPERATOR.network, *(access.network for access in ACCESS))
REVERSE_ZONES = tuple(zone(network) for network in _NETWORKS for zone in (topology.reverse6, topology.reverse4))


def of_target(site: Site) -> list[str]:
    """MX, SPF, DMARC and MTA-STS of one domain."""
    domain, hosts = site.domain + ".", site.mail_hosts
    senders = f"ip4:{hosts[0].ipv4}" if site.mail_fault == "spf_no_ip6" else "mx"
    lines = [f"{domain} MX {10 * i} {host.name}." for i, host in enumerate(hosts, 1)]
    lines += [f'{domain} TXT "v=spf1 {senders} -all"', f'_dmarc.{domain} TXT "v=DMARC1; p=reject"']
    if site.has_mail_policy:
        four, six = mail.POLICY_SERVER
        lines += [f'_mta-sts.{domain} TXT "v=STSv1; id=1;"', f"mta-sts.{domain} A {four}", f"mta-sts.{domain} AAAA {six}"]
    return lines


def of_control() -> str:
    """Mail to a control goes to the good hosts."""
    return f"MX 10 {mail.GOOD[0].name}."


def of_operator(state: State) -> tuple[str, ...]:
    """The hosts, and for each the key that it shows over IPv4 (RFC 7672 section 3.1.1)."""
    key = _key_digest(state, MAIL_OPERATOR.domain)
    keys = [f"_25._tcp.{host.name}. TLSA 3 1 1 {key}" for host in mail.HOSTS if host.zone == MAIL_OPERATOR.domain]
    return (*of_hosts_in(MAIL_OPERATOR.domain), *keys)


def of_hosts_in(zone: str) -> list[str]:
    """The addresses of the mail hosts whose names lie in this zone."""
    lines = []
    for host in mail.HOSTS:
        if host.zone == zone:
            lines.append(f"{host.name}. A {host.ipv4}")
            lines += [f"{host.name}. AAAA {six}" for six in host.ipv6_published]
    return lines


def reverse() -> dict[str, list[str]]:
    """The records of each reverse zone: mail hosts that have a reverse name, and the probes."""
    lines = [f"{ipaddress.ip_address(address).reverse_pointer}. PTR {name}." for name, address in _named()]
    return {zone: [line for line in lines if line.split()[0].endswith(f".{zone}.")] for zone in REVERSE_ZONES}


def of_probes() -> list[str]:
    return [line for access in ACCESS for line in
            (f"{services.probe_name(access)}. A {access.probe.ipv4}", f"{services.probe_name(access)}. AAAA {access.probe.ipv6}")]


def _named() -> Iterable[tuple[str, str]]:
    for host in mail.HOSTS:
        if host.has_reverse:
            yield from ((host.name, host.ipv4), (host.name, host.ipv6))
    for access in topology.ACCESS:
        yield from ((services.probe_name(access), access.probe.ipv4), (services.probe_name(access), access.probe.ipv6))


def _key_digest(state: State, stem: str) -> str:
    """SHA-256 of the certificate's public key."""
    certificate = certificates.certificate_of(state, stem)
    public = subprocess.run(["openssl", "x509", "-in", certificate, "-noout", "-pubkey"], capture_output=True, timeout=30)
    der = subprocess.run(["openssl", "pkey", "-pubin", "-outform", "DER"], input=public.stdout, capture_output=True, timeout=30)
    if der.returncode != 0:
        raise LabError(f"no public key in {certificate}: {der.stderr.decode().strip()}")
    return hashlib.sha256(der.stdout).hexdigest()
