"""Random keys for as long as one likes: no exception, and memory does not grow.

    python -m tests.endurance.random_keys [SECONDS] [SEED] [TINY FILES]

The installed program runs on a pty over hostile files, as a user has it: twenty texts, or with a
number of tiny files all that `tests.endurance.hostile` makes. What is measured from outside is
the memory that a user's machine holds, nothing is loaded into the program to measure it, and what
one run leaves behind cannot be mistaken for what the next one needs. Keys are drawn from all that
are bound, and from letters; the terminal changes its size now and then, and so do the files.

Left out are the keys that end the program or stop it, `q` among them, which ends it at the list: a
program that is opened anew every minute has no time to grow. Where another way out is found (the
palette) the program is opened anew, and has its time to warm up again.

Every second private memory (USS) is read, of the program and of all processes beside it. Growth is
from the end of the first tenth of the time to its end, at both the median of a sixtieth of the
time, as what lies open at one moment is chance; of several runs the worst counts that lived as
long again as its warm-up. It is told of what the program has written to, and of all: pages of
libraries are private only as long as no other program uses the same, so that the end of another
one, such as a test suite, looks like growth.

A traceback, an exit code that says one, a worker that failed, a program that draws nothing when the
terminal changes its size, and one that does not end when it is told to raise `AssertionError` with
what was written.
"""

from __future__ import annotations

import os
import random
import re
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from operator import attrgetter
from pathlib import Path
from statistics import median
from typing import NamedTuple

import psutil
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.keys import key_to_character

from benchmarks.tally import private, written
from kz_tui.commands.exits import DONE, SKIPPED
from kz_tui.ui.screens.reading_keys import READING_KEYS
from tests.e2e.terminal import Terminal
from tests.endurance.hostile import make_hostile
from tests.hostile import MARKUP, PAYLOADS

_STORY = "Der Hafen von Lisanne ist gesperrt. Angela Merkel traf Wladimir Putin in Moskau. "
_NEVER = {"q", "Q", "ctrl+q", "ctrl+z"}
_KEYS = [key for one in READING_KEYS for key in one.key.split(",") if key not in _NEVER]
_MORE = "down up j k g G pagedown pageup space enter enter escape escape tab 1 2 l".split()
_SIZES = [(140, 40), (100, 30), (60, 20), (20, 5), (1, 1)]
_UNNAMED = {
    "alt+left": "\x1b[1;3D",
    "alt+right": "\x1b[1;3C",
    "f5": "\x1b[15~",
    "slash": "/",
    "plus": "+",
    "minus": "-",
}
_QUIET = 0.03
"""Seconds without output after which the next key is pressed."""
_STUCK = 20.0
_BEAT = 1.0
"""Seconds between looks at the memory."""
_SHOWN = 20_000
"""Characters of the output that are shown of a program that failed."""
_LOOKED_AT = 20
"""Pieces of output that are looked through after a key."""
_BAD = (b"Traceback (most recent", b"Recognition stopped", b"A change was not kept")


class Sample(NamedTuple):
    """Seconds since the program was opened; private MB of the program, and of those beside it.

    `written` are those that the program has written to.
    """

    moment: float
    written: float
    program: float
    beside: float


Memory = Callable[[Sample], float]
WRITTEN: Memory = attrgetter("written")
ALL: Memory = attrgetter("program")


class Outcome(NamedTuple):
    """How many keys were pressed, and what each program that was opened needed."""

    pressed: int
    runs: list[list[Sample]]

    def growth(self, seconds: float, memory: Memory) -> float | None:
        """The worst growth in `seconds` of play; None if no program lived for long enough."""
        grown = [_growth(run, seconds, memory) for run in self.runs if run[-1].moment > seconds / 5]
        return max(grown, default=None)


def _growth(run: list[Sample], seconds: float, memory: Memory) -> float:
    warm, brief = seconds / 10, max(seconds / 60, 2 * _BEAT)
    early = [memory(one) for one in run if warm <= one.moment <= warm + brief]
    late = [memory(one) for one in run if one.moment >= run[-1].moment - brief]
    return median(late) / median(early) - 1


def play(folder: Path, seconds: float, chance: random.Random, most: int = 10**9) -> Outcome:
    """Press keys until the time is over, or so many."""
    pressed, runs, end = 0, [], time.monotonic() + seconds
    while time.monotonic() < end and pressed < most:
        with _Run(folder, chance) as run:
            while run.alive and time.monotonic() < end and pressed < most:
                run.press()
                pressed += 1
            run.end()
        runs.append(run.samples)
    return Outcome(pressed, runs)


class _Run:
    """One run of the program, from when it is opened until it is closed."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.samples: list[Sample] = []
        self.alive = True
        self._folder, self._chance = folder, chance
        self._begun = self._looked = time.monotonic()

    def __enter__(self) -> _Run:
        program = [sys.executable, "-m", "kz_tui", str(self._folder)]
        self._terminal = Terminal(program, columns=140, rows=40)
        self._terminal.wait_for("^p commands", limit=600)
        self._look()
        return self

    def __exit__(self, *_: object) -> None:
        self._terminal.close()

    def press(self) -> None:
        """Press one key; now and then change a file or the size before."""
        chance = self._chance
        if chance.random() < 0.01:
            self._resize()
        if chance.random() < 0.01:
            make_file(self._folder, chance.randrange(len(PAYLOADS)), f"Tag {chance.random()}. ")
        letters = chance.random() < 0.15
        key = chance.choice("abcLM" if letters else _KEYS + 3 * _MORE)
        try:
            self._terminal.send(_sequence(key))
        except OSError:
            self.alive = False
            return
        self._terminal.settle(quiet=_QUIET, limit=_STUCK)
        self._check()
        if time.monotonic() - self._looked > _BEAT:
            self._look()

    def _resize(self) -> None:
        now = (self._terminal.columns, self._terminal.rows)
        self._terminal.resize(*self._chance.choice([size for size in _SIZES if size != now]))
        asked = time.monotonic()
        drawn = self._terminal.pump(_STUCK)  # nothing comes at once if it has just ended
        hangs = drawn is None and time.monotonic() - asked >= _STUCK
        assert not hangs, f"it does not answer:\n{self._said}"

    def end(self) -> None:
        """End the program, if it has not ended by itself."""
        if self.alive:
            os.kill(self._terminal.pid, signal.SIGTERM)
        code = self._terminal.wait_for_exit(_STUCK)
        self._check()
        allowed = (128 + signal.SIGTERM,) if self.alive else (DONE, SKIPPED)
        assert code in allowed, f"it ended with {code}:\n{self._said}"

    @property
    def _said(self) -> str:
        """What was written last, whatever the size of the terminal."""
        written = self._terminal.written.decode(errors="replace")
        return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", written)[-_SHOWN:]

    def _check(self) -> None:
        """No word of an exception stands in what was written last."""
        written = b"".join(data for _, data in self._terminal.log[-_LOOKED_AT:])
        assert not any(words in written for words in _BAD), self._said
        if len(self._terminal.log) > 1000:
            self._terminal.forget()

    def _look(self) -> None:
        self._looked = time.monotonic()
        try:
            own, program, beside = written(self._terminal.pid), private(self._terminal.pid), 0.0
        except OSError:
            self.alive = False  # it has just ended
            return
        for child in psutil.Process(self._terminal.pid).children(recursive=True):
            with suppress(OSError):  # it is done
                beside += private(child.pid)
        self.samples.append(Sample(self._looked - self._begun, own, program, beside))


def _sequence(key: str) -> str:
    """What a terminal sends for a key."""
    return _UNNAMED.get(key) or key_to_character(key) or _SEQUENCES[key]


_SEQUENCES = {
    str(keys[0].value): sequence
    for sequence, keys in reversed(list(ANSI_SEQUENCES_KEYS.items()))  # the usual one comes first
    if isinstance(keys, tuple) and len(keys) == 1
}


def make_files(folder: Path) -> None:
    """Some articles with everything in them that should not be there."""
    for number in range(len(PAYLOADS) + len(MARKUP)):
        make_file(folder, number)
    (folder / "long.txt").write_text(_STORY * 1000)


def make_file(folder: Path, number: int, more: str = "") -> None:
    """Write one of them, anew if it is there."""
    payload = (*PAYLOADS, *MARKUP)[number]
    text = f"Titel {payload}\n\n{more}" + f"{_STORY}{payload} {_STORY}\n\n" * 20
    (folder / f"n{number}.txt").write_text(text, errors="surrogatepass")


def main() -> None:
    """Play, and print what came of it."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 3600
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    tiny = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    with tempfile.TemporaryDirectory() as home:
        for kind in ("CACHE", "CONFIG", "DATA", "STATE"):
            os.environ[f"XDG_{kind}_HOME"] = str(Path(home) / kind)
        folder = Path(home) / "dossier"
        folder.mkdir()
        make_files(folder)
        if tiny:
            make_hostile(folder, tiny)
        outcome = play(folder, seconds, random.Random(seed))
    print(f"{seconds:.0f} s, seed {seed}: {outcome.pressed:,} keys, no exception")
    for number, run in enumerate(outcome.runs, 1):
        _report(number, run)
    grown = outcome.growth(seconds, WRITTEN), outcome.growth(seconds, ALL)
    own, whole = ("not known" if one is None else f"{one:+.1%}" for one in grown)
    print(f"memory written to {own}, with pages of files that no other program uses {whole}")


def _report(number: int, run: list[Sample]) -> None:
    """The median of each tenth of a run, and the most at any moment."""
    life = run[-1].moment
    tenths = [[one for one in run if int(10 * one.moment / (life + 1)) == n] for n in range(10)]
    print(
        f"  program {number}, {life:.0f} s, beside it at most {max(s.beside for s in run):.0f} MB"
    )
    for name, memory in (("written to", WRITTEN), ("all", ALL)):
        curve = " ".join(f"{median(map(memory, some)):.0f}" for some in tenths if some)
        print(f"    {name}: {curve} MB, at most {max(map(memory, run)):.0f}")


if __name__ == "__main__":
    main()
