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


def wait(api: Api, truth: dict[str, dict] | None, seconds: float) -> Findings:
    """Waits until every target is found as it was made and every vantage has reported, or until the deadline."""
    api.wait_ready(30)
    deadline = time.monotonic() + seconds
    while True:
        findings = _read(api, truth)
        if _is_complete(findings) or time.monotonic() > deadline:
            return findings
        known = sum(target["state"] != "unknown" for target in findings.targets)
        say(f"  {known} of {len(findings.targets)} targets measured, {len(findings.disagreements())} not yet as made")
        time.sleep(2)


def _read(api: Api, truth: dict[str, dict] | None) -> Findings:
    countries = sorted(api.items("countries"), key=lambda country: _place(country["country"]))
    return Findings(countries, api.items("targets"), api.items("vantages"), truth=truth)


def _place(country: str) -> int:
    """The country the probes are at home in comes first."""
    order = [name.upper() for name in frames.COUNTRIES]
    return order.index(country) if country in order else len(order)


def _is_complete(findings: Findings) -> bool:
    """The score must be of all targets, not of those that came first."""
    scored = bool(findings.countries) and all(country.get("index") is not None for country in findings.countries)
    told = bool(findings.vantages) and all(vantage.get("qualified") or vantage.get("reason") for vantage in findings.vantages)
    measured = bool(findings.targets) and all(target["state"] != "unknown" for target in findings.targets)
    return scored and told and measured and not findings.disagreements()


def show(findings: Findings, options: argparse.Namespace, page: str | None) -> int:
    """Prints the result; 1 when the collector disagrees with the laboratory, which is how a wrong program is noticed."""
    if not findings.countries:
        raise LabError("the collector has no score: see the logs in the state directory")
    print(card.people(findings, page if options.keep else None), file=sys.stderr if options.json else sys.stdout, flush=True)
    if options.json:
        print(json.dumps(card.machine(findings), ensure_ascii=False))
    return 1 if findings.disagreements() else 0
