"""The mail hosts of the laboratory: two good ones, and one for each fault that a mail host can have."""

from dataclasses import dataclass

from .topology import MAIL_OPERATOR, REMOTE_MAIL, ipv4, ipv6

_FIRST_SLOT = 10


@dataclass(frozen=True)
class MailHost:
    """One host that MX records name. Its fault lives on its IPv6 side alone."""

    label: str
    slot: int
    fault: str = ""
    zone: str = MAIL_OPERATOR.domain

    @property
    def name(self) -> str:
        return f"{self.label}.{self.zone}"

    @property
    def ipv4(self) -> str:
        return ipv4(MAIL_OPERATOR.network, self.slot, 25)

    @property
    def ipv6(self) -> str:
        return ipv6(MAIL_OPERATOR.network, self.slot, "25")

    @property
    def ipv6_published(self) -> list[str]:
        return [] if self.fault == "mx_no_aaaa" else [self.ipv6]

    @property
    def has_reverse(self) -> bool:
        return self.fault != "ptr_missing"


GOOD = (MailHost("mx1", 1), MailHost("mx2", 2))
_FAULTY = tuple(
    MailHost(fault.replace("_", "-"), _FIRST_SLOT + i, fault) for i, fault in enumerate(
        ("mx_no_aaaa", "mx_dead", "mx_refused", "smtp_no_banner", "starttls_gap", "dane_mismatch", "ptr_missing")))
#: Good in itself, under a name that nobody resolves without IPv4.
_REMOTE = MailHost("mx", _FIRST_SLOT + 30, "mx_chain", REMOTE_MAIL)
HOSTS = GOOD + _FAULTY + (_REMOTE,)
#: Where the MTA-STS policies of all domains are served.
POLICY_SERVER = (ipv4(MAIL_OPERATOR.network, 3, 80), ipv6(MAIL_OPERATOR.network, 3, "80"))


def hosts_for(fault: str) -> tuple[MailHost, ...]:
    """The hosts of a domain with this mail fault; faults of its policies leave it the good ones."""
    return tuple(host for host in HOSTS if fault and host.fault == fault) or GOOD


def addresses() -> list[str]:
    return [address for host in HOSTS for address in (host.ipv4, host.ipv6)] + list(POLICY_SERVER)


def policy(fault: str) -> str:
    """The MTA-STS policy of a domain (RFC 8461 section 3.2)."""
    hosts = ["mx.elsewhere.test"] if fault == "mta_sts_gap" else [host.name for host in GOOD]
    return "\r\n".join(["version: STSv1", "mode: enforce", *(f"mx: {host}" for host in hosts), "max_age: 86400", ""])
