#!/usr/bin/env python3
"""Kills collector and generators at random moments and proves that nothing acknowledged was lost, doubled or invented."""

import argparse
import collections
import json
import pathlib
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

PAYLOAD = re.compile(r"e2e-[a-z0-9]+-[0-9]+")
FRESH_WITHIN = 30.0
READY_WITHIN = 60.0


def free_port():
    with socket.socket(socket.AF_INET6) as probe:
        probe.bind(("::1", 0))
        return probe.getsockname()[1]


class Laboratory:
    """One collector, some generators, and the files they leave."""

    def __init__(self, options, root):
        self.options, self.root = options, root
        self.data, self.config = root / "collector", root / "collector.toml"
        self.ingest, self.serve = free_port(), free_port()
        self.running = {}
        self.log = open(root / "log.txt", "ab")

    def collector(self, *words, **kwargs):
        command = [self.options.collector, *words, "--config", str(self.config)]
        return subprocess.run(command, check=True, text=True, capture_output=True, timeout=300, **kwargs)

    def prepare(self):
        self.config.write_text(
            f'[data]\ndirectory = "{self.data}"\n'
            f'[ingest]\nlisten = ["[::1]:{self.ingest}"]\n'
            f"batches_per_minute = 100000\n"
            f'[serve]\nlisten = ["[::1]:{self.serve}"]\n'
            f'[methodology]\nfile = "{self.options.methodology}"\n'
            f'[score]\ninterval = "1s"\n[log]\nlevel = "warning"\n')
        self.collector("init", "--name", "::1")
        self.collector("frame", "import", str(self.write_frame()))
        for name in self.names():
            (self.root / name).mkdir()
            self.collector("probe", "add", name, "--country", "AA", "--as", "64500",
                           "--token-file", str(self.root / name / "token"))

    def write_frame(self):
        """The first targets of every generator, so that there are scores to compare."""
        frame = self.root / "aa.toml"
        head = 'schema = 1\ncountry = "AA"\ntitle = "Test"\nversion = "1"\ndated = 2026-01-01\nsource = "crash.py"\n'
        frame.write_text(head + "".join(
            f'[[target]]\ndomain = "e2e-{name}-{i}.example.test"\norganisation = "Example"\nsector = "portal"\ntier = "agency"\n'
            for name in self.names() for i in range(1, 11)))
        return frame

    def names(self):
        return [f"gen{chr(ord('a') + i)}" for i in range(self.options.generators)]

    def start_collector(self):
        self.running["collector"] = subprocess.Popen(
            [self.options.collector, "serve", "--config", str(self.config)], stdout=self.log, stderr=self.log)
        deadline = time.monotonic() + READY_WITHIN
        while time.monotonic() < deadline:
            try:
                socket.create_connection(("::1", self.ingest), timeout=1).close()
                return
            except OSError:
                if self.running["collector"].poll() is not None:
                    break
                time.sleep(0.02)
        raise SystemExit(f"the collector did not start: see {self.root}/log.txt")

    def generator_command(self, name, *extra):
        folder = self.root / name
        return [self.options.generator, "--name", name, "--collector", f"https://[::1]:{self.ingest}",
                "--ca", str(self.data / "tls/ca.pem"), "--token-file", str(folder / "token"),
                "--spool", str(folder / "spool"), "--issued", str(folder / "issued"), "--sealed", str(folder / "sealed"),
                *extra]

    def start_generator(self, name):
        self.running[name] = subprocess.Popen(self.generator_command(name), stdout=self.log, stderr=self.log)

    def start(self, name):
        if name == "collector":
            self.start_collector()
        else:
            self.start_generator(name)

    def end(self, name, how):
        process = self.running.pop(name)
        process.send_signal(how)
        process.wait(timeout=60)
        return process.returncode

    def drain(self, name):
        """One fresh payload, and everything still in the spool, within the deadline."""
        started = time.monotonic()
        subprocess.run(self.generator_command(name, "--drain"), check=True, stdout=self.log, stderr=self.log,
                       timeout=FRESH_WITHIN + 120)
        return time.monotonic() - started

    def lines(self, name, file):
        path = self.root / name / file
        return path.read_text().split() if path.exists() else []

    def close(self):
        for name in list(self.running):
            self.end(name, signal.SIGKILL)
        self.log.close()


def torment(lab, cycles, random_source):
    lab.start_collector()
    for name in lab.names():
        lab.start_generator(name)
    victims = ["collector"] * cycles + [lab.names()[i % len(lab.names())] for i in range(cycles)]
    random_source.shuffle(victims)
    for victim in victims:
        time.sleep(random_source.uniform(0.05, 0.6))
        lab.end(victim, signal.SIGKILL)
        lab.start(victim)
    for name in lab.names():
        lab.end(name, signal.SIGTERM)


def payloads_in(text):
    return collections.Counter(PAYLOAD.findall(text))


def count_payloads(lab):
    """Payloads by the results that carry them; the frame names some too, and is none."""
    counted = collections.Counter()
    lines = lab.collector("ledger", "export").stdout.splitlines()
    for line in (line for line in lines if json.loads(line)["kind"] == "result"):
        counted.update({payload: 1 for payload in payloads_in(line)})
    return counted


def judge(lab):
    issued = {payload for name in lab.names() for payload in lab.lines(name, "issued")}
    sealed = {payload for name in lab.names() for payload in lab.lines(name, "sealed")}
    kept = count_payloads(lab)
    verification = json.loads(lab.collector("ledger", "verify", "--json").stdout)
    before = lab.collector("export").stdout
    stored = set(payloads_in(before))
    for path in lab.data.glob("index.sqlite*"):
        path.unlink()
    lab.collector("rejudge")
    after = lab.collector("export").stdout
    return {"issued": len(issued), "obligations": len(sealed), "kept": len(kept),
            "lost": sorted(sealed - set(kept))[:10],
            "doubled": sorted(payload for payload, times in kept.items() if times > 1)[:10],
            "foreign": sorted(set(kept) - issued)[:10],
            "missing_in_store": sorted(set(kept) - stored)[:10], "foreign_in_store": sorted(stored - set(kept))[:10],
            "verify_findings": verification["findings"], "export_equal": before == after, "export_octets": len(before)}


def is_clean(summary):
    faults = ["lost", "doubled", "foreign", "missing_in_store", "foreign_in_store", "verify_findings"]
    return (not any(summary[fault] for fault in faults) and summary["export_equal"] and summary["kept"] > 0
            and summary["obligations"] > 0 and summary["slowest_fresh_seconds"] <= FRESH_WITHIN)


def run(options, root):
    lab = Laboratory(options, root)
    try:
        lab.prepare()
        torment(lab, options.cycles, random.Random(options.seed))
        slowest = max(lab.drain(name) for name in lab.names())
        stopped = lab.end("collector", signal.SIGTERM)
        summary = {"cycles": options.cycles, "seed": options.seed, "slowest_fresh_seconds": round(slowest, 3),
                   "collector_exit": stopped, **judge(lab)}
    finally:
        lab.close()
    summary["clean"] = is_clean(summary)
    return summary


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--collector", required=True, help="the sextant-collector binary")
    parser.add_argument("--generator", required=True, help="the e2e generator binary")
    parser.add_argument("--methodology", required=True, help="a methodology file")
    parser.add_argument("--cycles", type=int, default=5, help="kills of the collector, and as many of generators")
    parser.add_argument("--generators", type=int, default=2)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--keep", action="store_true", help="keep the files even when all is well")
    options = parser.parse_args()
    for word in ("collector", "generator", "methodology"):
        setattr(options, word, str(pathlib.Path(getattr(options, word)).resolve()))

    root = pathlib.Path(tempfile.mkdtemp(prefix="sextant-crash-"))
    try:
        summary = run(options, root)
    except subprocess.CalledProcessError as failed:
        print(failed.stdout or "", failed.stderr or "", file=sys.stderr)
        summary = {"clean": False, "error": f"{failed}", "seed": options.seed}
    if summary["clean"] and not options.keep:
        shutil.rmtree(root)
    else:
        print(f"files kept in {root}", file=sys.stderr)
    print(json.dumps(summary))
    return 0 if summary["clean"] else 1


if __name__ == "__main__":
    sys.exit(main())
