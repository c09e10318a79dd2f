"""A figure: the median of some runs, and how far they lay apart."""

import statistics
from dataclasses import asdict, dataclass, replace


@dataclass(frozen=True)
class Figure:
    """What several runs of one side said about one quantity."""

    value: float  # the median
    least: float
    most: float
    runs: int
    unit: str = ""
    disturbed: int = 0  # runs during which others used the machine, kept because repeating had its bound

    @staticmethod
    def of(samples: list[float], unit: str = "", disturbed: int = 0) -> "Figure":
        if not samples:
            raise ValueError("no figure without a run")
        return Figure(statistics.median(samples), min(samples), max(samples), len(samples), unit, disturbed)

    def named(self, unit: str) -> "Figure":
        return replace(self, unit=unit)

    def scaled(self, factor: float, unit: str) -> "Figure":
        return replace(self, value=self.value * factor, least=self.least * factor, most=self.most * factor, unit=unit)

    def plus(self, other: "Figure") -> "Figure":
        """The sum of two costs; its spread is the widest possible one."""
        return Figure(self.value + other.value, self.least + other.least, self.most + other.most, min(self.runs, other.runs),
                      self.unit, max(self.disturbed, other.disturbed))

    def text(self) -> str:
        spread = f" [{_short(self.least)}-{_short(self.most)}]" if self.runs > 1 else ""
        return f"{_short(self.value)}{spread} {self.unit}".strip()

    def as_json(self) -> dict:
        return {key: round(value, 6) if isinstance(value, float) else value for key, value in asdict(self).items()}


def _short(value: float) -> str:
    """Three digits that mean something."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"
