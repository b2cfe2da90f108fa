"""Keeping what the user adds: made in the background, shown once on disk, taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import ModuleType

from textual.message import Message

from kz_tui.model.memo import cached_property
from kz_tui.notes.kept import Kept
from kz_tui.notes.record import Change, ChangedMeanwhileError, NotKeptError, Write, redo
from kz_tui.rooms import open_room
from kz_tui.text.clean import clean, clean_line
from kz_tui.ui.deeds import CannotUndoError, Deed, Deeds
from kz_tui.ui.keeper import Keeper
from kz_tui.ui.screens.filtering import FilteringScreen

_LOOKED = 1.0
"""Seconds between looks for what other windows have written."""
_TIDIED = 60.0
"""Seconds after which memory is given back that views and texts no longer need."""

KEEPING = "keeping"
"""The group of workers in which changes are made."""

Writes = Callable[[Kept], Sequence[Write]]
Words = str | Callable[[Sequence[Change]], str]


class KeptChanged(Message):
    """Another window has changed what is kept."""


class ChangingScreen(FilteringScreen):
    """Has the keeper, and the deeds that can be taken back."""

    deeds = Deeds()
    _folder: Path | None = None

    @cached_property
    def keeper(self) -> Keeper:
        """The keeper; a key may ask for it before anything else does."""
        return Keeper(self._folder)

    def begin_keeping(self) -> None:
        """Open the state in the background; nothing that is shown waits for it."""
        self.run_worker(self._show_opened(), group=KEEPING, exit_on_error=False)
        self.set_interval(_LOOKED, self.look_around)
        self.set_interval(_TIDIED, self._tidy)

    async def _show_opened(self) -> None:
        await self.keeper.opened()
        self.show_kept()

    def look_around(self) -> None:
        """Look for what other windows have written."""
        self.keeper.look(self._tell_changed)

    def _tell_changed(self) -> None:
        self.post_message(KeptChanged())

    def on_kept_changed(self) -> None:
        """Show what another window wrote."""
        self.show_kept()

    def give_back(self) -> None:
        """Give the system the memory that is free now; in the keeper's thread, no key waits."""
        self.keeper.do(_give_back)

    def _tidy(self) -> None:
        self.keeper.do(partial(_tidy, len(self.desk.library.articles)))

    def on_unmount(self) -> None:
        """What was wished is on disk before the program ends."""
        if "keeper" in self.__dict__:
            self.keeper.close()

    def show_kept(self) -> None:
        """Hand the panes what is kept now, and say what the keeper has to say."""
        self.desk = replace(self.desk, kept=self.keeper.kept)
        for notice in self.keeper.take_notices():
            self.app.notify(clean(notice).text, severity="warning", timeout=20, markup=False)

    # changes

    def keep(self, writes: Writes, words: Words = "") -> None:
        """Make a change that can be taken back, and say in the status line that it is made.

        Without words it is made silently and is no deed.
        """
        job = self.keeper.commit(writes)  # now: the program may end before the worker begins
        self.run_worker(self._show_made(job, words), group=KEEPING, exit_on_error=False)

    async def _show_made(self, job: Future[tuple[Change, ...]], words: Words) -> None:
        try:
            changes = await self.keeper.done(job)
        except NotKeptError as error:
            self._say_not_kept(error)
            return
        self.show_kept()
        said = words if isinstance(words, str) else words(changes)
        if said:
            self.did(self._deed(said, changes))
            self.say_done(said)

    def _deed(self, words: str, changes: Sequence[Change]) -> Deed:
        made = [change for change in changes if change.kind != "article"]  # names are no deed

        async def undo() -> None:
            await self._repeat([change.reverse for change in reversed(made)])

        async def again() -> None:
            await self._repeat(made)

        return Deed(words, undo, again)

    async def _repeat(self, changes: Sequence[Change]) -> None:
        try:
            await self.keeper.done(self.keeper.commit(lambda _: [*map(redo, changes)]))
        except ChangedMeanwhileError:
            self.show_kept()
            raise CannotUndoError("it was changed again in another window") from None
        self.show_kept()

    def did(self, deed: Deed) -> None:
        """Remember something that `u` takes back."""
        self.deeds = self.deeds.did(deed)

    def say_done(self, words: str) -> None:
        """Say what was done, and that it will not last where it cannot be kept."""
        self.show_place(f"{words} (for this session only)" if self.keeper.passing else words)

    def _say_not_kept(self, error: Exception) -> None:
        self.show_kept()
        message = f"Not kept: {clean_line(str(error))}"
        self.app.notify(message, severity="error", timeout=10, markup=False)

    # taking back

    def action_undo(self) -> None:
        """Take back the last thing that was done."""
        self.run_worker(self._undo(), group=KEEPING, exit_on_error=False)

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self.run_worker(self._redo(), group=KEEPING, exit_on_error=False)

    async def _undo(self) -> None:
        await self.keeper.settled()
        if not self.deeds.done:
            self.show_place("nothing to undo")
            return
        deed = self.deeds.done[-1]
        self.deeds = self.deeds.took_back()
        try:
            await deed.undo()
        except (CannotUndoError, NotKeptError) as error:
            gone = isinstance(error, CannotUndoError)
            self.deeds = self.deeds.without_undone() if gone else self.deeds.did_again()
            self._say_not_undone(deed, error)
        else:
            self.say_done(f"undone: {deed.words}")

    async def _redo(self) -> None:
        await self.keeper.settled()
        if not self.deeds.undone:
            self.show_place("nothing to redo")
            return
        deed = self.deeds.undone[-1]
        self.deeds = self.deeds.did_again()
        try:
            await deed.redo()
        except (CannotUndoError, NotKeptError) as error:
            gone = isinstance(error, CannotUndoError)
            self.deeds = self.deeds.without_last() if gone else self.deeds.took_back()
            self._say_not_undone(deed, error)
        else:
            self.say_done(f"done again: {deed.words}")

    def _say_not_undone(self, deed: Deed, error: Exception) -> None:
        message = f"{deed.words}: {clean_line(str(error))}"
        self.app.notify(message, severity="warning", markup=False)


def now() -> str:
    """The moment in ISO 8601, in UTC, with what tells it from any other."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def coding() -> ModuleType:
    """What makes writes of wishes (`notes.coding`), loaded with the first of them."""
    return open_room("coding")


def _give_back() -> None:
    open_room("heap").give_back()


def _tidy(articles: int) -> None:
    open_room("heap").tidy(articles)
