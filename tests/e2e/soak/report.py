"""What the soak found: a table for people, one object for machines."""

from dataclasses import dataclass

from . import slopes
from .stage import COLLECTOR, Stage
from .watcher import Watcher


@dataclass
class Report:
    minutes: float
    seed: int
    faults: dict[str, int]
    processes: list[dict]
    largest_octets: dict[str, int]
    oracle: dict

    @property
    def clean(self) -> bool:
        return not any(value for value in self.oracle["findings"].values())

    def machine(self) -> dict:
        return {"minutes": self.minutes, "seed": self.seed, "faults": self.faults, "processes": self.processes,
                "largest_octets": self.largest_octets, "oracle": self.oracle, "result": "pass" if self.clean else "fail"}


def processes(stage: Stage, watcher: Watcher) -> list[dict]:
    """Every life that was seen at least twice."""
    return [{"name": life.name, **slopes.of_life(watcher.of(life))} for life in stage.lives if len(watcher.of(life)) > 1]


def over_bounds(rows: list[dict]) -> list[str]:
    return [text for row in rows for text in slopes.complaints(row, row["name"] == COLLECTOR)]


def people(report: Report) -> str:
    lines = [f"{report.minutes:g} minutes, seed {report.seed}; faults: " + ", ".join(f"{n} {kind}" for kind, n in report.faults.items())]
    lines.append(f"\n{'process':<14}{'seconds':>8}{'RSS KiB':>9}{'peak':>8}{'KiB/h':>9}{'fds':>5}{'fds/h':>7}{'threads':>8}{'CPU':>7}")
    lines += [_row(row) for row in _telling(report.processes)]
    lines.append("\nlargest: " + ", ".join(f"{what} {octets / 1e6:.1f} MB" for what, octets in report.largest_octets.items()))
    lines.append("counted: " + ", ".join(f"{what} {count}" for what, count in report.oracle["counted"].items()))
    for what, findings in report.oracle["findings"].items():
        lines.append(f"{what:<20}{'clean' if not findings else f'{len(findings)} findings'}")
        lines += [f"    {finding}" for finding in findings]
    return "\n".join([*lines, "pass" if report.clean else "FAIL"])


def _telling(rows: list[dict]) -> list[dict]:
    """The longest life of each program; the machine's object has all of them."""
    longest: dict[str, dict] = {}
    for row in rows:
        if row["seconds"] >= longest.get(row["name"], row)["seconds"]:
            longest[row["name"]] = row
    return list(longest.values())


def _row(row: dict) -> str:
    cpu = f"{100 * row['cpu_share']:.1f} %" if row["cpu_share"] is not None else "-"
    return (f"{row['name']:<14}{row['seconds']:>8}{row['rss_kib']:>9}{row['rss_peak_kib']:>8}{row['rss_slope_kib_per_hour']:>9}"
            f"{row['fds']:>5}{row['fds_slope_per_hour']:>7}{row['threads']:>8}{cpu:>7}" + ("" if row["judged"] else "  too short to judge"))
