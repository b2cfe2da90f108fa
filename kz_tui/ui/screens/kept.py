"""All marks and notes: to look at, to filter, to open at the passage, to delete, to export."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.widgets import Static

from kz_tui.library import Library
from kz_tui.notes.entries import all_homes, entries, homes_by_id, noted_articles
from kz_tui.notes.entry import Entry
from kz_tui.notes.kept import Kept, Visit
from kz_tui.text.fold import fold
from kz_tui.ui.drawing.entry_item import entry_item, row_height, visit_item
from kz_tui.ui.drawing.line import Line
from kz_tui.ui.screens.kept_view import KeptView
from kz_tui.ui.widgets.ask_line import AnswerInput, AskLine
from kz_tui.ui.widgets.row_list import Heights, RowList

Row = Entry | Visit


class Scope(Enum):
    """What is listed; the value is the word for it."""

    HERE = "this dossier"
    EVERYWHERE = "everywhere"
    TRAIL = "reading trail"

    @property
    def following(self) -> Scope:
        """The one the key changes to."""
        scopes = list(Scope)
        return scopes[(scopes.index(self) + 1) % len(scopes)]


_EMPTY = {
    Scope.HERE: "Nothing is marked or noted here yet: m marks an article, a notes a passage.",
    Scope.EVERYWHERE: "Nothing is marked or noted yet: m marks an article, a notes a passage.",
    Scope.TRAIL: "Nothing was read yet.",
}


class Wishes(NamedTuple):
    """What the list wants to have done; whoever opened it does so, and shows what is kept then."""

    forget: Callable[[Entry], None]
    undo: Callable[[], None]
    redo: Callable[[], None]
    copy: Callable[[Entry], None]
    write: Callable[[Path, Sequence[Row]], None]


class KeptRows(RowList):
    """Marks and notes, or the steps of the trail."""

    rows: Sequence[Row] = ()

    def show(self, rows: Sequence[Row], *, keep: bool) -> None:
        """Show other rows; the cursor stays near its place where `keep` is set."""
        self.rows = rows
        cursor = min(max(self.cursor, 0) if keep else 0, len(rows) - 1)
        self.rows_changed(cursor, keep_scroll=keep)

    def heights(self) -> Heights:
        """As many lines as a row has."""
        return Heights(len(self.rows), own=[row_height(row) for row in self.rows])

    def draw(self, item: int, width: int) -> Sequence[Line]:
        """A mark, a note or a step."""
        row = self.rows[item]
        return visit_item(row, width) if isinstance(row, Visit) else entry_item(row, width)


def _words_of(row: Row) -> str:
    if isinstance(row, Visit):
        return fold(f"{row.title or ''} {row.actor or ''} {row.id} {row.at[:10]}")
    article, note = row.article, row.note
    tags = " ".join(f"#{tag}" for tag in row.tags)
    words = f"{note.text} {note.anchor.words}" if note else ""
    names = f"{article.title or ''} {article.source or ''} {article.id} {article.path}"
    return fold(f"{words} {tags} {names}")


class KeptScreen(KeptView[Row | None]):
    """Lists what is kept; the result is what shall be opened, or None."""

    CSS_PATH = Path(__file__).with_suffix(".tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,B", "close", "Close", id="kept.close",
                tooltip="Empty the filter; back without opening one"),
        Binding("slash", "filter", "Filter", id="kept.filter",
                tooltip="Filter by words of notes, passages, titles, sources and #tags"),
        Binding("d,delete", "forget", "Delete", id="kept.delete",
                tooltip="Delete this note, or the mark and tags of this article"),
        Binding("u", "undo", "Undo", id="kept.undo", tooltip="Take back the last change"),
        Binding("U", "redo", "Redo", id="kept.redo", tooltip="Make again what was taken back"),
        Binding("x", "scope", "View", id="kept.scope",
                tooltip="Of this dossier, of all, or the reading trail"),
        Binding("y", "copy", "Copy", id="kept.copy", tooltip="Copy the passage with its citation"),
        Binding("w", "write", "Write", id="kept.write",
                tooltip="Write what is listed to a file: .md, .json or .csv"),
    ]  # fmt: skip
    HINTS = (
        ("list.open", "open"),
        ("kept.filter", "filter"),
        ("kept.delete", "delete"),
        ("kept.undo", "undo"),
        ("kept.scope", "other list"),
        ("kept.copy", "copy"),
        ("kept.write", "write"),
        ("kept.close", "leave"),
    )

    def __init__(self, library: Library, kept: Kept, wishes: Wishes) -> None:
        super().__init__(kept)
        self._library = library
        self._wishes = wishes
        self._scope = Scope.HERE
        self._homes: Mapping[str, int] = {}

    def make_rows(self) -> RowList:
        """The list."""
        return KeptRows(id="kept")

    def on_mount(self) -> None:
        """What is found at once is shown at once; the other texts are looked through meanwhile."""
        self._homes = homes_by_id(self.kept, self._library.articles, self._library.number_of)
        super().on_mount()
        if len(self._homes) < len(noted_articles(self.kept)):
            self.run_worker(self._find_homes())

    async def _find_homes(self) -> None:
        self._homes = await asyncio.to_thread(all_homes, self.kept, self._library.articles)
        self.list_rows(keep=True)

    @property
    def _rows(self) -> KeptRows:
        return self.query_one(KeptRows)

    def list_rows(self, *, keep: bool) -> None:
        """Fill the list with what the scope and the filter leave."""
        found: list[Row]
        if self._scope is Scope.TRAIL:
            found = list(reversed(self.kept.trail))
        else:
            here = self._scope is Scope.HERE
            listed = entries(self.kept, self._library.articles, self._homes)
            found = [row for row in listed if row.number is not None or not here]
        words = fold(self.wanted).split()
        shown = [row for row in found if all(word in _words_of(row) for word in words)]
        self._rows.show(shown, keep=keep)
        count = (
            f"{len(found):,}" if len(shown) == len(found) else f"{len(shown):,} of {len(found):,}"
        )
        trail = self._scope is Scope.TRAIL
        title = (
            f"Reading trail  {count}" if trail else f"Marks and notes  {count}  {self._scope.value}"
        )
        self.query_one("#title", Static).update(title)
        nothing = "No row has these words." if found else _EMPTY[self._scope]
        self.say_nothing("" if shown else nothing)

    # keys

    @property
    def _current(self) -> Row | None:
        rows = self._rows
        return rows.rows[rows.cursor] if 0 <= rows.cursor < len(rows.rows) else None

    def choose(self) -> None:
        """Open the current row."""
        if self._current is not None:
            self.dismiss(self._current)

    def action_forget(self) -> None:
        """Delete the current row; the next one has the cursor then."""
        if isinstance(self._current, Entry):
            self._wishes.forget(self._current)

    def action_undo(self) -> None:
        """Take back the last change."""
        self._wishes.undo()

    def action_redo(self) -> None:
        """Make again what was taken back."""
        self._wishes.redo()

    def action_copy(self) -> None:
        """Copy the passage, or the title, with its citation."""
        if isinstance(self._current, Entry):
            self._wishes.copy(self._current)

    def action_scope(self) -> None:
        """Of this dossier, of all, or the reading trail."""
        self._scope = self._scope.following
        self.said = ""
        self.list_rows(keep=False)

    # writing to a file

    async def action_write(self) -> None:
        """Ask for the name of a file to write what is listed to."""
        name = "trail.md" if self._scope is Scope.TRAIL else "notes.md"
        line = AskLine("write to", name, hint="a new file: .md, .json or .csv")
        await self.mount(line)
        self.set_focus(line.query_one(AnswerInput))

    async def action_answer(self) -> None:
        """Write to the file that was named."""
        line = self.query_one(AnswerInput)
        typed = line.value.strip()
        await self.action_leave_answer()
        if typed:
            self._wishes.write(Path(typed).expanduser(), self._rows.rows)

    async def action_leave_answer(self) -> None:
        """Write nothing."""
        self.set_focus(self._rows)
        await self.query("#ask").remove()
