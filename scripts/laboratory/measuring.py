"""Waiting until the measurement is whole, and showing it: the same for the laboratory and the real internet."""

import argparse
import json
import sys
import time

from . import card, frames
from .api import Api
from .card import Findings
from .processes import LabError


def say(text: str) -> None:
    """Talk goes to standard error; standard output is for the result."""
    print(text, file=sys.stderr, flush=True)


#: The collector scores anew this soon after something came in (program_settings); twice that, and the last result is in.
_SETTLED = 6.0


def wait(api: Api, truth: dict[str, dict] | None, seconds: float) -> Findings:
    """Waits until every target is found as it was made and every vantage has reported, or until the deadline."""
    api.wait_ready(30)
    deadline = time.monotonic() + seconds
    complete_since = None
    while True:
        findings = _read(api, truth)
        now = time.monotonic()
        if _is_hopeless(findings):
            return findings
        complete_since = (complete_since or now) if _is_complete(findings) else None
        if now > deadline or (complete_since and now - complete_since > _SETTLED):
            findings.remedies = _remedies(api, findings)
            return findings
        _tell(findings)
        time.sleep(2)


def _tell(findings: Findings) -> None:
    known = sum(target["state"] != "unknown" for target in findings.targets)
    results = ", ".join(f"{vantage['name']} {vantage['results']}" for vantage in findings.vantages)
    say(f"  {known} of {len(findings.targets)} targets measured, {len(findings.disagreements())} not as made; results: {results}")


def _read(api: Api, truth: dict[str, dict] | None) -> Findings:
    countries = sorted(api.items("countries"), key=lambda country: _place(country["country"]))
    findings = Findings(countries, api.items("targets"), api.items("vantages"), truth=truth)
    if truth is not None and not findings.disagreements():
        findings.named = {domain: _mail_causes(api, domain) for domain in truth}
    return findings


def _mail_causes(api: Api, domain: str) -> list[str]:
    """What the mail checks found at fault: a target's state tells the first of all its causes alone."""
    consensus = api.get(f"/api/v1/targets/{domain}/verdicts")["consensus"]
    return sorted({verdict["cause"] for verdict in consensus
                   if verdict["check"].startswith("mail.") and verdict["outcome"] in ("fail", "partial")})


def _is_complete(findings: Findings) -> bool:
    """Every vantage has spoken, the good ones about every target: a score of those that came first would be another."""
    told = bool(findings.vantages) and all(vantage["last_seen"] for vantage in findings.vantages)
    good = [vantage for vantage in findings.vantages if vantage["qualified"]]
    full = all(vantage["results"] >= len(findings.targets) for vantage in good)
    return told and full and bool(findings.targets) and bool(findings.countries) and not findings.disagreements()


def _is_hopeless(findings: Findings) -> bool:
    """Every vantage has spoken, and none is fit to measure."""
    return bool(findings.vantages) and all(vantage["last_seen"] and not vantage["qualified"] for vantage in findings.vantages)


def _remedies(api: Api, findings: Findings) -> dict[str, str]:
    """Cause to what mends it, in the collector's own words: asked of the first target that shows each cause."""
    found: dict[str, str] = {}
    for target in findings.targets:
        cause = target.get("cause")
        if cause and cause not in found and target["state"] != "down":
            consensus = api.get(f"/api/v1/targets/{target['domain']}/verdicts")["consensus"]
            found |= {cause: verdict["remedy"]["advice"] for verdict in consensus if verdict["cause"] == cause}
    return found


def _place(country: str) -> int:
    """The country the probes are at home in comes first."""
    order = [name.upper() for name in frames.COUNTRIES]
    return order.index(country) if country in order else len(order)


def show(findings: Findings, options: argparse.Namespace, page: str | None) -> int:
    """Prints the result; 1 when the collector disagrees with the laboratory, which is how a wrong program is noticed."""
    if _is_hopeless(findings):
        reasons = "; ".join(f"{vantage['name']}: {vantage['reason']}" for vantage in findings.vantages)
        raise LabError(f"no vantage is fit to measure, so nothing was measured and nobody is blamed: {reasons}. "
                       "sextant-probe troubleshoot tells more")
    if not findings.countries:
        raise LabError("the collector has no score: see the logs in the state directory")
    print(card.people(findings, page if options.keep else None), file=sys.stderr if options.json else sys.stdout, flush=True)
    if options.json:
        print(json.dumps(card.machine(findings), ensure_ascii=False))
    return 1 if findings.disagreements() else 0
