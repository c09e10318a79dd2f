"""Serve: how long a reader waits for a country's page while probes report."""

from ..suite import Suite
from .goals import GOALS
from .measure import measure, options

SUITE = Suite("serve", "a country's page at a fixed rate of readers while results come in, beside nginx with the same octets", GOALS, measure,
              options, packages=lambda: ["libsqlite3-0", "nginx"])
