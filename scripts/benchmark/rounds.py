"""Rounds: every side once a round, one after the other, so that a drift of the machine hits all of them alike."""

import sys
from collections.abc import Callable, Iterable, Mapping

from .figures import Figure
from .foreign import LIMIT, Watch

Sample = dict[str, float]


def alternate(sides: Mapping[str, Callable[[], Sample]], runs: int, companions: Callable[[], Iterable[int]] = list,
              warm_up: bool = True, watch: Callable = Watch) -> dict[str, dict[str, Figure]]:
    """Side to quantity to figure. A run that others disturbed is repeated, `runs` times in all; after that it is kept and counted."""
    if warm_up:
        for side in sides.values():
            side()
    kept: dict[str, list[Sample]] = {name: [] for name in sides}
    disturbed = dict.fromkeys(sides, 0)
    spare = runs
    for _ in range(runs):
        for name, side in sides.items():
            sample, load = _once(side, companions, watch)
            while load > LIMIT and spare > 0:
                print(f"bench: {name}: others used {load:.2f} cores; once more", file=sys.stderr)
                spare -= 1
                sample, load = _once(side, companions, watch)
            kept[name].append(sample)
            disturbed[name] += load > LIMIT
    return {name: _figures(samples, disturbed[name]) for name, samples in kept.items()}


def _once(side: Callable[[], Sample], companions: Callable, watch: Callable) -> tuple[Sample, float]:
    watching = watch(companions)
    return side(), watching.load()


def _figures(samples: list[Sample], disturbed: int) -> dict[str, Figure]:
    return {quantity: Figure.of([sample[quantity] for sample in samples], disturbed=disturbed) for quantity in samples[0]}
