"""Year: all that a country of 500 targets has in a year, judged and scored again, nothing extrapolated."""

from ..suite import Suite
from .measure import GOALS, measure

SUITE = Suite("year", "73 million results judged and scored again in one go, once (an hour)", GOALS, measure, packages=lambda: ["libsqlite3-0"])
