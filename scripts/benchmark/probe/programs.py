"""The programs that are measured, each as a side of a round: ours, bare loops, blackbox_exporter."""

import json
import re
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

from .. import metering
from ..rounds import Sample
from ..suite import BenchError
from .world import CLIENT, World

_PORT = 9115
_SECONDS = 3


@dataclass(frozen=True)
class Loop:
    """One workload of sextant_bench."""

    world: World
    program: Path
    kind: str
    listed: Path
    length: int  # of the list
    total: int
    arguments: tuple[str, ...] = ()
    ca: Path | None = None

    def __call__(self) -> Sample:
        times = max(1, round(self.total / self.length))
        command = [str(self.program), self.kind, str(self.listed), "--times", str(times), "--ca", str(self.ca or self.world.ca),
                   *self.arguments]
        with self.world.state.path("loop.json").open("w+") as output:
            usage = metering.run(command, namespace=CLIENT, output=output)
            output.seek(0)
            tally = json.loads(output.read() or "{}")
        _refuse_failures(self.kind, usage.status, tally)
        done = tally["good"]
        excess = {"excess_ms": (tally["excess_p99_us"] or 0) / 1000}
        return {"cpu_us": usage.cpu * 1e6 / done, "rss_mb": usage.peak_rss, "wall_s": usage.wall, "cores": usage.cpu / usage.wall,
                "trusted": tally["trusted"] / done, **excess}


def _refuse_failures(what: str, status: int, tally: dict) -> None:
    """A failed operation is cheap: with some of them a cost per operation is a lie."""
    good, bad = tally.get("good", 0), tally.get("bad", 0)
    if status != 0 or good == 0 or bad * 500 > good:
        raise BenchError(f"{what}: {good} operations succeeded, {bad} did not, exit code {status}: nothing can be reckoned from it")


_MODULES = """modules:
  http4: { prober: http, timeout: 5s, http: { preferred_ip_protocol: ip4, ip_protocol_fallback: false, follow_redirects: false,
           tls_config: { insecure_skip_verify: true } } }
  http6: { prober: http, timeout: 5s, http: { preferred_ip_protocol: ip6, ip_protocol_fallback: false, follow_redirects: false,
           tls_config: { insecure_skip_verify: true } } }
"""

#: Each name is asked over IPv4 and then over IPv6; only answers that say the probe succeeded are counted.
_DRIVER = """local names, good, bad, asked = {}, 0, 0, 0
threads = {}
function setup(thread) table.insert(threads, thread) end
function init(arguments)
  for line in io.lines(arguments[1]) do table.insert(names, (line:match("^%%S+"))) end
  scheme = arguments[2]
end
function request()
  local name, module = names[math.floor(asked / 2) %% #names + 1], asked %% 2 == 0 and "http4" or "http6"
  asked = asked + 1
  return wrk.format("GET", "/probe?module=" .. module .. "&target=" .. scheme .. "://" .. name .. "/")
end
function response(status, headers, body)
  if body:find("\\nprobe_success 1", 1, true) then good_count = (good_count or 0) + 1 else bad_count = (bad_count or 0) + 1 end
end
function done()
  local good, bad = 0, 0
  for _, thread in ipairs(threads) do good = good + (thread:get("good_count") or 0); bad = bad + (thread:get("bad_count") or 0) end
  io.write("RESULT ", good, " ", bad, "\\n")
end
""".replace("%%", "%")


class Blackbox:
    """blackbox_exporter on the measured core, asked by wrk from the other."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._config = world.state.write("blackbox.yml", _MODULES)
        self._driver = world.state.write("blackbox.lua", _DRIVER)
        self.child: subprocess.Popen | None = None

    def __enter__(self) -> "Blackbox":
        self.child = metering.start(
            ["prometheus-blackbox-exporter", f"--config.file={self._config}", f"--web.listen-address=127.0.0.1:{_PORT}", "--log.level=error"],
            namespace=CLIENT)
        deadline = time.monotonic() + 15
        while self._ask("/-/healthy") is None:
            if time.monotonic() > deadline or self.child.poll() is not None:
                raise BenchError("prometheus-blackbox-exporter does not answer; run scripts/install-deps bench")
            time.sleep(0.05)
        return self

    def __exit__(self, *_: object) -> None:
        metering.stop(self.child)

    def pids(self) -> list[int]:
        return [self.child.pid] if self.child else []

    def pairs(self, listed: Path, scheme: str) -> Sample:
        """CPU for one name over IPv4 and IPv6, 100 at once; its own lookup of the address is part of each."""
        meter = metering.Meter(self.child.pid)
        command = ["ip", "netns", "exec", CLIENT, "wrk", "-t1", "-c100", f"-d{_SECONDS}s", "--timeout", "10s", "-s", str(self._driver),
                   f"http://127.0.0.1:{_PORT}", "--", str(listed), scheme]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120)
        usage = meter.read()
        found = re.search(r"RESULT (\d+) (\d+)", done.stdout)
        good, bad = (int(found[1]), int(found[2])) if found else (0, 0)
        _refuse_failures(f"blackbox_exporter, {scheme}", done.returncode, {"good": good, "bad": bad})
        return {"cpu_us": usage.cpu * 1e6 / (good / 2), "rss_mb": usage.peak_rss}

    @staticmethod
    def _ask(path: str) -> bytes | None:
        done = subprocess.run(["ip", "netns", "exec", CLIENT, "curl", "-sf", "-m", "2", f"http://127.0.0.1:{_PORT}{path}"],
                              capture_output=True, timeout=10)
        return done.stdout if done.returncode == 0 else None


@dataclass
class Check:
    """`sextant-probe check` over a list of names, its result written to a file in memory."""

    world: World
    program: Path
    config: Path
    listed: Path
    length: int
    arguments: tuple[str, ...] = ()
    operations: dict[str, float] = field(default_factory=dict)  # a domain, from the evidence of the last run

    def __call__(self) -> Sample:
        result = self.world.state.path("check.ndjson")
        errors = self.world.state.path("check.err")
        command = [str(self.program), "--config", str(self.config), "check", "--json", "--from-file", str(self.listed), *self.arguments]
        with result.open("w") as output, errors.open("w") as complaints:
            usage = metering.run(command, namespace=CLIENT, output=output, errors=complaints)
        lines = [json.loads(line) for line in result.read_text().splitlines()]
        if usage.status != 0 or len(lines) != self.length:
            raise BenchError(f"sextant-probe check: {len(lines)} of {self.length} results, exit code {usage.status}: "
                             f"{errors.read_text()[-300:]}")
        self.operations = _count(lines)
        return {"cpu_us": usage.cpu * 1e6 / len(lines), "cpu_s": usage.cpu, "rss_mb": usage.peak_rss, "wall_s": usage.wall,
                "octets": result.stat().st_size / len(lines)}


def _count(lines: list[dict]) -> dict[str, float]:
    """Exchanges a domain, by kind."""
    lookups = [lookup for line in lines for lookup in line["evidence"].get("lookups", [])]
    fetches = [connect for line in lines for connect in line["evidence"].get("connects", [])]
    secure = [handshake for line in lines for handshake in line["evidence"].get("handshakes", [])]
    return {"lookups": len(lookups) / len(lines), "https": len(secure) / len(lines), "http": (len(fetches) - len(secure)) / len(lines)}
