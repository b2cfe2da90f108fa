"""The keeper: the one thread in which the user's state is opened, read and written.

No key waits for the disk, and changes are made in the order they were wished. What is shown of a
change comes after it is on disk.
"""

from __future__ import annotations

import asyncio
import concurrent.futures  # its thread pool is loaded when it is made
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any, TypeVar

from kz_tui.notes.kept import Kept
from kz_tui.notes.record import Change, ChangedMeanwhileError, Record, Write
from kz_tui.rooms import open_room
from kz_tui.store.window import Window, write_window

T = TypeVar("T")


class Keeper:
    """Keeps what the user adds, in a folder; without one until the end of the program.

    `kept` is what was kept when the last change was made or seen. `passing` says why changes are
    not kept beyond the session, if they are not.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._thread = concurrent.futures.ThreadPoolExecutor(1, thread_name_prefix="keeper")
        self._state: Any = None
        self._asked: Future[None] | None = None
        self.kept = Kept()
        self.notices: tuple[str, ...] = ()
        self.passing = ""
        self._opening = self._thread.submit(self._open)

    async def opened(self) -> None:
        """Wait until what was kept before is known."""
        await self.done(self._opening)

    async def settled(self) -> None:
        """Wait until all that was asked for before is done."""
        await self.done(self._thread.submit(_nothing))

    def commit(self, writes: Callable[[Kept], Sequence[Write]]) -> Future[tuple[Change, ...]]:
        """Make changes, all or none; `done` waits for them, and they are made even if nobody does.

        `writes` is asked in its turn, with what is kept then. What it waits for raises
        `NotKeptError`, or `ChangedMeanwhileError` where something was to be done again that no
        longer fits.
        """
        return self._thread.submit(self._commit, writes)

    def look(self, seen: Callable[[], None]) -> None:
        """Look for what other windows have written, and call `seen`, in the keeper's thread."""
        if self._asked is None or self._asked.done():
            self._asked = self._thread.submit(self._look, seen)

    def do(self, job: Callable[[], None]) -> Future[None]:
        """Do something else that waits for a disk, in its turn."""
        return self._thread.submit(job)

    def remember(self, window: Window) -> None:
        """Keep how the window looks; nothing waits for it."""
        if self._folder is not None:
            self._thread.submit(write_window, self._folder, window)

    def close(self) -> None:
        """Finish what is asked for and close."""
        self._thread.submit(self._close)
        self._thread.shutdown(wait=True)

    @staticmethod
    async def done(job: Future[T]) -> T:
        """Wait for what was asked for; whoever stops waiting does not stop it."""
        return await asyncio.shield(asyncio.wrap_future(job))

    # in the thread

    def _open(self) -> None:
        self._state = open_room("state").open_state(self._folder)
        self._take_in(self._state.records)
        self._state.records = ()
        self.passing = self._state.why
        self._collect_notices()

    def _commit(self, writes: Callable[[Kept], Sequence[Write]]) -> tuple[Change, ...]:
        try:
            committed = self._state.commit(writes(self.kept))
        except ChangedMeanwhileError:
            self._take_in(self._state.news())
            raise
        finally:
            self._collect_notices()
        changes: tuple[Change, ...] = committed.changes
        self._take_in(committed.others)
        self._take_in(Record(one.kind, one.key, one.after) for one in changes)
        return changes

    def _look(self, seen: Callable[[], None]) -> None:
        news = self._state.news()
        if news:
            self._take_in(news)
        noticed = self._collect_notices()
        if news or noticed:
            seen()

    def _take_in(self, records: Iterable[Record]) -> None:
        self.kept = open_room("coding").take_in(self.kept, records)

    def _collect_notices(self) -> bool:
        found = self._state.notices
        self._state.notices = ()
        self.notices += found
        return bool(found)

    def _close(self) -> None:
        if self._state is not None:
            self._state.close()

    def take_notices(self) -> tuple[str, ...]:
        """What is to be said, once."""
        said, self.notices = self.notices, ()
        return said


def _nothing() -> None:
    """Nothing to do; in its turn."""
