"""The user's state on disk: opened whatever its condition, written by several windows at once.

`open_state` never fails. Where the folder cannot be written the state lives in memory, where the
file is damaged it is put together again from the newest good backup and what can still be read,
where a later version of the program wrote it, it is only read; `notices` say so.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from kz_tui.notes.record import Change, ChangedMeanwhileError, NotKeptError, Record, Write
from kz_tui.store.backups import back_up, backups
from kz_tui.store.database import (
    Committed,
    Database,
    NewerError,
    create,
    is_damage,
    open_database,
)
from kz_tui.store.locking import opening_lock
from kz_tui.store.restoring import FILE, left_of, open_whole
from kz_tui.store.sums import DamagedError

LIMITS = {"trail": 5000, "asked": 500}
"""How many records of a kind are kept; the oldest go when the state is opened."""

Clock = Callable[[], datetime]


class Mode(Enum):
    """Where changes go. `KEPT`: to disk. `MEMORY`: until the end. `READ_ONLY`: nowhere."""

    KEPT = "kept"
    MEMORY = "in memory"
    READ_ONLY = "read-only"


class _Identity(NamedTuple):
    """What tells whether a file is another one, or was written by somebody else."""

    file: tuple[int, int]
    written: tuple[int, int]


class State:
    """The state as it is open in one window; for use in one thread.

    `records` are all there were when it was opened. `why` says why changes are not kept.
    """

    def __init__(
        self,
        database: Database,
        records: Sequence[Record],
        notices: Sequence[str] = (),
        *,
        folder: Path | None = None,
        mode: Mode = Mode.KEPT,
        why: str = "",
        clock: Clock = datetime.now,
    ) -> None:
        self.records = records
        self.notices = tuple(notices)
        self.mode = mode
        self.why = why
        self._database = database
        self._folder = folder
        self._clock = clock
        self._seen = self._identity()
        self._changed = False

    # changes

    def commit(self, writes: Sequence[Write]) -> Committed:
        """Make changes, all or none; they are on disk when this returns.

        Raises `NotKeptError` where that cannot be done, `ChangedMeanwhileError` where a change
        that was to be made again no longer fits.
        """
        if self.mode is Mode.READ_ONLY:
            raise NotKeptError(self.why)
        try:
            self._follow()
            committed = self._database.commit(writes)
            while self._follow():  # another window put the file together again meanwhile
                self._database.commit([_settled(change) for change in committed.changes])
        except ChangedMeanwhileError:
            raise
        except (sqlite3.Error, DamagedError, OSError) as error:
            self._recover(error)
            raise NotKeptError(reason(error)) from error
        self._changed = True
        return committed

    def news(self) -> tuple[Record, ...]:
        """What other windows have written since the last look; nothing where it cannot be read."""
        seen = self._identity()
        if self.mode is not Mode.KEPT or seen == self._seen:
            return ()
        try:
            self._follow()
            found = tuple(self._database.news())
        except (sqlite3.Error, DamagedError, OSError) as error:
            self._recover(error)
            return ()
        self._seen = seen
        return found

    def close(self) -> None:
        """Close it; the first day's changes get their backup."""
        if self.mode is Mode.KEPT and self._folder is not None and self._changed:
            with suppress(sqlite3.Error, DamagedError, OSError), opening_lock(self._folder):
                back_up(self._database, self._folder, self._clock().date())
        self._database.close()

    # the file under it

    def _identity(self) -> _Identity | None:
        if self._folder is None:
            return None
        try:
            found = (self._folder / FILE).stat()
        except OSError:
            return None
        return _Identity((found.st_dev, found.st_ino), (found.st_mtime_ns, found.st_size))

    def _follow(self) -> bool:
        """Open the file that has taken the place of the one that is open, if one has."""
        now = self._identity()
        if self.mode is not Mode.KEPT or self._seen is None or self._folder is None:
            return False
        if now is not None and now.file == self._seen.file:
            return False
        self._reopen(self._folder)
        return True

    def _reopen(self, folder: Path) -> None:
        revision = self._database.revision
        with opening_lock(folder):
            database, _, notices = open_whole(folder)
        self._database.close()
        database.revision = min(revision, database.revision)
        self._database = database
        self._seen = self._identity()
        self.notices += notices

    def _recover(self, error: Exception) -> None:
        """After an error go on with a connection that knows nothing of it."""
        if self.mode is not Mode.KEPT or self._folder is None:
            return
        damaged = isinstance(error, DamagedError) or (
            isinstance(error, sqlite3.Error) and is_damage(error)
        )
        with suppress(sqlite3.Error, DamagedError, OSError, NewerError):
            if damaged:
                self._reopen(self._folder)
            else:
                revision = self._database.revision
                database = open_database(self._folder / FILE)
                self._database.close()
                database.revision = revision
                self._database = database


def read_state(folder: Path) -> tuple[Sequence[Record], tuple[str, ...]]:
    """What is kept in a folder, and what is to be said of it; nothing is made where nothing is."""
    try:
        if not (folder / FILE).exists() and not backups(folder):
            return (), ()
    except OSError as error:
        return (), (f"Marks and notes cannot be read: {reason(error)} ({folder})",)
    state = open_state(folder)
    records, notices = state.records, state.notices
    state.close()
    return records, notices


def _settled(change: Change) -> Write:
    """The write that makes a change whatever stands there."""
    return Write(change.kind, change.key, lambda _: change.after)


def open_state(folder: Path | None, clock: Clock = datetime.now) -> State:
    """Open the state in a folder, whatever its condition; None for one that is not kept."""
    if folder is None:
        return State(create(":memory:"), (), mode=Mode.MEMORY)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _check_writable(folder)
        with opening_lock(folder):
            database, records, notices = open_whole(folder)
            records = _trimmed(database, records)
            if records:
                notices += _backed_up(database, folder, clock().date())
        return State(database, records, notices, folder=folder, clock=clock)
    except NewerError:
        why = "they were written by a later version of kz-reader"
        return _read_only(folder, Mode.READ_ONLY, why)
    except (sqlite3.Error, DamagedError, OSError) as error:
        return _read_only(folder, Mode.MEMORY, reason(error))


def _check_writable(folder: Path) -> None:
    """Raise `PermissionError` where SQLite would open the file and fail at the first change."""
    path = folder / FILE
    for one in (folder, path):
        if (one is folder or path.exists()) and not os.access(one, os.W_OK):
            raise PermissionError(errno.EACCES, f"{one} is read-only")


def _read_only(folder: Path, mode: Mode, why: str) -> State:
    """The state as far as it can be read, in memory."""
    path = folder / FILE
    records: list[Record] = []
    more = ""
    try:
        database = open_database(path, immutable=True, newer=mode is Mode.READ_ONLY)
        try:
            records = database.records()
        finally:
            database.close()
    except (sqlite3.Error, DamagedError, NewerError, OSError):
        with suppress(OSError):
            if path.exists() or backups(folder):
                records, source = left_of(folder, path)
                more = f"; what is shown comes from {source}"
    memory = create(":memory:")
    memory.fill(records)
    fate = "cannot be changed" if mode is Mode.READ_ONLY else "are not kept beyond this session"
    notice = f"Marks and notes {fate}: {why} ({folder}){more}"
    return State(memory, records, (notice,), mode=mode, why=why)


def _trimmed(database: Database, records: list[Record]) -> list[Record]:
    """The records without the oldest of a kind of which there are too many."""
    counts = Counter(record.kind for record in records)
    surplus: list[Record] = []
    for kind, limit in LIMITS.items():
        if counts[kind] > limit + limit // 10:
            found = sorted(
                (record for record in records if record.kind == kind), key=lambda r: r.revision
            )
            surplus += found[: counts[kind] - limit]
    if not surplus:
        return records
    database.forget(surplus)
    gone = set(surplus)
    return [record for record in records if record not in gone]


def _backed_up(database: Database, folder: Path, today: date) -> tuple[str, ...]:
    try:
        back_up(database, folder, today)
    except (sqlite3.Error, DamagedError, OSError) as error:
        return (f"Marks and notes have no backup of today: {reason(error)}",)
    return ()


_WORDS = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk reports an error",
    sqlite3.SQLITE_CANTOPEN: "its files cannot be opened",
    sqlite3.SQLITE_READONLY: "its file may not be written",
    sqlite3.SQLITE_PERM: "its file may not be written",
    sqlite3.SQLITE_BUSY: "another window has been writing for too long; try again",
}


def reason(error: Exception) -> str:
    """An error in words for people."""
    if isinstance(error, OSError):
        return (error.strerror or str(error)).lower()
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return _WORDS.get(code, str(error) or type(error).__name__)
