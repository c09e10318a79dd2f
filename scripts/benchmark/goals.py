"""A goal: which number is judged, what passes, what would be a stretch, and why it should be reachable."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Goal:
    id: str
    what: str
    passes: float
    stretch: float
    better: str  # "lower" or "higher"
    reason: str
    unit: str = "ratio"

    def __post_init__(self) -> None:
        if self.better not in ("lower", "higher"):
            raise ValueError(f"{self.id}: better is 'lower' or 'higher', not '{self.better}'")
        if not self.reaches(self.stretch, self.passes):
            raise ValueError(f"{self.id}: a stretch of {self.stretch} would not even pass {self.passes}")

    def reaches(self, number: float, bound: float) -> bool:
        return number <= bound if self.better == "lower" else number >= bound

    def result(self, number: float) -> str:
        """"stretch", "pass" or "miss"; the bounds themselves belong to the better side. No number is a miss."""
        if number != number:
            return "miss"
        if self.reaches(number, self.stretch):
            return "stretch"
        return "pass" if self.reaches(number, self.passes) else "miss"

    def text(self) -> str:
        sign = "<=" if self.better == "lower" else ">="
        unit = "" if self.unit == "ratio" else f" {self.unit}"
        return f"{sign} {self.passes:g} / {self.stretch:g}{unit}"

    def as_json(self) -> dict:
        return asdict(self)
