"""What quickstart prints: the national table and what to fix first for people, one JSON object for machines."""

from collections import Counter
from dataclasses import dataclass, field

STATES = ("operational", "partial", "broken", "absent", "down", "unknown", "intended_absent")
_TIERS = ("portal", "essential", "ministry", "agency", "regional", "municipal")


@dataclass
class Findings:
    """What the collector serves after a run."""

    countries: list[dict]
    targets: list[dict]
    vantages: list[dict]
    remedies: dict[str, str] = field(default_factory=dict)
    truth: dict[str, dict] | None = None
    named: dict[str, list[str]] | None = None
    """Target to the causes its mail checks name; None while nobody has asked."""

    def disagreements(self) -> list[str]:
        """Targets whose state or cause is not the one the laboratory put there."""
        found = {target["domain"]: target for target in self.targets}
        wrong = [_disagreement(domain, put, found.get(domain)) for domain, put in (self.truth or {}).items()
                 if not _agrees(put, found.get(domain))]
        return wrong or [_mail_disagreement(domain, put["mail_cause"], self.named[domain]) for domain, put in (self.truth or {}).items()
                         if self.named and self.named[domain] != _list(put["mail_cause"])]

    def home_vantages(self, country: str) -> int:
        """Fit vantages inside the country; where there is none, the country is seen from abroad only."""
        return sum(bool(vantage.get("qualified")) and vantage.get("country") == country for vantage in self.vantages)


def _list(cause: str) -> list[str]:
    return [cause] if cause else []


def _mail_disagreement(domain: str, put: str, found: list[str]) -> str:
    return f"{domain}: its mail is {put or 'good'}, the collector names {', '.join(found) or 'nothing'}"


def _agrees(put: dict, found: dict | None) -> bool:
    return found is not None and found["state"] == put["state"] and (found.get("cause") or "") == put["cause"]


def _disagreement(domain: str, put: dict, found: dict | None) -> str:
    seen = f"{found['state']} {found.get('cause') or ''}".strip() if found else "nothing"
    return f"{domain}: {put['fault']} is {put['state']} {put['cause']}".rstrip() + f", the collector says {seen}"


def machine(findings: Findings) -> dict:
    """The object of `quickstart --json`: the first country at the top, all of them below."""
    countries = [_country(country, findings) for country in findings.countries]
    injected = len(findings.truth or {})
    card = {**countries[0], "countries": countries,
            "vantages": [{key: vantage.get(key) for key in ("name", "qualified", "reason")} for vantage in findings.vantages]}
    if findings.truth is not None:
        card["lab"] = {"injected": injected, "agreed": injected - len(findings.disagreements())}
    return card


def _country(country: dict, findings: Findings) -> dict:
    """One country in the words of the object; `score` names its parts already."""
    keys = ("country", "methodology", "index", "interval", "status", "coverage", "frame_reviewed")
    own = [target for target in findings.targets if target["country"] == country["country"]]
    return {**{key: country.get(key) for key in keys}, "pillars": _pillars(country), "targets": len(own),
            "home_vantages": findings.home_vantages(country["country"]), "states": dict(Counter(target["state"] for target in own))}


def _pillars(country: dict) -> dict[str, float | None]:
    return {name: pillar["value"] for name, pillar in (country.get("pillars") or {}).items()}


def people(findings: Findings, page: str | None) -> str:
    """The same for people."""
    parts = [_table(findings), _first(findings), _vantages(findings)]
    if any(country.get("frame_reviewed") is False for country in findings.countries):
        parts.insert(1, "the frames are unreviewed: nobody of these countries has looked at the lists yet")
    if findings.truth is not None:
        wrong = findings.disagreements()
        right = len(findings.truth) - len(wrong)
        parts.append("\n".join([f"laboratory: {right} of {len(findings.truth)} targets found as they were made", *wrong]))
    if page:
        parts.append(f"the page: {page}")
    return "\n\n".join(parts)


def _number(value: float | None, width: int = 6) -> str:
    return f"{100 * value:{width}.1f}" if isinstance(value, (int, float)) else " " * (width - 1) + "-"


def _table(findings: Findings) -> str:
    lines = [f"{'country':<8}{'index':>6}  {'interval':<15}{'web':>6}{'dns':>6}{'coverage':>9}  status                "
             + " ".join(STATES[:6])]
    for country in findings.countries:
        low, high = country.get("interval") or (None, None)
        pillars = _pillars(country)
        counts = Counter(t["state"] for t in findings.targets if t["country"] == country["country"])
        lines.append(
            f"{country['country']:<8}{_number(country.get('index'))}  [{_number(low, 5)}, {_number(high, 5)}] "
            f"{_number(pillars.get('web'))}{_number(pillars.get('dns'))}{_number(country.get('coverage'), 9)}"
            f"  {country.get('status') or '-':<20}  "
            + " ".join(f"{counts[state]:>{len(state)}}" for state in STATES[:6]))
    return "\n".join(lines)


def _first(findings: Findings) -> str:
    """Causes by how many people they touch: a portal or an essential service before a town hall."""
    weight: Counter[str] = Counter()
    names: dict[str, list[str]] = {}
    ordered = sorted(findings.targets, key=lambda t: _TIERS.index(t.get("tier", "agency")))
    for target in ordered:
        cause = target.get("cause")
        if cause and target["state"] in ("partial", "broken", "absent"):
            weight[cause] += len(_TIERS) - _TIERS.index(target.get("tier", "agency"))
            names.setdefault(cause, []).append(target["domain"])
    lines = ["what to fix first:"]
    for cause, _ in weight.most_common(8):
        lines.append(f"  {cause:<18}{len(names[cause]):>4} targets, first {', '.join(names[cause][:3])}")
        if findings.remedies.get(cause):
            lines.append(f"  {'':<18}     {findings.remedies[cause]}")
    return "\n".join(lines)


def _vantages(findings: Findings) -> str:
    lines = ["vantages:"]
    for vantage in findings.vantages:
        word = "qualified" if vantage.get("qualified") else "not qualified"
        lines.append(f"  {vantage['name']:<14}{word:<15}{vantage.get('reason') or ''}".rstrip())
    abroad = [country["country"] for country in findings.countries if not findings.home_vantages(country["country"])]
    if abroad:
        lines.append(f"  no vantage at home, seen from abroad only: {', '.join(abroad)}")
    return "\n".join(lines)
