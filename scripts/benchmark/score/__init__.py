"""Score: numbers out of an index of any size, and all of it made again."""

from ..suite import Suite
from .goals import GOALS
from .measure import measure, options

SUITE = Suite("score", "scores out of a large index, judging and scoring again, beside raw loops", GOALS, measure, options,
              packages=lambda: ["libsqlite3-0"])
