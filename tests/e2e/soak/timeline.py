"""When which fault comes: drawn from the seed before anything runs."""

import random
from dataclasses import dataclass

from .faults import (BadLine, CollectorAway, DamagedSpool, Fault, FullDisk, KillCollector, KillProbe, LineCut, ResolverRestart)

#: Programs are killed in the first half; in the rest they live, so that a slope of memory means something.
TORMENT = 0.5
CALM_SECONDS = 60.0
CALM_SHARE = 0.25
#: Before the first fault every probe has measured something.
HEAD_START = 10.0


@dataclass(frozen=True)
class Habit:
    """How often a fault comes (seconds between two, on average), how long it lasts, in which part of the soak."""

    fault: type[Fault]
    every: float
    shortest: float
    longest: float
    until_end: bool = True


HABITS = (
    Habit(KillProbe, 45, 0, 0, until_end=False),
    Habit(KillCollector, 90, 0, 0, until_end=False),
    Habit(DamagedSpool, 200, 30, 60, until_end=False),
    Habit(ResolverRestart, 40, 1, 15),
    Habit(FullDisk, 240, 20, 40),
    Habit(CollectorAway, 600, 60, 180),
    Habit(BadLine, 200, 40, 80),
    Habit(LineCut, 1500, 420, 540),
)


@dataclass
class Event:
    """A fault that may begin so many seconds after the soak began, and how long it lasts."""

    begins: float
    lasts: float
    fault: Fault


def draw(minutes: float, seed: int) -> list[Event]:
    """Every kind comes at least once, however short the soak; two of a kind never overlap."""
    chance = random.Random(seed)
    quiet = calm_begins(minutes)
    events = []
    for habit in HABITS:
        span = (quiet if habit.until_end else TORMENT * quiet) - HEAD_START
        events += _spread(habit, span, chance)
    return sorted(events, key=lambda event: event.begins)


def calm_begins(minutes: float) -> float:
    """The last part of the soak is without faults: what is then not well is a finding."""
    return 60 * minutes - max(min(CALM_SECONDS, 60 * minutes * CALM_SHARE), 60 * minutes / 20)


def _spread(habit: Habit, span: float, chance: random.Random) -> list[Event]:
    """One in each part of the span, somewhere in the part's first half."""
    count = max(1, round(span / habit.every))
    part = span / count
    events = []
    for number in range(count):
        begins = HEAD_START + part * (number + chance.uniform(0, 0.4))
        lasts = min(chance.uniform(habit.shortest, habit.longest), 0.55 * part)
        events.append(Event(begins, lasts, habit.fault(random.Random(chance.random()))))
    return events
