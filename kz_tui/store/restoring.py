"""The database of a folder, whole: as it is, new, or put together again of what is left."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from kz_tui.notes.record import Record
from kz_tui.store.backups import backups, fresh_beside, newest_good, put_in_place, sync
from kz_tui.store.database import Database, create, is_damage, open_database, readable_records
from kz_tui.store.sums import DamagedError

FILE = "state.db"


class Opened(NamedTuple):
    """A database, all its records, and what is to be said."""

    database: Database
    records: list[Record]
    notices: tuple[str, ...] = ()


def open_whole(folder: Path) -> Opened:
    """The database of a folder: the one there is, a new one, or one put together again."""
    path = folder / FILE
    if not path.exists() or not path.stat().st_size:
        if backups(folder):
            return _restore(folder, path, "is missing" if not path.exists() else "is empty")
        return Opened(_new(path, ()), [])
    try:
        database = open_database(path)
        try:
            return Opened(database, database.records())
        except BaseException:
            database.close()
            raise
    except DamagedError:
        return _restore(folder, path, "was damaged")
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        return _restore(folder, path, "was damaged")


def _new(path: Path, records: Sequence[Record]) -> Database:
    """Make the database beside its place, and put it there when it is whole."""
    new = fresh_beside(path)
    try:
        database = create(str(new))
        try:
            database.fill(records)
        finally:
            database.close()
        put_in_place(new, path)
    finally:
        new.unlink(missing_ok=True)
    database = open_database(path)
    database.revision = max((record.revision for record in records), default=0)
    return database


def _restore(folder: Path, path: Path, what: str) -> Opened:
    """Put together what is left, in a new file; keep the damaged one."""
    left = left_of(folder, path)
    damaged = path.exists() and path.stat().st_size
    aside = _put_aside(path) if damaged else ""
    database = _new(path, left.records)
    kept = f"; the damaged file is kept as {aside}" if aside else ""
    said = f"{path} {what}: restored from {left.source}{kept}"
    return Opened(database, left.records, (said,))


class Left(NamedTuple):
    """What is left of a damaged state, and where it comes from."""

    records: list[Record]
    source: str


def left_of(folder: Path, path: Path) -> Left:
    """The newest good backup, and what can still be read of the damaged file.

    Of a record that stands in both the later one counts, as each change has its own number.
    """
    day, records = newest_good(folder) or ("", [])
    found = {(record.kind, record.key): record for record in records}
    later = 0
    if path.exists():
        for record in readable_records(path):
            known = found.get((record.kind, record.key))
            if known is None or known.revision < record.revision:
                found[record.kind, record.key] = record
                later += 1
    source = f"the backup of {day}" if day else "what could be read of it, as there is no backup"
    if day and later:
        source += f" and {later:,} later records that could be read"
    return Left(list(found.values()), source)


def _put_aside(path: Path) -> str:
    """Give a damaged file a second name, and take away the journal that must not be replayed."""
    stem = f"{path.stem}.damaged-{datetime.now():%Y-%m-%d-%H%M%S}"
    aside = path.with_name(f"{stem}.db")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{stem}-{number}.db")
    os.link(path, aside)
    journal = path.with_name(f"{path.name}-journal")
    with suppress(FileNotFoundError):
        journal.replace(aside.with_name(f"{aside.name}-journal"))
    sync(path.parent)
    return aside.name
