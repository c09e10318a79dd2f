"""DNSSEC in the laboratory: some zones are signed, and with them everything above them up to the root."""

import time
from pathlib import Path

from .processes import run
from .state import State
from .zones import Zone

#: ldns writes dates as seconds since 1970; signatures that ended a day ago validate for nobody.
_DAY = 86400


def sign_all(state: State, served: dict[str, list[Zone]]) -> None:
    """Signs from the bottom up, since each parent vouches for its children, and writes the anchor of the whole."""
    zones = {zone.name: zone for content in served.values() for zone in content}
    chosen = {above for zone in zones.values() if zone.is_signed for above in _way_up(zone.name, zones)}
    state.path("keys").mkdir()
    for name in sorted(chosen, key=_depth, reverse=True):
        key = _make_key(state, name)
        if name:
            zones[_way_up(name, zones)[1]].records.append(key.with_suffix(key.suffix + ".ds").read_text().strip())
        else:
            state.write("root.key", key.with_suffix(key.suffix + ".ds").read_text())
        _sign(state, zones[name], key)


def _way_up(name: str, zones: dict[str, Zone]) -> list[str]:
    """The zone itself and every zone above it, the root last."""
    labels = name.split(".") if name else []
    above = [".".join(labels[i:]) for i in range(len(labels) + 1)]
    return [zone for zone in above if zone in zones]


def _depth(name: str) -> int:
    return len(name.split(".")) if name else 0


def _make_key(state: State, name: str) -> Path:
    """One key for both jobs: nobody rolls keys here."""
    folder = state.path("keys")
    base = run("ldns-keygen", "-a", "ECDSAP256SHA256", "-k", "-r", "/dev/urandom", name or ".", folder=folder).strip()
    return folder / base


def _sign(state: State, zone: Zone, key: Path) -> None:
    plain = state.write(f"keys/{zone.name or 'root'}.zone", zone.text())
    now = int(time.time())
    zone.signed = _signed(plain, key, now - _DAY, now + 30 * _DAY)
    zone.stale = _signed(plain, key, now - 30 * _DAY, now - _DAY)


def _signed(plain: Path, key: Path, begin: int, end: int) -> str:
    out = plain.with_suffix(".signed")
    run("ldns-signzone", "-i", str(begin), "-e", str(end), "-f", str(out), str(plain), str(key))
    return out.read_text()
