"""What a score should cost, and why that should be possible."""

from ..goals import Goal

GOALS = (
    Goal("S1", "a country's score with its whole document, p99", passes=20, stretch=2, better="lower", unit="ms",
         reason="scores are kept when they are made: asking reads one row"),
    Goal("S2", "the same with ten times as many results / with as many", passes=1.2, stretch=1.05, better="lower",
         reason="the row is found by its key, whatever else the index holds"),
    Goal("S3", "judging again from the ledger / the checks alone over unpacked evidence", passes=6, stretch=3, better="lower",
         reason="unpacking and parsing come on top of the checks"),
    Goal("S4", "scoring a window again / SQLite alone handing over the same verdicts", passes=6, stretch=3, better="lower",
         reason="the votes are sorted, folded and written back, which costs as much again a few times"),
)
