"""Where each target lives and what is wrong with it: the one place that turns frames and faults into addresses."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from . import mail
from .frames import Entry
from .topology import (ALIAS_HOST, BORROWED_NAMES, CLIPPING_OPERATOR, DNS_OPERATORS, LAME_OPERATOR, OUTDATED_OPERATOR, REFUSING_OPERATOR,
                       SILENT_OPERATOR, STALE_OPERATOR, TCPLESS_OPERATOR, WALLED_OPERATOR, WEB_OPERATORS, DnsOperator, WebOperator, ipv4, ipv6)

_FAULTS = Path(__file__).with_name("faults.toml")
#: Faults that live at the operator of the zone's servers.
_SPECIAL_OPERATORS = {"ns_lame": LAME_OPERATOR, "ns_silent": SILENT_OPERATOR, "dnssec_bogus": STALE_OPERATOR,
                      "chain_parent": DNS_OPERATORS[0], "ns_refused": REFUSING_OPERATOR, "dns_no_tcp": TCPLESS_OPERATOR,
                      "dns_edns_size": CLIPPING_OPERATOR, "dns_answers_differ": OUTDATED_OPERATOR}


@dataclass(frozen=True)
class Site:
    """One target in the laboratory."""

    entry: Entry
    fault: str
    state: str
    cause: str
    number: int
    web: WebOperator
    dns: DnsOperator
    mail_fault: str = ""
    mail_cause: str = ""
    was_sound: bool = False  # when the laboratory was raised: what is broken later leaves the rest as it was

    @property
    def domain(self) -> str:
        return self.entry.domain

    @property
    def names(self) -> list[str]:
        """Every web name of the target: the domain, www and the frame's further hosts."""
        names = [self.domain, "www." + self.domain, *self.entry.hosts]
        return list(dict.fromkeys(names))

    @property
    def ipv4(self) -> str:
        return ipv4(self.web.network, self._slot, 80)

    @property
    def ipv6_hosted(self) -> list[str]:
        """The IPv6 addresses its web server has, published or not, dead or not."""
        count = self.by_fault({"one_bad_of_three": 3, "ula_published": 0, "doc_published": 0, "ipv4_only": 0}, 1)
        return [ipv6(self.web.network, self._slot, f"8{i}") for i in range(count)]

    @property
    def ipv6_published(self) -> list[str]:
        """The AAAA records. The special ones follow the target's own slot, so that they too differ from each other."""
        if self.has("ula_published"):
            return [f"fd00:{self.web.network}:{self._slot}::80"]
        if self.has("doc_published"):
            return [f"2001:db8:{self.web.network}:{self._slot}::80"]
        return self.ipv6_hosted

    @property
    def dead(self) -> list[str]:
        """Addresses whose packets vanish."""
        if self.has("down_both"):
            return [self.ipv4, *self.ipv6_hosted]
        return self.by_fault({"dead_aaaa": self.ipv6_hosted, "one_bad_of_three": self.ipv6_hosted[2:]}, [])

    @property
    def has_own_server_names(self) -> bool:
        """Some zones name their servers inside themselves, which needs glue in the parent (RFC 9471)."""
        if self.has("glue_missing", "glue_wrong", "ns_no_aaaa"):
            return True
        return self.was_sound and self.number % 4 == 0 and not self.has("chain_parent")

    @property
    def is_signed(self) -> bool:
        return self.has("dnssec_bogus", "dns_edns_size") or (self.was_sound and self.number % 4 == 1)

    @property
    def name_servers(self) -> list[tuple[str, str, str | None]]:
        """(name, IPv4, IPv6) of the two servers of the zone."""
        domain = BORROWED_NAMES if self.has("chain_parent") else self.dns.domain
        domain = self.domain if self.has_own_server_names else domain
        return [(f"ns{i}.{domain}", four, None if self.has("ns_no_aaaa") else six)
                for i, (four, six) in enumerate(self.dns.addresses(), 1)]

    @property
    def glue(self) -> list[tuple[str, str, str | None]]:
        """The same as the parent knows it: without IPv6, or with IPv6 addresses at which nobody answers."""
        dead = [six for _, six in SILENT_OPERATOR.addresses()]
        other = self.by_fault({"glue_missing": [None, None], "glue_wrong": dead}, None)
        servers = self.name_servers
        return [(name, four, six) for (name, four, _), six in zip(servers, other)] if other else servers

    @property
    def alias(self) -> str | None:
        """Where the www name leads instead of having addresses of its own."""
        return f"{self.domain.replace('.', '-')}.{ALIAS_HOST}" if self.has("chain_alias") else None

    @property
    def mail_hosts(self) -> tuple[mail.MailHost, ...]:
        return mail.hosts_for(self.mail_fault)

    @property
    def has_mail_policy(self) -> bool:
        """An MTA-STS policy: of some whose mail is good, and of those where it does not fit."""
        return self.mail_fault == "mta_sts_gap" or (not self.mail_fault and self.number % 5 == 0)

    @property
    def _slot(self) -> int:
        return self.number + 1 if self.web == WALLED_OPERATOR else self.number // len(WEB_OPERATORS) + 1

    def has(self, *faults: str) -> bool:
        """Is one of these among what is broken here? Two faults of independent layers are written `ns_lame+refused`."""
        return any(fault in faults for fault in self.fault.split("+"))

    def by_fault(self, answers: dict, otherwise):
        """The answer of the first of its faults that has one."""
        return next((answers[fault] for fault in self.fault.split("+") if fault in answers), otherwise)


def catalogue() -> dict:
    """faults.toml: the pattern, every fault with its truth, the combinations, the causes nobody can inject."""
    return tomllib.loads(_FAULTS.read_text())


def place(frames: list[list[Entry]], changed: dict[str, str] | None = None) -> list[Site]:
    """Gives every target of every frame a fault, a web host and a DNS operator. The same frames give the same country.

    `changed` has what was broken or mended since (`scripts/lab break`): domain to fault.
    """
    faults = catalogue()
    sites: list[Site] = []
    for frame in frames:
        bent = 0
        for position, entry in enumerate(frame):
            fault = entry.fault or faults["pattern"][position % len(faults["pattern"])]
            # Mail is a layer of its own: its faults fall on targets that are not whole anyway, and must be named beside.
            sound = fault == "good"
            is_bent = not sound and not entry.fault
            mail_fault = faults["mail_pattern"][bent % len(faults["mail_pattern"])] if is_bent else ""
            bent += is_bent
            if entry.domain in (changed or {}):
                fault, mail_fault = changed[entry.domain], ""
            sites.append(_site(entry, fault, mail_fault, faults, len(sites), sound))
    return sites


def _site(entry: Entry, fault: str, mail_fault: str, faults: dict, number: int, sound: bool) -> Site:
    # What a kernel learns of a path it uses for all its addresses: a server deaf to Packet Too Big needs a kernel of its own.
    walled = "pmtu_blackhole" in fault.split("+")
    web = WALLED_OPERATOR if walled else WEB_OPERATORS[number % len(WEB_OPERATORS)]
    web_faults = [one for one in fault.split("+") if one in faults["fault"]] or ["good"]
    mail_fault = next((one for one in fault.split("+") if one in faults["mail_fault"]), mail_fault)
    dns = next((_SPECIAL_OPERATORS[one] for one in web_faults if one in _SPECIAL_OPERATORS), DNS_OPERATORS[number % len(DNS_OPERATORS)])
    truth = faults["fault"][web_faults[0]]
    mail_cause = faults["mail_fault"][mail_fault]["cause"] if mail_fault else ""
    cause = truth["cause"] if truth["state"] != "operational" else ""
    return Site(entry, "+".join(web_faults), truth["state"], cause, number, web, dns, mail_fault, mail_cause, sound)


def truth(sites: list[Site]) -> dict:
    """What a correct measurement finds: the oracle of the laboratory."""
    return {"schema": 1, "targets": {
        site.domain: {"country": site.entry.country, "state": site.state, "cause": site.cause, "fault": site.fault,
                      "mail_fault": site.mail_fault, "mail_cause": site.mail_cause}
        for site in sites}}
