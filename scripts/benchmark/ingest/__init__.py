"""Ingest: the collector beside raw SQLite, raw simdjson, ClickHouse and VictoriaMetrics, all fed with the same results."""

from ..suite import Suite
from .goals import GOALS
from .measure import measure, options

SUITE = Suite("ingest", "the collector beside SQLite, simdjson, ClickHouse and VictoriaMetrics", GOALS, measure, options,
              packages=lambda: ["libsqlite3-0", "libsimdjson14", "clickhouse-server", "victoria-metrics"])
