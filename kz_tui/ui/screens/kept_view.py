"""What the lists of kept things have in common: a filter, a list, the keys, what was done last."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.reactive import reactive
from textual.widgets import Input, Static

from kz_tui.notes.kept import Kept
from kz_tui.ui.keys import key_name
from kz_tui.ui.screens.actors import FilterInput
from kz_tui.ui.screens.view import View
from kz_tui.ui.widgets.row_list import RowList

T = TypeVar("T")


class KeptView(View[T]):
    """A list over what is kept; whoever opened it calls `show` each time that changes."""

    HINTS: ClassVar[tuple[tuple[str, str], ...]] = ()
    """The keys to name, by the ids of their bindings, each with a word for it."""

    kept: reactive[Kept] = reactive(Kept(), init=False)
    said: reactive[str] = reactive("", init=False)

    def __init__(self, kept: Kept) -> None:
        super().__init__()
        self.set_reactive(KeptView.kept, kept)

    def compose(self) -> ComposeResult:
        """What is listed, filter, rows, keys."""
        with Vertical(id="box"):
            yield Static("", id="title", markup=False)
            yield FilterInput(id="filter", placeholder="/ filters", compact=True)
            yield Static("", id="none", markup=False)
            yield self.make_rows()
            yield Static("", id="hints", markup=False)

    def make_rows(self) -> RowList:
        """The list."""
        raise NotImplementedError

    def list_rows(self, *, keep: bool) -> None:
        """Fill the list; `keep` tells to leave the cursor near its place."""
        raise NotImplementedError

    def choose(self) -> None:
        """Leave with the current row."""
        raise NotImplementedError

    @property
    def wanted(self) -> str:
        """What the rows are filtered by."""
        return self.query_one("#filter", Input).value

    def on_mount(self) -> None:
        """The first row has the cursor."""
        self.list_rows(keep=False)
        self.set_focus(self.query_one(RowList))
        self.call_after_refresh(self._show_hints)

    def show(self, kept: Kept, said: str = "") -> None:
        """Show what is kept now, and say what was done."""
        self.kept = kept
        self.said = said or self.said

    def watch_kept(self) -> None:
        """List what is kept now."""
        self.list_rows(keep=True)

    def watch_said(self) -> None:
        """Say what was done, before the keys."""
        self._show_hints()

    def say_nothing(self, words: str) -> None:
        """Words over the list, which keeps the focus; "" where it has rows."""
        none = self.query_one("#none", Static)
        none.update(words)
        none.display = bool(words)

    def _show_hints(self) -> None:
        bound: dict[str | None, str] = {}
        for key, active in self.active_bindings.items():
            bound.setdefault(active.binding.id, key)
        keys = ((bound.get(key_id), word) for key_id, word in self.HINTS)
        hints = "   ".join(f"{key_name(key)} {word}" for key, word in keys if key)
        self.query_one("#hints", Static).update("   ".join(filter(None, (self.said, hints))))

    @on(RowList.Chosen)
    @on(Input.Submitted, "#filter")
    def _chosen(self) -> None:
        self.choose()

    @on(Input.Changed, "#filter")
    def _filtered(self, event: Input.Changed) -> None:
        event.stop()
        self.list_rows(keep=False)

    def action_filter(self) -> None:
        """Go to the filter."""
        self.set_focus(self.query_one("#filter"))

    def action_move(self, amount: int) -> None:
        """Move the cursor of the list."""
        self.query_one(RowList).step(amount)

    def action_leave_filter(self) -> None:
        """Go from the filter to the list."""
        self.set_focus(self.query_one(RowList))

    def action_close(self) -> None:
        """Close one layer: the filter, then the list."""
        line = self.query_one("#filter", Input)
        if line.value:
            line.value = ""
        else:
            self.dismiss(None)
