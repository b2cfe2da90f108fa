"""The database of the user's state: one table of records, and a ledger over it.

A rollback journal and no write-ahead log: the log does not work on network file systems, leaves a
database that cannot be opened in a read-only folder, and in SQLite before 3.51.3 two connections
could damage it (the "WAL-reset bug"). `synchronous=EXTRA` is FULL, and syncs the folder too, so
that a commit outlives a power cut. The table has no index of its own, so that nothing can be read
past the records themselves.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

from kz_tui.notes.record import Change, Record, Write
from kz_tui.store.sums import DamagedError, Ledger, read_ledger, sum_of

APPLICATION = 0x6B7A7264
"""`PRAGMA application_id`: "kzrd"."""
VERSION = 1
"""`PRAGMA user_version`: the schema that this program writes."""
PATIENCE = 10.0
"""Seconds to wait for another window that is writing."""

_CREATE = f"""
CREATE TABLE record (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT,
    revision INTEGER NOT NULL,
    sum BLOB NOT NULL,
    PRIMARY KEY (kind, key)
) WITHOUT ROWID;
CREATE TABLE ledger (line TEXT NOT NULL);
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {VERSION};
"""  # the pragmas are part of the transaction
_DAMAGE = frozenset(
    {
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_FORMAT,
        sqlite3.SQLITE_TOOBIG,
        sqlite3.SQLITE_ERROR,  # no such table, a malformed schema: our own statements are right
    }
)
_ALL = "SELECT kind, key, value, revision, sum FROM record"


class NewerError(Exception):
    """The database has a schema of a later version of the program."""


class Committed(NamedTuple):
    """What a commit did: the changes asked for, and the records others had written before it."""

    changes: tuple[Change, ...]
    others: tuple[Record, ...]


class Database:
    """An open database. Every method may raise `sqlite3.Error`, or `DamagedError`."""

    def __init__(self, connection: sqlite3.Connection, *, revision: int = 0) -> None:
        self.connection = connection
        self.revision = revision
        """The last revision that was read."""

    def close(self) -> None:
        """Close it."""
        self.connection.close()

    def records(self) -> list[Record]:
        """All records, checked one by one and together."""
        self.connection.execute("BEGIN")
        try:
            records = [_checked(row) for row in self.connection.execute(_ALL)]
            ledger = self.ledger()
        finally:
            self._end()
        if not ledger.holds(records):
            raise DamagedError("records are missing")
        self.revision = ledger.revision
        return records

    def news(self) -> list[Record]:
        """The records written since the last look."""
        found = [
            _checked(row)
            for row in self.connection.execute(f"{_ALL} WHERE revision > ?", (self.revision,))
        ]
        self.revision = max((self.revision, *(record.revision for record in found)))
        return found

    def commit(self, writes: Sequence[Write]) -> Committed:
        """Make changes: all of them or none. They are on disk when this returns."""
        connection = self.connection
        seen = self.revision
        connection.execute("BEGIN IMMEDIATE")
        try:
            others = tuple(self.news())
            ledger = self.ledger()
            changes = []
            for write in writes:
                ledger, change = self._write(ledger, write)
                changes.append(change)
            connection.execute("UPDATE ledger SET line = ?", (ledger.line,))
            connection.execute("COMMIT")
        except BaseException:
            self.revision = seen
            self._end()
            raise
        self.revision = ledger.revision
        return Committed(tuple(changes), others)

    def _write(self, ledger: Ledger, write: Write) -> tuple[Ledger, Change]:
        row = self.connection.execute(
            f"{_ALL} WHERE kind = ? AND key = ?", (write.kind, write.key)
        ).fetchone()
        old = _checked(row) if row else None
        before = old.value if old else None
        change = Change(write.kind, write.key, before, write.change(before))
        if change.after == before:
            return ledger, change
        if old is not None:
            ledger = ledger.without(old)
        record = Record(write.kind, write.key, change.after, ledger.revision + 1)
        self._put(record)
        return ledger.plus(record), change

    def _put(self, record: Record) -> None:
        self.connection.execute(
            "REPLACE INTO record VALUES (?, ?, ?, ?, ?)", (*record, sum_of(record))
        )

    def fill(self, records: Iterable[Record]) -> None:
        """Put records into a database that is empty, in one commit."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            ledger = Ledger(VERSION)
            for record in records:
                self._put(record)
                ledger = ledger.plus(record)
            self.connection.execute("UPDATE ledger SET line = ?", (ledger.line,))
            self.connection.execute("COMMIT")
        except BaseException:
            self._end()
            raise
        self.revision = ledger.revision

    def forget(self, records: Sequence[Record]) -> None:
        """Take records out for good; no other window is told."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            ledger = self.ledger()
            for record in records:
                done = self.connection.execute(
                    "DELETE FROM record WHERE kind = ? AND key = ? AND revision = ?",
                    (record.kind, record.key, record.revision),
                )
                ledger = ledger.without(record) if done.rowcount else ledger
            self.connection.execute("UPDATE ledger SET line = ?", (ledger.line,))
            self.connection.execute("COMMIT")
        except BaseException:
            self._end()
            raise

    def ledger(self) -> Ledger:
        """What all records come to, as it is written down."""
        row = self.connection.execute("SELECT line FROM ledger").fetchone()
        if row is None or not isinstance(row[0], str):
            raise DamagedError("the ledger is missing")
        return read_ledger(row[0])

    def _end(self) -> None:
        """Give up what was not committed; a disk that fails here fails at the next use too."""
        if self.connection.in_transaction:
            with suppress(sqlite3.Error):
                self.connection.execute("ROLLBACK")


def create(path: str) -> Database:
    """Make a new database; `:memory:` for one that is not kept."""
    database = Database(_connect(path))
    connection = database.connection
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statement in _CREATE.split(";"):
            connection.execute(statement)
        connection.execute("INSERT INTO ledger VALUES (?)", (Ledger(VERSION).line,))
        connection.execute("COMMIT")
    except BaseException:
        database.close()
        raise
    return database


def open_database(path: Path, *, immutable: bool = False, newer: bool = False) -> Database:
    """Open a database that was written before.

    `immutable` reads one in a place where nothing can be written; `newer` takes one of a later
    schema too, which may still have the table that this one knows. Raises `DamagedError` for what
    is none of ours, `NewerError` for a later schema, `sqlite3.Error` where it cannot be read.
    """
    uri = f"{path.absolute().as_uri()}?{'immutable=1' if immutable else 'mode=rw'}"
    try:
        database = Database(_connect(uri))
        try:
            _check(database, newer=newer)
        except BaseException:
            database.close()
            raise
    except sqlite3.Error as error:
        if is_damage(error):
            raise DamagedError(str(error)) from None
        raise
    return database


def is_damage(error: sqlite3.Error) -> bool:
    """Whether an error tells of a damaged file, not of a disk or a lock."""
    return (getattr(error, "sqlite_errorcode", 0) & 0xFF) in _DAMAGE


def _connect(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path,
        timeout=PATIENCE,
        isolation_level=None,
        check_same_thread=False,
        uri=path.startswith("file:"),
    )
    connection.text_factory = partial(str, encoding="utf-8", errors="replace")
    try:
        connection.execute("PRAGMA synchronous = EXTRA")
    except BaseException:
        connection.close()
        raise
    return connection


def _check(database: Database, *, newer: bool) -> None:
    connection = database.connection
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION or version < 1:
        raise DamagedError("it is no database of kz-reader")
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        if "error code" in found:  # the disk, not the data
            raise sqlite3.OperationalError(found)
        raise DamagedError(found)
    if version > VERSION and not _written_by_us(database):
        if newer:
            return
        raise NewerError(f"version {version}")
    if version != VERSION:
        raise DamagedError("the version in its head is wrong")


def _written_by_us(database: Database) -> bool:
    try:
        return database.ledger().version == VERSION
    except (sqlite3.Error, DamagedError, ValueError):
        return False


def readable_records(path: Path) -> Iterator[Record]:
    """What can still be read of a damaged database, from both of its ends."""
    try:
        connection = _connect(f"{path.absolute().as_uri()}?immutable=1")
    except sqlite3.Error:
        return
    try:
        for order in ("", " ORDER BY kind DESC, key DESC"):
            try:
                for row in connection.execute(_ALL + order):
                    if _is_sound(row):
                        yield Record(*row[:4])
            except (sqlite3.Error, OverflowError):
                continue
    finally:
        connection.close()


def _is_sound(row: tuple[object, ...]) -> bool:
    try:
        _checked(row)
    except DamagedError:
        return False
    return True


def _checked(row: tuple[object, ...]) -> Record:
    kind, key, value, revision, written = row
    if (
        isinstance(kind, str)
        and isinstance(key, str)
        and (value is None or isinstance(value, str))
        and isinstance(revision, int)
    ):
        record = Record(kind, key, value, revision)
        if sum_of(record) == written:
            return record
    raise DamagedError("a record is damaged")
