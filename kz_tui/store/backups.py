"""Backups of the user's state: one a day, several kept, each checked before it counts."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

from kz_tui.notes.record import Record
from kz_tui.store.database import Database, NewerError, open_database
from kz_tui.store.sums import DamagedError

KEPT = 7
"""How many backups are kept."""
_FOLDER = "backups"
_name = re.compile(r"state-(\d{4}-\d{2}-\d{2})\.db")


def backups(folder: Path) -> list[Path]:
    """The backups beside a database, newest first. Raises `OSError`."""
    try:
        found = [one for one in (folder / _FOLDER).iterdir() if _name.fullmatch(one.name)]
    except FileNotFoundError:
        return []
    return sorted(found, reverse=True)


def day_of(backup: Path) -> str:
    """The day a backup was made, in ISO 8601."""
    match = _name.fullmatch(backup.name)
    return match[1] if match else ""


def back_up(database: Database, folder: Path, today: date) -> None:
    """Make the backup of a day, if there is none yet, and drop the oldest ones.

    Raises `sqlite3.Error`, `OSError` or `DamagedError`; the backups there were are kept then.
    """
    made = folder / _FOLDER / f"state-{today.isoformat()}.db"
    if made.exists():
        return
    made.parent.mkdir(mode=0o700, exist_ok=True)
    new = fresh_beside(made)
    try:
        target = sqlite3.connect(new)
        try:
            database.connection.backup(target)
        finally:
            target.close()
        copy = open_database(new, immutable=True)
        try:
            copy.records()
        finally:
            copy.close()
        put_in_place(new, made)
    finally:
        new.unlink(missing_ok=True)
    for old in backups(folder)[KEPT:]:
        old.unlink(missing_ok=True)


def newest_good(folder: Path) -> tuple[str, list[Record]] | None:
    """The day and the records of the newest backup that is whole, or None. Raises `OSError`."""
    return next(_good(folder), None)


def _good(folder: Path) -> Iterator[tuple[str, list[Record]]]:
    for backup in backups(folder):
        with suppress(sqlite3.Error, DamagedError, NewerError):
            database = open_database(backup, immutable=True)
            try:
                records = database.records()
            finally:
                database.close()
            yield day_of(backup), records


def fresh_beside(path: Path) -> Path:
    """A name for a new file, beside the one it will replace; what a crash left there is removed.

    For whoever holds the opening lock.
    """
    for left in path.parent.glob(f"{path.name}.*.new*"):
        left.unlink(missing_ok=True)
    return path.with_name(f"{path.name}.{os.getpid()}.new")


def put_in_place(new: Path, path: Path) -> None:
    """Give a new file its name once it is on disk; what had the name before is replaced."""
    sync(new)
    new.chmod(0o600)
    new.replace(path)
    sync(path.parent)


def sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on disk.

    Never for a database that is open: closing its file would drop the locks of this process.
    """
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
