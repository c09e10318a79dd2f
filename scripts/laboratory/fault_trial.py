"""`scripts/lab faults`: is every injected fault named, and nothing else?"""

import argparse
import json
import time
from collections.abc import Iterable

from . import checking, fault_country, lifecycle, programs, topology, unasked_looks
from .api import Api
from .fault_country import Injected
from .measuring import say
from .processes import LabError
from .quickstart import open_door
from .state import State

#: Outcomes that say something of the target.
_SPEAKING = ("pass", "partial", "fail", "flag")
_ACCUSING = ("partial", "fail")
#: A vantage that a site turns away says so, and has no vote; the others' consensus is what counts.
_WITHOUT_A_VOTE = "geo_policy"
#: Scored anew this soon after the last result (program_settings), twice.
_SETTLED = 6.0


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line of standard output")
    checking.add_programs(parser)
    parser.add_argument("--keep", action="store_true", help="leave everything running for a look; scripts/lab down ends it")
    parser.add_argument("--deadline", metavar="SECONDS", type=float, default=300, help="how long to wait for results (default 300)")


def run(state: State, options: argparse.Namespace) -> int:
    """Exit code 1 when a fault was not named, a healthy service was accused, or the bad vantage counted."""
    try:
        report = _measure(state, options)
    finally:
        if not options.keep:
            lifecycle.down(state)
    _print(report)
    if options.json:
        print(json.dumps(report, ensure_ascii=False))
    return 0 if report["ok"] else 1


def _measure(state: State, options: argparse.Namespace) -> dict:
    lifecycle.raise_for(state, lambda: [fault_country.write_frame(state)])
    tools = programs.find(options.programs)
    programs.start_all(state, tools)
    api = Api(open_door(state), programs.add_watcher(state, tools))
    targets = fault_country.injected()
    _wait(api, len(targets), options.deadline)
    seen = {target.domain: api.get(f"/api/v1/targets/{target.domain}/verdicts") for target in targets}
    selves = {access.name: checking.verdicts_from(state, tools, access.name, targets[0].domain) for access in topology.ACCESS
              if not access.ipv6_works}
    report = with_looks(judge(targets, seen, good_vantages(), selves), unasked_looks.count())
    return with_resolvers(report, seen, topology.ACCESS)


def good_vantages() -> list[str]:
    return [access.name for access in topology.ACCESS if access.ipv6_works]


def _wait(api: Api, targets: int, seconds: float) -> None:
    """Until every good vantage has told of every target, tried again what failed, and nothing new came for a while."""
    api.wait_ready(30)
    deadline = time.monotonic() + seconds
    counts, since = None, time.monotonic()
    while time.monotonic() - since < _SETTLED or not _is_whole(counts, targets):
        if time.monotonic() > deadline:
            raise LabError(f"after {seconds:.0f} s not every vantage had told of every target: {counts}; see the logs in the state directory")
        time.sleep(1)
        now = {vantage["name"]: vantage["results"] for vantage in api.items("vantages")}
        if now != counts:
            counts, since = now, time.monotonic()
            say("  results: " + ", ".join(f"{name} {count}" for name, count in counts.items()))


def _is_whole(counts: dict | None, targets: int) -> bool:
    return bool(counts) and all(counts.get(name, 0) >= targets for name in good_vantages())


def judge(targets: list[Injected], seen: dict[str, dict], good: list[str], selves: dict[str, list[dict]]) -> dict:
    """Pure: what was injected beside what was named; `selves` has what each bad vantage says when it looks for itself."""
    rows = [(target, _row(target, seen[target.domain], good)) for target in targets]
    faults = [row for target, row in rows if len(target.causes) == 1] + [_self(place, verdicts) for place, verdicts in selves.items()]
    combinations = [row for target, row in rows if len(target.causes) > 1]
    healthy_failures = [{"target": target.domain, "named": row["named"]} for target, row in rows if target.is_healthy and row["named"]]
    bad = sum(_bad_votes(document, good) for document in seen.values())
    ok = not healthy_failures and bad == 0 and all(row["ok"] for row in faults + combinations)
    causes = sorted({row["cause"] for row in faults})
    return {"ok": ok, "healthy_failures": healthy_failures, "faults": faults, "combinations": combinations,
            "bad_vantage_counted": bad, "causes": causes, "exempt": fault_country.exempt()}


def with_looks(report: dict, packets: dict[str, int]) -> dict:
    """Ports beyond a service's own are looked at where the owner agreed, and nowhere else: the servers counted."""
    unasked, agreed = packets[unasked_looks.UNASKED], packets[unasked_looks.AGREED]
    return report | {"ok": report["ok"] and unasked == 0 and agreed > 0, "looks_without_consent": unasked, "looks_with_consent": agreed}


def with_resolvers(report: dict, seen: dict[str, dict], networks: Iterable[topology.Access]) -> dict:
    """What each good vantage says of its country's resolvers (D-14): all are ready but those of networks without IPv6."""
    broken = {network.country for network in networks if not network.ipv6_works}
    found = {}
    for result in (result for document in seen.values() for result in document["results"]):
        found |= {result["probe"]: verdict["outcome"] for verdict in result["verdicts"] if verdict["check"] == "vantage.national_resolvers"}
    wanted = {network.name: "partial" if network.country in broken else "pass" for network in networks if network.ipv6_works}
    told = {name: found.get(name, "nothing") for name in wanted}
    return report | {"ok": report["ok"] and told == wanted, "national_resolvers": told}


def _row(target: Injected, document: dict, good: list[str]) -> dict:
    """Every injected cause is named and no other, and the state of a target with one fault shows it."""
    told = {verdict.get("cause") for result in document["results"] if result["probe"] in good for verdict in result["verdicts"]}
    named = sorted({verdict["cause"] for verdict in document["consensus"] if _accuses(verdict)} | told & {_WITHOUT_A_VOTE})
    row = {"cause": "+".join(target.causes), "target": target.domain, "named": named, "shown": document["shown"].get("cause") or ""}
    shows = row["shown"] in target.causes if target.must_show else row["shown"] in ("", *target.causes)
    return row | {"ok": set(target.causes) == set(named) and (target.is_healthy or shows)}


def _self(place: str, verdicts: list[dict]) -> dict:
    """A vantage was made bad: it must name itself, and nobody else."""
    named = sorted({verdict["cause"] for verdict in verdicts if _accuses(verdict)})
    return {"cause": "vantage", "target": place, "named": named, "shown": "", "ok": named == ["vantage"]}


def _accuses(verdict: dict) -> bool:
    return verdict["outcome"] in _ACCUSING and bool(verdict.get("cause"))


def _bad_votes(document: dict, good: list[str]) -> int:
    """Votes beyond those the good vantages have, and verdicts on the target by a probe that is not one of them."""
    spoken = sum(verdict["outcome"] in _SPEAKING for verdict in _of_others(document["results"], good))
    return spoken + sum(max(0, row["votes"] - len(good)) for row in document["consensus"])


def _of_others(results: list[dict], good: list[str]) -> Iterable[dict]:
    return (verdict for result in results if result["probe"] not in good for verdict in result["verdicts"]
            if not verdict["check"].startswith("vantage."))


def _print(report: dict) -> None:
    rows = report["faults"] + report["combinations"]
    wide, broad = max(len(row["cause"]) for row in rows), max(len(row["target"]) for row in rows)
    say(f"{'':<8}{'injected':<{wide}}   {'named':<{wide}}   in")
    for row in sorted(rows, key=lambda row: row["ok"]):
        say(f"{'well' if row['ok'] else 'MISSED':<8}{row['cause']:<{wide}}   {'+'.join(row['named']) or 'nothing':<{wide}}   {row['target']:<{broad}}".rstrip())
    for row in report["healthy_failures"]:
        say(f"ACCUSED {row['target']}, which is healthy: {', '.join(row['named'])}")
    for cause, reason in report["exempt"].items():
        say(f"{'exempt':<8}{cause:<{wide}}   {reason}")
    say(f"packets to ports beyond the services' own: {report['looks_with_consent']} with consent, {report['looks_without_consent']} without")
    say(f"the countries' resolvers, as each vantage sees them: {', '.join(f'{k} {v}' for k, v in report['national_resolvers'].items())}")
    well = sum(row["ok"] for row in rows)
    say(f"{well} of {len(rows)} named, {len(report['causes'])} causes; healthy services accused: {len(report['healthy_failures'])}; "
        f"verdicts of the bad vantage that counted: {report['bad_vantage_counted']}")
