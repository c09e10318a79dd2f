"""Each deliberate fault, run with just its phases, flips exactly its rows against the healthy run of the same phases."""

import subprocess

_ALL_IN = {"SEC-5", "SEC-6", "SEC-9", "REC-6", "REC-7", "REC-14", "REC-16", "REC-34", "ULA-4"}

#: Fault: the phases that show it, and the rows that it flips where the healthy router does not fail them already.
FLIPS = {
    "open-firewall": ("security", _ALL_IN),
    # SEC-3 tells of echo as information; what only IPv6 lets in is SEC-5's.
    "echo-let-through": ("security", {"SEC-5"}),
    "icmpv6-dropped": ("security", {"SEC-8"}),
    "management-on-wan": ("security", {"SEC-10"}),
    # With the boot: what a router that was just switched on advertises before the line is there is another row's, and a matter of time.
    "no-null-route": ("boot,steady", {"WPD-5", "WPD-5a", "LPD-6"}),
    "no-ula": ("boot,steady", {"ULA-1", "ULA-5", "ULA-6", "L-4", "G-4", "LPD-8"}),
    "clat-without-nat44": ("ipv4-service", {"464XLAT-1"}),
    "clat-of-one-length": ("ipv4-service", {"464X-5"}),
    "aaaa-filtered": ("dns", {"DNS-1", "DNS-2", "DNS-6", "DNS-9"}),
}


def run(bench):
    healthy = {}
    for fault in bench.faults:
        if bench.options.fault and fault not in bench.options.fault:
            continue
        phases, allowed = FLIPS[fault]
        if phases not in healthy:
            healthy[phases] = _verdicts(bench, phases, "healthy-" + phases.replace(",", "-"), ())
        broken = _verdicts(bench, phases, fault, (fault,))
        flipped = {row: [verdict, broken[row]] for row, verdict in healthy[phases].items() if broken[row] != verdict}
        stayed = sorted(row for row in allowed if row not in flipped and healthy[phases][row] == "PASS")
        good = bool(flipped) and set(flipped) <= allowed and not stayed
        said = ", ".join(f"{row} {before}->{now}" for row, (before, now) in sorted(flipped.items())) or "nothing flipped"
        said += f"; did not flip: {', '.join(stayed)}" if stayed else ""
        yield {"name": fault, "phases": phases, "flipped": flipped, "good": good, "said": said}


def _verdicts(bench, phases: str, name: str, faults: tuple) -> dict:
    bench.raise_it(faults)
    out = bench.out(name)
    subprocess.run(bench.command(phases, out), check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=45 * 60)
    return {row: verdict for row, (verdict, _) in bench.judged(out).items()}
