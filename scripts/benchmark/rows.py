"""A row of the result: one goal, what was measured for it, and the verdict."""

from dataclasses import dataclass

from .figures import Figure
from .goals import Goal


@dataclass(frozen=True)
class Row:
    goal: Goal
    what: str  # what exactly was done, so that nobody compares unlike with like
    ours: Figure
    peer: Figure | None
    raw: Figure | None
    number: float  # what the goal judges, in the goal's unit
    part: str = ""  # where one goal has several numbers: "plain", "TLS"

    @property
    def name(self) -> str:
        return f"{self.goal.id} {self.part}".strip()

    @property
    def result(self) -> str:
        return self.goal.result(self.number)

    def as_json(self) -> dict:
        return {"id": self.goal.id, "part": self.part, "what": self.what, "ours": self.ours.as_json(), "peer": _json(self.peer), "raw": _json(self.raw),
                "ratio": round(self.number, 4), "result": self.result, "goal": self.goal.as_json()}


def judge(goal: Goal, what: str, *, ours: Figure, number: float, peer: Figure | None = None, raw: Figure | None = None,
          part: str = "") -> Row:
    return Row(goal, what, ours, peer, raw, number, part)


def _json(figure: Figure | None) -> dict | None:
    return figure.as_json() if figure else None
