"""What ingest should cost, and why that should be possible."""

from ..goals import Goal

GOALS = (
    Goal("C1", "rows/s/core until a batch is acknowledged / raw SQLite insert", passes=0.45, stretch=0.65, better="higher",
         reason="TLS, zstd and a good JSON parser cost about as much as one insert"),
    Goal("C2", "rows/s/core with index and views / raw SQLite with rollup and latest state", passes=0.60, stretch=0.75,
         better="higher", reason="views kept in the transaction cost 1.5 us a row, the rest as in C1"),
    Goal("C3", "rows/s/core with index and views / ClickHouse 18.16 JSONEachRow, 1,000-row batches", passes=6, stretch=8,
         better="higher", reason="ClickHouse makes a part for each small batch"),
    Goal("C3L", "rows/s/core with index and views / ClickHouse 18.16 JSONEachRow, 10,000-row batches", passes=0.9, stretch=1.2,
         better="higher", reason="at this size ClickHouse costs 3.5 to 5.7 us a row"),
    Goal("C4", "rows/s/core until acknowledged / VictoriaMetrics influx import, 8 values a row", passes=1.8, stretch=2.5,
         better="higher", reason="it costs 4.9 to 5.6 us a row"),
    Goal("C5", "CPU in JSON and in filling our types / raw On-Demand pass over every value", passes=2.5, stretch=1.5,
         better="lower", reason="filling types costs about as much as reading"),
    Goal("C13", "acknowledged rows for each sync of a file", passes=1000, stretch=5000, better="higher", unit="rows",
         reason="one sync is shared by all batches that wait for it"),
    Goal("C14", "acknowledgement p99 at half of the rate of C2, 1,000-row batches", passes=50, stretch=15, better="lower",
         unit="ms", reason="a batch takes about 4 ms of CPU"),
)
