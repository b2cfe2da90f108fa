"""Counting what engines did, and printing it."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

from benchmarks.engines import Engine


@dataclass(slots=True)
class Tally:
    """What one engine did with one list of queries: CPU ms of each key, ranks by kind."""

    keys: list[float] = field(default_factory=list)
    found: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def percentile(self, share: float) -> float:
        """CPU milliseconds within which this share of keys was answered."""
        ordered = sorted(self.keys)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    def print(self, name: str) -> None:
        """One paragraph on the engine called `name`."""
        if self.keys:
            p50, p95, p99 = map(self.percentile, (0.5, 0.95, 0.99))
            print(
                f"{name}: key CPU ms p50 {p50:.1f} p95 {p95:.1f} p99 {p99:.1f} "
                f"({len(self.keys)} keys)"
            )
        print_kinds("recall@10", {k: [float(r > 0) for r in v] for k, v in self.found.items()})
        print_kinds("MRR", self.found)


def print_kinds(measure: str, values: Mapping[str, Sequence[float]]) -> None:
    """The mean of a measure over everything, and by kind."""
    every = [value for some in values.values() for value in some]
    if every:
        parts = [f"{kind} {sum(some) / len(some):.2f}" for kind, some in values.items()]
        print(f"  {measure} {sum(every) / len(every):.3f} | " + " | ".join(parts))


def cpu_ms(engine: Engine, query: str) -> float:
    """CPU milliseconds of one query, all threads of this process together."""
    start = time.process_time()
    engine.top(query)
    return (time.process_time() - start) * 1000


def resident() -> float:
    """Memory this process holds now, in MB; its peak where the system does not tell (macOS)."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text().splitlines()
        return float(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1000
    return getrusage(RUSAGE_SELF).ru_maxrss / 1e6


def private(process: int) -> float:
    """Megabytes of memory that a process shares with none (USS); Linux only."""
    return _pages(process, "Private_")


def written(process: int) -> float:
    """Those of them that the process has written to, or that lie in the swap.

    The others are pages of files, such as libraries, and which of these are shared depends on what
    else runs on the machine.
    """
    return _pages(process, "Private_Dirty:") + _pages(process, "Swap:")


def _pages(process: int, kind: str) -> float:
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith(kind)) / 1000
