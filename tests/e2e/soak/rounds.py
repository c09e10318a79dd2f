"""The names of the soak's rounds: as probe/scheduler/agenda.hpp gives them where a laboratory lets days pass faster."""

import datetime

SECONDS = 15
_NAMES = 20_000
_FIRST = datetime.date(1970, 1, 1)


def length(now: float, minutes: float) -> int:
    """Seconds a round shall last. Names begin anew after 20,000 rounds: not while this soak runs."""
    seconds = SECONDS
    while now // seconds % _NAMES > (now + 60 * minutes + 600) // seconds % _NAMES:
        seconds += 1
    return seconds


def name_at(now: float, seconds: int) -> str:
    return (_FIRST + datetime.timedelta(days=int(now // seconds % _NAMES))).isoformat()


def names_between(first: float, last: float, seconds: int) -> list[str]:
    """The rounds that begin and end in this time."""
    begin = int(first // seconds) + 1
    return [name_at(number * seconds, seconds) for number in range(begin, int(last // seconds))]
