"""Does a process grow? Straight lines through samples, and the bounds they must keep."""

from .watcher import Sample

#: Caches fill and pages of code are touched for the first time: not counted.
WARM_UP = 300.0
#: A line through less than this says more about the noise than about the program; it is shown and not judged.
JUDGED_FROM = 900.0
#: KiB an hour. A program that kept one result of each round would grow by 7700 (32 KiB, 240 rounds): half of it.
PROBE_KIB = 4096.0
#: The collector's caches of database pages, 2 MiB for each connection, fill in steps besides.
COLLECTOR_KIB = 8192.0
#: Descriptors and threads, how many more at the end of a life than at its beginning, by the line through the least seen in
#: each minute: what is in use for a moment does not count, nor does one connection that stays open. A leak of one in a
#: hundred rounds is over it within the hour.
HELD = 2.0


def slope(points: list[tuple[float, float]]) -> float:
    """Least squares, per hour; 0 without two different times."""
    if len(points) < 2:
        return 0.0
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    return 3600 * sum((x - mean_x) * (y - mean_y) for x, y in points) / spread if spread else 0.0


def least_each_minute(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    found: dict[int, float] = {}
    for at, value in points:
        minute = int(at // 60)
        found[minute] = min(found.get(minute, value), value)
    return [(60.0 * minute, value) for minute, value in found.items()]


def of_life(samples: list[Sample]) -> dict:
    """The lines of one process after its warm-up."""
    warm = [s for s in samples if s.at - samples[0].at >= WARM_UP] or samples
    seconds = warm[-1].at - warm[0].at

    def line(key: str, least: bool = False) -> float:
        points = [(s.at, float(getattr(s, key))) for s in warm]
        return round(slope(least_each_minute(points) if least else points), 1)

    return {
        "seconds": round(samples[-1].at - samples[0].at), "judged": samples[-1].at - samples[0].at >= WARM_UP and seconds >= JUDGED_FROM,
        "rss_kib": warm[-1].rss_kib, "rss_peak_kib": max(s.rss_kib for s in samples), "pss_kib": warm[-1].pss_kib,
        "rss_slope_kib_per_hour": line("rss_kib"), "pss_slope_kib_per_hour": line("pss_kib"),
        "fds": warm[-1].fds, "fds_slope_per_hour": line("fds", least=True),
        "threads": warm[-1].threads, "threads_slope_per_hour": line("threads", least=True),
        "cpu_share": round((warm[-1].cpu_seconds - warm[0].cpu_seconds) / seconds, 4) if seconds else None,
    }


def complaints(process: dict, is_collector: bool) -> list[str]:
    """What of a judged process is over its bound."""
    if not process["judged"]:
        return []
    held = HELD * 3600 / (process["seconds"] - WARM_UP)
    bounds = {"rss_slope_kib_per_hour": COLLECTOR_KIB if is_collector else PROBE_KIB, "fds_slope_per_hour": held,
              "threads_slope_per_hour": held}
    return [f"{process['name']}: {key} is {process[key]}, the bound is {bound:.1f}" for key, bound in bounds.items()
            if process[key] > bound]
