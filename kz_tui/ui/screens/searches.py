"""Searches: those that were saved, then those of before; to run one again, to save or forget it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.widgets import Static

from kz_tui.notes.kept import Kept
from kz_tui.text.fold import fold
from kz_tui.ui.drawing.article_item import MARKED
from kz_tui.ui.drawing.dates import short_iso
from kz_tui.ui.drawing.line import Line, Piece, fit_line, justified, line_of
from kz_tui.ui.screens.kept_view import KeptView
from kz_tui.ui.widgets.row_list import Heights, RowList

_NOTHING = "No search yet: / searches the dossier, ^s saves what is searched for."


class SearchWishes(NamedTuple):
    """What the list wants to have done."""

    save: Callable[[str], None]
    forget: Callable[[str], None]
    undo: Callable[[], None]
    redo: Callable[[], None]


class SearchRows(RowList):
    """One line a search, saved ones with a sign and the day they were saved."""

    rows: Sequence[str] = ()
    saved: Kept = Kept()

    def show(self, kept: Kept, rows: Sequence[str], *, keep: bool) -> None:
        """Show other rows; the cursor stays near its place where `keep` is set."""
        self.saved, self.rows = kept, rows
        cursor = min(max(self.cursor, 0) if keep else 0, len(rows) - 1)
        self.rows_changed(cursor, keep_scroll=keep)

    def heights(self) -> Heights:
        """One line each."""
        return Heights(len(self.rows), 1)

    def draw(self, item: int, width: int) -> Sequence[Line]:
        """The query, and when it was saved."""
        query = self.rows[item]
        when = self.saved.saved.get(query)
        if when is None:
            return [fit_line(line_of("  ", query), width)]
        left = line_of(Piece(f"{MARKED} ", "accent"), query)
        return [justified(left, line_of(Piece(f"saved {short_iso(when[:10])}", "dim")), width)]


class SearchesScreen(KeptView[str | None]):
    """Choose a search to run; the result is its query, or None."""

    CSS_PATH = Path(__file__).with_suffix(".tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,s", "close", "Close", id="searches.close",
                tooltip="Empty the filter; back without a search"),
        Binding("slash", "filter", "Filter", id="searches.filter", tooltip="Filter while typing"),
        Binding("m,ctrl+s", "save", "Save", id="searches.save",
                tooltip="Save this search, or save it no longer"),
        Binding("d,delete", "forget", "Forget", id="searches.delete", tooltip="Forget this search"),
        Binding("u", "undo", "Undo", id="searches.undo", tooltip="Take back the last change"),
        Binding("U", "redo", "Redo", id="searches.redo", tooltip="Make again what was taken back"),
    ]  # fmt: skip
    HINTS = (
        ("list.open", "search again"),
        ("searches.save", "save or not"),
        ("searches.delete", "forget"),
        ("searches.undo", "undo"),
        ("searches.filter", "filter"),
        ("searches.close", "leave"),
    )

    def __init__(self, kept: Kept, wishes: SearchWishes) -> None:
        super().__init__(kept)
        self._wishes = wishes

    def make_rows(self) -> RowList:
        """The list."""
        return SearchRows(id="searches")

    @property
    def _rows(self) -> SearchRows:
        return self.query_one(SearchRows)

    def list_rows(self, *, keep: bool) -> None:
        """Saved searches by name, then those of before, the last one first."""
        wanted = fold(self.wanted.strip())
        saved = sorted(self.kept.saved, key=fold)
        others = [query for query in reversed(self.kept.asked) if query not in self.kept.saved]
        shown = [query for query in (*saved, *others) if wanted in fold(query)]
        self._rows.show(self.kept, shown, keep=keep)
        self.query_one("#title", Static).update(f"Searches  {len(saved):,} saved")
        nothing = "No search has these words." if saved or others else _NOTHING
        self.say_nothing("" if shown else nothing)

    @property
    def _current(self) -> str | None:
        rows = self._rows
        return rows.rows[rows.cursor] if 0 <= rows.cursor < len(rows.rows) else None

    def choose(self) -> None:
        """Search again for the current row."""
        if self._current is not None:
            self.dismiss(self._current)

    def action_save(self) -> None:
        """Save the current search, or save it no longer."""
        if self._current is not None:
            self._wishes.save(self._current)

    def action_forget(self) -> None:
        """Forget the current search."""
        if self._current is not None:
            self._wishes.forget(self._current)

    def action_undo(self) -> None:
        """Take back the last change."""
        self._wishes.undo()

    def action_redo(self) -> None:
        """Make again what was taken back."""
        self._wishes.redo()
