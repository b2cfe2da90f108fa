"""The search bar: one row, always there."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, Static


class QueryInput(Input):
    """Where the query is typed. Moving in the results is done from here too."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+j", "move(1)", "Next result", id="search.down",
                tooltip="Next article while typing", show=False),
        Binding("up,ctrl+k", "move(-1)", "Previous result", id="search.up",
                tooltip="Previous article while typing", show=False),
        Binding("ctrl+u", "clear_line", "Clear", id="search.clear",
                tooltip="Empty the search bar", show=False),
        Binding("enter", "open", "Open", id="search.open",
                tooltip="Open the selected article at the passage shown", show=False),
        Binding("escape", "leave", "Leave", id="search.leave",
                tooltip="Keep the results; once more clears them", show=False),
    ]  # fmt: skip

    class Moved(Message):
        """The cursor of the results shall move by `rows`."""

        def __init__(self, rows: int) -> None:
            super().__init__()
            self.rows = rows

    class Opened(Message):
        """The selected result shall be opened."""

    class Left(Message):
        """The bar shall be left; what was found stays."""

    def action_move(self, rows: int) -> None:
        """Move in the results."""
        self.post_message(self.Moved(rows))

    def action_clear_line(self) -> None:
        """Empty the bar."""
        self.value = ""

    def action_open(self) -> None:
        """Open the selected result."""
        self.post_message(self.Opened())

    def action_leave(self) -> None:
        """Leave the bar."""
        self.post_message(self.Left())


class SearchBar(Horizontal):
    """The query and what came of it, or what is wrong with it."""

    DEFAULT_CSS = """
    SearchBar { height: 1; }
    SearchBar #prompt { width: 3; }
    SearchBar QueryInput { width: 2fr; height: 1; border: none; padding: 0; }
    SearchBar #outcome {
        width: 3fr; height: 1; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    outcome: reactive[str] = reactive("", init=False)
    error: reactive[str] = reactive("", init=False)

    def compose(self) -> ComposeResult:
        """The sign, the input and the outcome."""
        yield Static(" / ", id="prompt", markup=False)
        yield QueryInput(
            id="query", placeholder="search the dossier", select_on_focus=False, compact=True
        )
        yield Static("", id="outcome", markup=False)

    def watch_outcome(self, outcome: str) -> None:
        """Show how much was found, and why where it is not plain."""
        if not self.error:
            self.query_one("#outcome", Static).update(outcome)

    def watch_error(self, error: str) -> None:
        """Show what is wrong with the query; the results stay as they were."""
        self.set_class(bool(error), "-error")
        self.query_one("#outcome", Static).update(error or self.outcome)
