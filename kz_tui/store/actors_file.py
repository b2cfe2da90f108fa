"""The file of decisions on a dossier: read as it is, written so that nothing of it gets lost."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from platformdirs import user_data_path

from kz_tui.model.decision import Decision, DecisionError, Kept
from kz_tui.model.report import Problem
from kz_tui.rooms import open_room
from kz_tui.store.decision_text import add_block, cut_block, read_decisions
from kz_tui.text.toml import LIMIT

NAME = "actors.toml"
_PATIENCE = 5.0
"""Seconds to wait for another window that is writing."""
_PREAMBLE = """\
# What was decided on the actors of this dossier:
#   {roots}
# kz-reader adds a block for each decision and takes out the one that is undone; anything else
# here is yours. docs/actors.md tells what may be written.
"""


def _data_folder() -> Path:
    return user_data_path("kz-reader", appauthor=False)


def dossier_folder(roots: Iterable[str]) -> Path:
    """Where the user's data on a dossier lie: named for its paths, wherever one stands.

    The order of the paths does not matter.
    """
    real = sorted(set(map(_real, roots)))
    key = sha256("\0".join(real).encode("utf-8", "surrogateescape")).hexdigest()[:20]
    return _data_folder() / "dossiers" / key


class ActorsFile:
    """The decisions in one file. `roots` are the paths of the dossier, noted in a new file."""

    def __init__(self, path: Path, roots: Iterable[str] = ()) -> None:
        self._path = path
        self._roots = tuple(roots)

    @property
    def where(self) -> str:
        """Its path."""
        return str(self._path)

    def stamp(self) -> object:
        """When the file was written, its size and its inode; None where it cannot be looked at."""
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino

    def read(self) -> Kept:
        """What the file holds now; nothing if there is none."""
        return _kept(self._text())

    def add(self, decision: Decision) -> Kept:
        """Keep one more decision."""

        def added(text: str) -> str:
            if not text and self._roots:
                text = _PREAMBLE.format(roots="\n#   ".join(map(_shown, self._roots)))
            return add_block(text, decision)

        return self._change(added)

    def take_back(self, decision: Decision) -> Kept:
        """Keep a decision no longer; of several that are alike the last goes."""

        def cut(text: str) -> str:
            kept = _kept(text).decisions
            alike = [one for one in kept if _same(one, decision)]
            if not alike:
                raise DecisionError(f"{self._path}: {decision.in_words}: no longer there")
            shorter = cut_block(text, alike[-1].line)
            left = [one for one in kept if one is not alike[-1]]
            if not all(map(_same, left, _kept(shorter).decisions)):
                line = alike[-1].line
                raise DecisionError(f"{self._path}:{line}: please take this block out by hand")
            return shorter

        return self._change(cut)

    def _change(self, change: Callable[[str], str]) -> Kept:
        """Read the file, write it changed, and return what it holds then; nobody comes between."""
        try:
            with _locked(self._path):
                text = change(self._text())
                _write(self._path, text)
        except OSError as error:
            raise self._cannot("written", error) from None
        return _kept(text)

    def _text(self) -> str:
        try:
            with self._path.open("rb") as file:
                data = file.read(LIMIT + 1)
        except FileNotFoundError:
            return ""
        except OSError as error:
            raise self._cannot("read", error) from None
        if len(data) > LIMIT:
            raise DecisionError(f"{self._path}: cannot be read: larger than {LIMIT:,} bytes")
        return data.decode("utf-8", "surrogateescape")

    def _cannot(self, what: str, error: OSError) -> DecisionError:
        why = (error.strerror or str(error)).lower()
        return DecisionError(f"{self._path}: cannot be {what}: {why}")


def _kept(text: str) -> Kept:
    bad = next((n for n, sign in enumerate(text) if "\udc80" <= sign <= "\udcff"), None)
    kept = read_decisions(text.removeprefix("\ufeff").encode("utf-8", "replace").decode())
    if bad is None:
        return kept
    return kept._replace(
        problems=(Problem(text.count("\n", 0, bad) + 1, "not UTF-8"), *kept.problems)
    )


def _same(one: Decision, other: Decision) -> bool:
    return one._replace(line=0) == other._replace(line=0)


def _real(root: str) -> str:
    try:
        return os.path.realpath(root)
    except ValueError:  # a zero byte: no such path
        return root


def _shown(root: str) -> str:
    return ascii(_real(root))[1:-1]


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Nobody else writes a file meanwhile. The lock lies with the user's data, not beside the file.

    Raises `DecisionError` if somebody else does not come to an end.
    """
    folder = _data_folder() / "locks"
    folder.mkdir(parents=True, exist_ok=True)
    key = sha256(os.fsencode(os.path.realpath(path))).hexdigest()[:20]
    locks = open_room("file-locks")
    try:
        with locks.FileLock(folder / f"{key}.lock", timeout=_PATIENCE):
            yield
    except locks.Timeout:
        raise DecisionError(f"{path}: another window is writing it; please try again") from None


def _write(path: Path, text: str) -> None:
    """Put a whole new file in the place of the old one; a link to a file stays one."""
    target = Path(os.path.realpath(path))
    target.parent.mkdir(parents=True, exist_ok=True)
    new = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with new.open("wb") as file:
            file.write(text.encode("utf-8", "surrogateescape"))
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, new)
        new.replace(target)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
