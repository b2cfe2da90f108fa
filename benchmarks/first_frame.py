"""First full frame of kz-reader on the bundled dossier, against an empty Textual app.

Usage: python -m benchmarks.first_frame [RUNS]

Both start on a pty of the same size, in turn, so that the machine's mood falls on both alike. A
frame is full when the list, the first article and the status line stand on the screen; highlights
are there when the panel names the actors of the article, which comes in the same frame. Prints
medians of wall and CPU time, and the ratios of each pair. Bytecode is written before, as `pip
install` does: without it a start compiles a hundred modules of ours and none of Textual's.
"""

from __future__ import annotations

import compileall
import os
import statistics
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import kz_tui
from tests.e2e.terminal import Terminal

EMPTY = """
from textual.app import App
from textual.widget import Widget
class Ready(Widget):
    def render(self): return "READY"
class Empty(App):
    def compose(self): yield Ready()
Empty().run()
"""
_QUIET = 1.5
"""Seconds without output after which a program is taken to be ready: beyond any gap in a start."""
_PROGRAM = [sys.executable, "-m", "kz_tui"]


def write_bytecode() -> None:
    """Write the bytecode of the package, where an editable install has left it unwritten."""
    compileall.compile_dir(Path(kz_tui.__file__).parent, quiet=1)


def _full(display: str) -> bool:
    parts = ("Unruhen in Kasachstan", "aufgerufen. Der", "^p commands", "[no title] Damit")
    return all(part in display for part in parts)


@dataclass(frozen=True)
class Start:
    """Milliseconds from the fork to a screen, and CPU milliseconds of the whole run."""

    wall: float
    cpu: float
    highlights: float | None = None


def _start(argv: Sequence[str], done: Callable[[str], bool], full: Callable[[str], bool]) -> Start:
    before = os.times()
    with Terminal(argv, columns=120, rows=36) as terminal:
        terminal.settle(quiet=_QUIET, limit=30)  # no parsing while the program is timed
        screens = list(terminal.replay())
        started = terminal.started
    after = os.times()
    cpu = (after.children_user - before.children_user) + (
        after.children_system - before.children_system
    )
    first = next(moment for moment, display in screens if full(display))
    last = next(moment for moment, display in screens if done(display))
    return Start((first - started) / 1e6, 1000 * cpu, (last - started) / 1e6)


def main() -> None:
    """Run the pairs and print the figures."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    write_bytecode()
    empty: list[Start] = []
    ours: list[Start] = []
    for number in range(runs + 1):
        a = _start([sys.executable, "-c", EMPTY], lambda d: "READY" in d, lambda d: "READY" in d)
        b = _start(_PROGRAM, lambda d: "IN THIS ARTICLE" in d, _full)
        if number:  # the first pair warms the caches
            empty.append(a)
            ours.append(b)
    print(f"{runs} pairs            empty app   kz-reader   ratio of pairs (median)")
    pairs = list(zip(empty, ours, strict=True))
    _line("first full frame, ms", [(a.wall, b.wall) for a, b in pairs])
    _line("highlights, ms", [(a.wall, b.highlights or 0.0) for a, b in pairs])
    _line("CPU of the run, ms", [(a.cpu, b.cpu) for a, b in pairs])


def _line(name: str, pairs: Sequence[tuple[float, float]]) -> None:
    a = statistics.median(first for first, _ in pairs)
    b = statistics.median(second for _, second in pairs)
    ratio = statistics.median(second / first for first, second in pairs)
    print(f"{name:22} {a:9.0f}   {b:9.0f}   {ratio:.2f}")


if __name__ == "__main__":
    main()
