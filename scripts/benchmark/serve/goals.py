"""How long a reader may wait, and why no longer."""

from ..goals import Goal

GOALS = (
    Goal("V1", "the country's document at a fixed rate while results come in, p99", passes=20, stretch=5, better="lower", unit="ms",
         reason="what is published is made once and then only sent"),
    Goal("V2", "everything the country's page asks for, in turn, p99", passes=20, stretch=5, better="lower", unit="ms",
         reason="most of it is published, too; the rest is a few rows by their keys"),
    Goal("V3", "V1 / the same octets from nginx while the same collector takes the same results in", passes=4, stretch=2, better="lower",
         reason="both share a core with ingest; ours also looks a number up in the index"),
)
