"""The goals of the probe. Their reasons are costs of the libraries below it, taken on this class of machine."""

from ..goals import Goal

ALL = (
    Goal("P1", "CPU per DNS lookup with its record / bare c-ares loop, 1,000 outstanding", 1.30, 1.10, "lower",
         "a record for each answer is cheap beside what c-ares and the kernel cost"),
    Goal("P3", "plain HTTP over IPv4 and IPv6 with comparison: domains a second a core / blackbox_exporter", 5.0, 7.0, "higher",
         "a bare libcurl loop does 6.3-6.6 times as many, a bare HTTP client 10"),
    Goal("P4", "CPU per pair of HTTP fetches / bare libcurl loop, 200 in flight", 1.25, 0.85, "lower",
         "hashing 17 kB costs 10 us of some 180; a client of one's own could reach 0.63"),
    Goal("P5", "HTTPS over both families, chain verified: domains a second a core / blackbox_exporter without verification", 1.2, 1.6,
         "higher", "a bare libcurl loop does 1.2-1.5 times as many, one with a shared TLS context 1.7-2.0"),
    Goal("P6", "CPU of an HTTPS pair, chain verified / not verified", 1.05, 1.02, "lower",
         "the store of trusted certificates is built once; built for each handshake it costs 27 times the fetch"),
    Goal("P7", "CPU of a full check / the sum of bare loops for the same operations", 1.15, 0.80, "lower",
         "evidence and comparison are small beside eight exchanges; a shared TLS context would reach 0.73"),
    Goal("P8", "full check: domains a second a core / blackbox_exporter's four GETs", 1.6, 2.2, "higher",
         "bare loops do 1.8-1.9 times as many, with a shared TLS context 2.5"),
    Goal("P9", "check of DNS and plain HTTP: domains a second a core / blackbox_exporter's pair", 4.5, 6.0, "higher",
         "bare loops do 5.5 times as many"),
    Goal("P10", "peak memory with 1,000 plain fetches in flight", 45, 25, "lower", "bare libcurl needs 37 MB", "MB"),
    Goal("P10", "peak memory with 1,000 TLS fetches in flight", 100, 64, "lower", "bare libcurl needs 92-99 MB", "MB"),
    Goal("P14", "wall time of a list with black holes / what their time limits and the CPU allow", 1.25, 1.1, "lower",
         "nothing else should wait: what is dead must not hold up what lives"),
    Goal("P15", "connect time as reported - the kernel's round trip, 99th percentile, at half a core", 1.0, 0.2, "lower",
         "a probe that is not paced reports its own queue, 14-98 ms", "ms"),
    Goal("P16", "memory of an idle probe", 16, 10, "lower", "libcurl with its libraries is 13 MB; it must sit on a small router", "MB"),
    Goal("P16", "CPU of an idle probe", 0.1, 0.1, "lower", "two timers a second", "% of a core"),
)


def one(identity: str, unit: str = "ratio", what: str = "") -> Goal:
    """Goals of one id are told apart by their unit or by a word of theirs."""
    return next(goal for goal in ALL if goal.id == identity and goal.unit == unit and what in goal.what)
