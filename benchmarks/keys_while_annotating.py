"""Keys while thousands of new articles are annotated, against the same keys while nothing is.

    python -m benchmarks.keys_while_annotating --source articles.jsonl [--articles 10000]

The program is started on a pty, with nothing kept, on a dossier made of real articles
(`benchmarks.recombine`), and keys are pressed: a word is typed into the search bar, rows are
walked and paged through, an article is opened, others after it, and back. While articles are
annotated this is done in turns: a round as it is, a round with the processes beside the program
held (SIGSTOP), so that both see the same screens in the same minute. Rounds before that, while the
dossier is read and indexed, and some after all is done, are told apart by the status line.

The time of a key is that until anything but the status line changed on the screen; a key after
which nothing does is not counted, nor is Escape, after which Textual waits a tenth of a second for
what a terminal may send behind it. Prints median, 95th percentile and worst in milliseconds of each
turn, the ratio of the medians, and the slowest keys.
"""

from __future__ import annotations

import argparse
import random
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

import psutil

from benchmarks.key_to_frame import dossier_line, words_of
from benchmarks.recombine import read_material, recombine
from tests.e2e.terminal import KEYS, Terminal

_STAGES = ("reading", "indexing", "actors")
_ANNOTATED, _HELD, _DONE = "actors", "actors, held", "all done"
_WATCHED = 0.25
"""Seconds that are watched after a key before it is looked what came."""
_LIMIT = 3.0
_LAST_ROUNDS = 4
"""Rounds after all is done."""
_SLOWEST = 8


class Key(NamedTuple):
    """A key, what was going on, and milliseconds until its frame."""

    name: str
    during: str
    spent: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--source", required=True, help="a JSONL file of real articles")
    parser.add_argument("--articles", type=int, default=10_000, help="articles to make of it")
    options = parser.parse_args()
    articles = list(recombine(read_material(options.source), options.articles))
    words = words_of(articles)
    with tempfile.TemporaryDirectory() as home:
        dossier = Path(home) / "dossier.jsonl"
        dossier.write_text("".join(map(dossier_line, articles)), encoding="utf-8")
        del articles
        kinds = ("CACHE", "CONFIG", "DATA", "STATE")
        env = {f"XDG_{kind}_HOME": str(Path(home) / kind) for kind in kinds}
        argv = [sys.executable, "-m", "kz_tui", str(dossier)]
        with Terminal(argv, columns=120, rows=36, env=env) as terminal:
            terminal.wait_for("^p commands", limit=60)
            keys = list(_Player(terminal, words).play())
    _report(keys)


class _Player:
    """Presses keys in a running program, in rounds."""

    def __init__(self, terminal: Terminal, words: Sequence[str]) -> None:
        self._terminal = terminal
        self._words = words
        self._chance = random.Random(3)

    def play(self) -> Iterator[Key]:
        """Rounds of keys, until some are played with all done."""
        turn = last = 0
        while last < _LAST_ROUNDS:
            held = turn % 2 == 1 and self._during == _ANNOTATED
            with self._holding(held):
                yield from self._round(self._words[turn // 2 % len(self._words)], held=held)
            turn += 1
            beside = psutil.Process(self._terminal.pid).children()
            last += self._during == _DONE and not beside

    def _round(self, word: str, *, held: bool) -> Iterator[Key]:
        """The same keys for the same word."""
        names = ["/", *word, "escape", "n", "/", "ctrl+u", "escape", "j", "j", "pagedown", "k"]
        for name in [*names, "pageup", "enter", *"JJK", "h", "q"]:
            before = self._during
            spent = self._press(name)
            if spent is not None and name != "escape" and before == self._during:
                yield Key(name, _HELD if held else before, spent)

    def _press(self, name: str) -> float | None:
        """Milliseconds until the screen changed; None if it did not."""
        time.sleep(self._chance.uniform(0.02, 0.1))  # at any moment of the work beside it
        terminal = self._terminal
        while terminal.pump(0):
            pass
        for _ in terminal.news():
            pass
        before = _above_status(terminal)
        sent, waited = terminal.send(KEYS.get(name, name)), 0.0
        while waited < _LIMIT:
            waited += _WATCHED
            end = time.perf_counter() + _WATCHED
            while (left := end - time.perf_counter()) > 0:
                terminal.pump(left)
            for moment in terminal.news():
                if _above_status(terminal) != before:
                    return (moment - sent) / 1e6
        return None

    @property
    def _during(self) -> str:
        """What the status line says is going on."""
        status = self._terminal.display.split("\n")[-1]
        return next((stage for stage in _STAGES if f"{stage}: " in status), _DONE)

    @contextmanager
    def _holding(self, held: bool) -> Iterator[None]:
        """Hold the processes beside the program, or do not."""
        children = psutil.Process(self._terminal.pid).children(recursive=True) if held else []
        _send(children, signal.SIGSTOP)
        try:
            yield
        finally:
            _send(children, signal.SIGCONT)


def _above_status(terminal: Terminal) -> Sequence[object]:
    """The screen with its colours, without the status line."""
    return terminal.cells[:-1]


def _send(processes: Sequence[psutil.Process], number: signal.Signals) -> None:
    for process in processes:
        if process.is_running():
            process.send_signal(number)


def _report(keys: Sequence[Key]) -> None:
    stages = [stage for stage in (*_STAGES, _HELD, _DONE) if sum(k.during == stage for k in keys)]
    for stage in stages:
        spent = [key.spent for key in keys if key.during == stage]
        if len(spent) > 1:
            p95 = quantiles(spent, n=20)[-1]
            print(
                f"{stage:14} {len(spent):5} keys: median {median(spent):4.0f}, p95 {p95:4.0f}, "
                f"worst {max(spent):4.0f} ms"
            )
    middle = {stage: median(key.spent for key in keys if key.during == stage) for stage in stages}
    for other in (_HELD, _DONE):
        if _ANNOTATED in middle and other in middle:
            ratio = middle[_ANNOTATED] / middle[other]
            print(f"while annotated against {other}: {ratio:.2f}")
    slowest = sorted(keys, key=lambda key: -key.spent)[:_SLOWEST]
    print("slowest: " + ", ".join(f"{k.name} {k.spent:.0f} ms ({k.during})" for k in slowest))


if __name__ == "__main__":
    main()
