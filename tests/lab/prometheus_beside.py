"""Debian's Prometheus in a laboratory: scrapes collector and probe as config/prometheus says, answers for the dashboard."""

import json
import pathlib
import re
import shutil
import subprocess
import time

from laboratory import processes, programs

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "config" / "prometheus"
DASHBOARD = ROOT / "config" / "grafana" / "sextant.json"
PROBE = programs.SCRAPE_ENDPOINT
_HERE = "[::1]:9090"
#: What Grafana would put in: every country, every service, a range of several scrapes.
_VARIABLES = {"$country": ".+", "$target": ".+", "$__rate_interval": "1m"}


def installed():
    return all(shutil.which(tool) for tool in ("prometheus", "promtool"))


def ask(namespace, address, path, *parameters):
    """GET inside the namespace: status and body."""
    command = ["ip", "netns", "exec", namespace, "curl", "--silent", "--globoff", "--max-time", "30", "--get",
               "--write-out", "\n%{http_code}", *(word for it in parameters for word in ("--data-urlencode", it)),
               f"http://{address}{path}"]
    done = subprocess.run(command, text=True, capture_output=True, timeout=40, check=True)
    body, _, status = done.stdout.rpartition("\n")
    return int(status), body


def complaints(page):
    """What promtool has to say about a page of metrics."""
    done = subprocess.run(["promtool", "check", "metrics"], input=page, text=True, capture_output=True, timeout=30)
    return done.stdout + done.stderr


def expressions():
    """Title of the panel and expression, variables put in, of the whole dashboard."""
    for panel in json.loads(DASHBOARD.read_text())["panels"]:
        for target in panel.get("targets", []):
            text = target["expr"]
            for name, value in _VARIABLES.items():
                text = text.replace(name, value)
            yield panel["title"], text


class Prometheus:
    """Runs until the laboratory goes down."""

    def __init__(self, state, namespace, services):
        self.namespace = namespace
        folder = state.path("prometheus")
        folder.mkdir(exist_ok=True)
        shutil.copy(SHIPPED / "sextant-rules.yml", folder)
        config = state.write("prometheus/prometheus.yml", _hurried((SHIPPED / "prometheus.yml").read_text(), services))
        pid = processes.start(state, "prometheus", namespace, [
            shutil.which("prometheus"), f"--config.file={config}", f"--storage.tsdb.path={folder / 'data'}",
            f"--web.listen-address={_HERE}"])
        processes.wait_listening(state, "prometheus", pid, 9090, "tcp", 30)

    def series(self, expression):
        status, body = ask(self.namespace, _HERE, "/api/v1/query", f"query={expression}")
        if status == 503:
            return []  # it listens before it is ready
        answer = json.loads(body)
        if answer["status"] != "success":
            raise AssertionError(f"{expression}: {answer.get('error')}")
        return answer["data"]["result"]

    def wait_for_all(self, wanted, seconds):
        """Those of (panel, expression) that had no series within the time."""
        deadline = time.monotonic() + seconds
        missing = list(wanted)
        while missing and time.monotonic() < deadline:
            missing = [(panel, expression) for panel, expression in missing if not self.series(expression)]
            time.sleep(1 if missing else 0)
        return missing


def _hurried(shipped, services):
    """The shipped file with the laboratory's hosts and shorter intervals; nothing else is changed."""
    text = re.sub(r"(scrape_interval|evaluation_interval): 60s", r"\1: 2s", shipped)
    text = text.replace("scrape_timeout: 30s", "scrape_interval: 15s\n    scrape_timeout: 15s")
    text = text.replace("collector.example.org:8080", ":".join(programs.PUBLIC_ENDPOINT))
    return text.replace('"www.example.org"', ", ".join(f'"{name}"' for name in services))
