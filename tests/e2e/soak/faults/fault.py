"""The shape of a fault."""

import random
from abc import ABC, abstractmethod

from ..stage import Stage


class Fault(ABC):
    """One thing that goes wrong, for a while. What it returns goes into the journal that the oracle reads."""

    kind: str

    def __init__(self, chance: random.Random):
        """Everything random is drawn here, so that a seed gives the same soak."""
        self.chance = chance

    def is_time(self, _: Stage) -> bool:
        """A fault may wait for a moment that hurts more."""
        return True

    @abstractmethod
    def begin(self, stage: Stage) -> dict:
        """Hurts; returns at least the `victim`."""

    def end(self, _: Stage) -> dict:
        """Lets go; returns what is known only now."""
        return {}
