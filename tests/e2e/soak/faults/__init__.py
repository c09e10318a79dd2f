"""What is done to the laboratory, one small class each: begin() hurts, end() lets go; both say what they did."""

from .bad_line import BadLine
from .collector_away import CollectorAway
from .damaged_spool import DamagedSpool
from .fault import Fault
from .full_disk import FullDisk
from .kills import KillCollector, KillProbe
from .line_cut import LineCut
from .resolver_restart import ResolverRestart

__all__ = ["BadLine", "CollectorAway", "DamagedSpool", "Fault", "FullDisk", "KillCollector", "KillProbe", "LineCut", "ResolverRestart"]
