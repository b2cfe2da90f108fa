"""The cache under damage, kills and failing disks: answers are those without it, or it is said.

    python -m tests.endurance.cache damaged [TIMES]
    python -m tests.endurance.cache killed [TIMES]
    python -m tests.endurance.cache failing [LAST N]

`damaged` flips a bit of a file of the cache or cuts it short, and asks. `killed` changes the
dossier and kills the program with -9 at a random moment while it works and writes. `failing` lets
the N-th call that opens, writes, renames, makes or removes a file of the cache fail, for every N
and four reasons. After each round the answers of the program are compared with those of --no-cache,
and what the interface would show with what is read without a shelf; any difference ends the run.
"""

from __future__ import annotations

import builtins
import errno
import io
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kz_tui.library import Library
from kz_tui.pipeline.assembling import with_dossier
from kz_tui.pipeline.kept import open_kept
from kz_tui.pipeline.opening import open_dossier
from kz_tui.pipeline.request import Request
from kz_tui.store import folder as folder_room
from kz_tui.store.caches import shelf_of
from kz_tui.ui.opening import open_library
from tests.commands.running import PROGRAM, environment, run

_ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EMFILE)
_ASKED = (
    ("search", "Lisanne", "--json"),
    ("actors", "--json"),
    ("search", "actor:Putin", "--json"),
)
_TEXT = "Treffen {0}\n\nAngela Merkel traf Wladimir Putin in Lisanne. Es war Tag {0}, {1}.\n"


class Dossier:
    """A small dossier with a cache of its own, in a folder."""

    def __init__(self, home: Path) -> None:
        self.folder = home / "dossier"
        self.folder.mkdir()
        os.environ["XDG_CACHE_HOME"] = str(home / "cache")
        for number in range(3):
            self.change(number, "zuerst")
        lines = [json.dumps({"text": _TEXT.format(n, "in Zeilen")}) for n in range(3)]
        (self.folder / "lines.jsonl").write_text("\n".join(lines))
        shelf = shelf_of([str(self.folder)])
        assert shelf is not None
        self.shelf = shelf

    def change(self, number: int, words: str) -> None:
        """Write an article anew."""
        (self.folder / f"n{number}.txt").write_text(_TEXT.format(number, words))

    def answers(self, *options: str) -> tuple[list[Any], str]:
        """What the commands answer, and what they say."""
        records, talk = [], ""
        for words in _ASKED:
            done = run(*words, "--in", self.folder, *options)
            assert done.code == 0, done.talk
            for record in done.records:
                record.pop("cpu_ms", None)
                records.append(record)
            talk += done.talk
        return records, talk

    def shown(self, shelf: folder_room.FolderShelf | None) -> list[Any]:
        """What the interface would show, in the end."""
        request = Request((str(self.folder),), shelf=shelf, thorough=True)
        library = Library()
        if (kept := open_kept(shelf)) is not None:
            library = with_dossier(library, kept, complete=False)
        for step in open_library(library, open_dossier(request), shelf):
            if isinstance(step, Library):
                library = step
        return [list(library.articles), list(library.annotations), dict(library.entities)]


def damaged(dossier: Dossier, times: int, chance: random.Random) -> Counter[str]:
    """Flip bits and cut files."""
    expected, shown = dossier.answers("--no-cache")[0], dossier.shown(None)
    dossier.answers()
    sound = dossier.folder.parent / "sound"
    shutil.copytree(dossier.shelf.folder, sound)
    outcome: Counter[str] = Counter()
    for _ in range(times):
        shutil.rmtree(dossier.shelf.folder)
        shutil.copytree(sound, dossier.shelf.folder)
        victim = chance.choice(sorted(dossier.shelf.folder.iterdir()))
        content = bytearray(victim.read_bytes())
        place = chance.randrange(len(content))
        if chance.random() < 0.5:
            content[place] ^= 1 << chance.randrange(8)
        else:
            del content[place:]
        victim.write_bytes(content)
        kind = victim.name.partition("-")[0]
        if chance.random() < 0.5:
            answers, talk = dossier.answers()
            assert answers == expected, f"{victim.name} at {place}"
            outcome[f"{kind}: {'said and worked out anew' if talk else 'not needed, or anew'}"] += 1
        else:
            assert dossier.shown(dossier.shelf) == shown, f"{victim.name} at {place}"
            outcome[f"{kind}: the interface shows the same"] += 1
    return outcome


def killed(dossier: Dossier, times: int, chance: random.Random) -> Counter[str]:
    """Kill the program while it writes."""
    outcome: Counter[str] = Counter()
    command = [*PROGRAM, "actors", "--json", "--in", str(dossier.folder)]
    start = time.monotonic()
    subprocess.run(command, env=environment(), capture_output=True, check=True)
    longest = 1.2 * (time.monotonic() - start)
    for number in range(times):
        dossier.change(number % 3, f"Runde {number}")
        before = set(dossier.shelf.folder.iterdir())
        process = subprocess.Popen(
            command, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(chance.uniform(0.2 * longest, longest))
        process.kill()
        died = process.wait() < 0
        written = set(dossier.shelf.folder.iterdir()) != before
        outcome["killed while or after it wrote" if written else "killed before it wrote"] += died
        outcome["done before"] += not died
        answers, talk = dossier.answers()
        assert answers == dossier.answers("--no-cache")[0], f"round {number}"
        outcome["something to say afterwards"] += bool(talk)
    return outcome


class _Calls:
    """Counts calls on files of the cache, and lets one of them fail."""

    def __init__(self, below: Path, number: int, error: int) -> None:
        self.count = 0
        self._below = str(below)
        self._number = number
        self._error = error

    def meet(self, path: object) -> None:
        """Note a call; raises the error if it is the one that fails."""
        if isinstance(path, int) or not os.fspath(path).startswith(self._below):  # type: ignore[call-overload]
            return
        self.count += 1
        if self.count == self._number:
            raise OSError(self._error, os.strerror(self._error))


class _Writing(io.FileIO):
    """A file of the cache whose writes are counted."""

    def __init__(self, descriptor: int, calls: _Calls, path: str) -> None:
        super().__init__(descriptor, "wb")
        self._calls, self._path = calls, path

    def write(self, data: Any, /) -> int:  # as in the class above
        self._calls.meet(self._path)
        return super().write(data)


@contextmanager
def _failing(calls: _Calls, below: Path) -> Iterator[None]:
    """Let calls go by way of `calls`."""
    real: dict[str, Callable[..., Any]] = {
        name: getattr(os, name) for name in ("open", "replace", "mkdir", "unlink")
    }

    def passing(name: str) -> Callable[..., Any]:
        def call(path: Any, *arguments: Any, **named: Any) -> Any:
            calls.meet(path)
            return real[name](path, *arguments, **named)

        return call

    real_open = io.open

    def opening(path: Any, mode: str = "r", *arguments: Any, **named: Any) -> Any:
        if isinstance(path, int):
            return _Writing(path, calls, str(below))
        calls.meet(path)
        return real_open(path, mode, *arguments, **named)

    for name in real:
        setattr(os, name, passing(name))
    io.open = opening  # type: ignore[assignment]
    folder_room.open = opening  # type: ignore[attr-defined]
    try:
        yield
    finally:
        for name, function in real.items():
            setattr(os, name, function)
        io.open = builtins.open = real_open
        del folder_room.open  # type: ignore[attr-defined]


def failing(dossier: Dossier, last: int) -> Counter[str]:
    """Let the N-th call fail."""
    outcome: Counter[str] = Counter()
    expected = dossier.answers("--no-cache")[0]
    dossier.answers()
    sound = dossier.folder.parent / "sound"
    shutil.copytree(dossier.shelf.folder, sound)
    for kept in (True, False):
        for error in _ERRORS:
            for number in range(1, last + 1):
                shutil.rmtree(dossier.shelf.folder, ignore_errors=True)
                if kept:
                    shutil.copytree(sound, dossier.shelf.folder)
                calls = _Calls(dossier.shelf.folder.parent, number, error)
                with _failing(calls, dossier.shelf.folder):
                    answers, talk = dossier.answers()
                where = f"call {number}, {errno.errorcode[error]}, kept={kept}"
                assert answers == expected, where
                assert "Traceback" not in talk, where
                assert dossier.answers()[0] == expected, where
                outcome["rounds"] += 1
                outcome["said"] += bool(talk)
                if calls.count < number:
                    break
            outcome["calls at most"] = max(outcome["calls at most"], number)
    return outcome


def main() -> None:
    """Run what the command line says, and print what came of it."""
    what, times = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 200
    with tempfile.TemporaryDirectory() as home:
        dossier = Dossier(Path(home))
        if what == "failing":
            outcome = failing(dossier, times)
        else:
            outcome = {"damaged": damaged, "killed": killed}[what](
                dossier, times, random.Random(times)
            )
    print(f"{what}, {times}: no wrong answer")
    for words, count in sorted(outcome.items()):
        print(f"{count:8,}  {words}")


if __name__ == "__main__":
    main()
