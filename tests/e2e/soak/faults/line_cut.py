"""The line between one probe and the collector is dead: packets vanish, nobody says no."""

from laboratory import programs
from laboratory.processes import run

from .. import bad_line
from ..stage import CRAMPED, Stage
from .fault import Fault

_TABLE = "soak"


def cut(namespace: str, hook: str) -> None:
    """Drops what goes to the collector's ports; the measurement itself is not touched."""
    rule = f"tcp dport {{ {programs.INGEST_PORT}, {bad_line.PORT} }} drop"
    table = f"table inet {_TABLE} {{\n chain line {{\n type filter hook {hook} priority 0; policy accept;\n {rule}\n }}\n}}\n"
    mend(namespace)
    run("ip", "netns", "exec", namespace, "nft", "-f", "-", text=table)


def mend(namespace: str) -> None:
    """Also when it was mended before."""
    run("ip", "netns", "exec", namespace, "nft", "-f", "-", text=f"table inet {_TABLE}\ndelete table inet {_TABLE}\n")


class LineCut(Fault):
    """So long that the spool overflows where the soak is long enough: batches are dropped, and must be told."""

    kind = "line_cut"

    def begin(self, stage: Stage) -> dict:
        cut(stage.namespace(CRAMPED), "output")
        return {"victim": CRAMPED}

    def end(self, stage: Stage) -> dict:
        mend(stage.namespace(CRAMPED))
        return {}
