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
    state.path("keys").mkdir(exist_ok=True)
    for name in sorted(chosen, key=_depth, reverse=True):
        key = _key(state, zones[name])
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


def _key(state: State, zone: Zone) -> Path:
    """One key for both jobs, made once: nobody rolls keys here."""
    folder = state.path("keys")
    algorithm = ("RSASHA256", "-b", "2048") if zone.has_large_key else ("ECDSAP256SHA256",)
    note = folder / f"{zone.name or 'root'}.{algorithm[0]}"
    if not note.exists():
        note.write_text(run("ldns-keygen", "-a", *algorithm, "-k", "-r", "/dev/urandom", zone.name or ".", folder=folder).strip())
    return folder / note.read_text()


def _sign(state: State, zone: Zone, key: Path) -> None:
    """A zone that has not changed keeps its signatures."""
    plain, now = state.path("keys", f"{zone.name or 'root'}.zone"), int(time.time())
    is_new = not plain.exists() or plain.read_text() != zone.text()
    plain.write_text(zone.text())
    zone.signed = _signed(plain, "signed", key, (now - _DAY, now + 30 * _DAY), is_new)
    zone.stale = _signed(plain, "stale", key, (now - 30 * _DAY, now - _DAY), is_new)


def _signed(plain: Path, kind: str, key: Path, valid: tuple[int, int], is_new: bool) -> str:
    out, (begin, end) = plain.with_suffix(f".{kind}"), valid
    if not is_new:
        return out.read_text()
    run("ldns-signzone", "-i", str(begin), "-e", str(end), "-f", str(out), str(plain), str(key))
    return out.read_text()
