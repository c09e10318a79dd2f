"""A country of a few services with a collector and two probes in it: for trials of what comes after a measurement."""

import json
import shutil
import subprocess
import time
from dataclasses import dataclass

from laboratory import programs, topology
from laboratory.api import Api
from laboratory.frames import FAULT_TAG
from laboratory.processes import end
from laboratory.quickstart import open_door

COUNTRY = "KE"
#: Both at home in the country: their votes count there.
PROBES = ("home-1", "home-2")
_PATIENCE = 60
#: As program_settings has it: here a score is made of a few results and may come at once.
_INTERVAL = 'interval = "3s"'


def frame(state, services):
    """A frame of these services: domain to the fault that each is raised with."""
    head = (f'schema = 1\ncountry = "{COUNTRY}"\ntitle = "A few services"\nversion = "1"\ndated = 2026-11-21\nreviewed = true\n'
            'reviewer = "the laboratory"\nsource = "made by tests/lab"\n')
    entries = [f'\n[[target]]\ndomain = "{domain}"\norganisation = "Office of {domain}"\nsector = "portal"\ntier = "agency"\n'
               f'roles = ["web", "dns"]\ntags = ["{FAULT_TAG}{fault}"]\n' for domain, fault in services.items()]
    return state.write("small-frame.toml", head + "".join(entries))


def until(holds, what, seconds=_PATIENCE):
    """What it gives, as soon as that is something; index and score follow the ledger, and a probe its collector."""
    deadline = time.monotonic() + seconds
    while not (found := holds()):
        if time.monotonic() > deadline:
            raise AssertionError(f"not so after {seconds} s: {what}")
        time.sleep(0.1)
    return found


@dataclass
class Answer:
    status: int
    body: dict


class SmallCountry:
    """The programs in a laboratory that stands."""

    def __init__(self, state, built):
        self.state, self.tools = state, programs.find(built)
        self.described = state.read_json("addresses.json")

    def start(self, settings_of_collector, settings_of_probes):
        """Collector and probes, each with what is given in place of its own settings, section by section."""
        programs.prepare_collector(self.state, self.tools, self.described)
        config = programs.collector_config(self.state)
        config.write_text(config.read_text().replace(_INTERVAL, 'interval = "1s"') + settings_of_collector)
        self.start_collector()
        for probe in (it for it in self.described["probes"] if it["name"] in PROBES):
            settings = programs.probe_settings(self.state, self.described, probe)
            for section, values in settings_of_probes.items():
                settings[section] = {**settings.get(section, {}), **values}
            programs.write_probe(self.state, probe, settings)
            programs.start_probe(self.state, self.tools, probe)

    def start_collector(self):
        programs.start_collector(self.state, self.tools)
        self.api = Api(open_door(self.state))
        self.api.wait_ready(30)

    def stop(self, *names):
        """All of them at once."""
        end([it for it in self.state.processes() if it["name"] in names])
        for name in names:
            self.state.forget(name)

    def stop_collector(self):
        self.stop("doorway", "sextant-collector")

    def stop_all(self):
        self.stop("doorway", "sextant-collector", *(f"probe-{name}" for name in PROBES))

    def collector(self, *words, code=0):
        """One verb of the collector: what it printed."""
        command = [self.tools.collector, *map(str, words), "--config", programs.collector_config(self.state)]
        done = subprocess.run(command, text=True, capture_output=True, timeout=60)
        assert done.returncode == code, f"{words} ended with {done.returncode}: {done.stderr}"
        return done.stdout

    def post(self, path, token, document):
        return self.ask(path, token, "--data", json.dumps(document))

    def ask(self, path, token, *more):
        """As an organisation does it, from an access network abroad, over TLS."""
        host = self.described["collector"]["host"]
        command = ["ip", "netns", "exec", f"{topology.PREFIX}abroad-1", shutil.which("curl"), "--silent", "--show-error", "--max-time", "20",
                   "--cacert", self.described["ca"], "--header", f"Authorization: Bearer {token}", *more,
                   "--write-out", "\n%{http_code}", f"https://{host}:{programs.INGEST_PORT}{path}"]
        body, _, status = subprocess.run(command, text=True, capture_output=True, timeout=30, check=True).stdout.rpartition("\n")
        return Answer(int(status), json.loads(body))

    def target(self, domain):
        return self.api.get(f"/api/v1/targets/{domain}")

    def scores(self):
        """Of every round, oldest first; none before the first one."""
        known = any(it["country"] == COUNTRY for it in self.api.items("countries"))
        return self.api.get(f"/api/v1/countries/{COUNTRY}/history")["scores"] if known else []

    def votes(self, domain):
        """How many vantages the consensus of each check that counts is made of, at most."""
        consensus = self.api.get(f"/api/v1/targets/{domain}/verdicts")["consensus"]
        return max((it["votes"] for it in consensus if it["counts"]), default=0)

    def wait_measured(self, domains):
        """Both probes have a vote on every service. The score is written with the consensus."""
        until(lambda: self.scores() and all(self.votes(domain) == len(PROBES) for domain in domains), "every service is measured")
