"""Words for tests of the user's state."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path

from kz_tui.notes.record import Write
from kz_tui.store.restoring import FILE
from kz_tui.store.state import State, open_state

DAY = datetime(2026, 3, 1, 12)


def put(key: str, value: str | None, kind: str = "note") -> Write:
    return Write(kind, key, lambda _: value)


def opened(folder: Path, now: datetime = DAY) -> State:
    return open_state(folder, lambda: now)


def kept(folder: Path, now: datetime = DAY) -> dict[str, str | None]:
    """What stands in a folder, by key."""
    state = opened(folder, now)
    try:
        assert not state.notices
        return {record.key: record.value for record in state.records}
    finally:
        state.close()


def fill(folder: Path, count: int = 40, now: datetime = DAY) -> dict[str, str | None]:
    """Write some records, close, and say what stands there."""
    state = opened(folder, now)
    for number in range(count):
        state.commit([put(f"{number:03}", f'{{"text": "{number} {"x" * 200}"}}')])
    state.close()
    return {f"{n:03}": f'{{"text": "{n} {"x" * 200}"}}' for n in range(count)}


def tamper(folder: Path, statement: str) -> None:
    connection = sqlite3.connect(folder / FILE)
    connection.execute(statement)
    connection.commit()
    connection.close()
