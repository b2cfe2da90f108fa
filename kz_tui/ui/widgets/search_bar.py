"""The search bar: one row, always there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive, reactive
from textual.strip import Strip
from textual.widgets import Input

from kz_tui.ui.drawing.line import Piece, fit, line_of, strip_of
from kz_tui.ui.widgets.painted import PaintedRow

_PROMPT = " / "
_QUERY_SHARE = 0.4
"""Share of the row that the query has, as in the style below; the outcome has the rest."""


class QueryInput(Input):
    """Where the query is typed. Moving in the results is done from here too."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+j", "move(1)", "Next result", id="search.down",
                tooltip="Next article while typing", show=False),
        Binding("up,ctrl+k", "move(-1)", "Previous result", id="search.up",
                tooltip="Previous article while typing; in an empty bar the last searches",
                show=False),
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

    class Asked(Message):
        """Something was searched for."""

        def __init__(self, query: str) -> None:
            super().__init__()
            self.query = query

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))
    """As in any widget, but a longer query is no reason to lay the screen out anew."""
    asked: Sequence[str] = ()
    """What was searched for, the oldest first."""
    _recalled: int | None = None

    def action_move(self, rows: int) -> None:
        """Move in the results; up from an empty bar brings back searches, one after the other."""
        place = self._recalled
        known = place is not None and place < len(self.asked)
        recalled = known and self.value == self.asked[place or 0]
        if rows < 0 and self.asked and (recalled or not self.value):
            place = self._recalled if recalled and self._recalled is not None else len(self.asked)
            self._recalled = max(0, place - 1)
            self.value = self.asked[self._recalled]
            self.cursor_position = len(self.value)
        else:
            self._recalled = None
            self.post_message(self.Moved(rows))

    def _remember(self) -> None:
        self._recalled = None
        if self.value.strip():
            self.asked = (*(one for one in self.asked if one != self.value), self.value)
            self.post_message(self.Asked(self.value))

    def action_clear_line(self) -> None:
        """Empty the bar."""
        self.value = ""

    def action_open(self) -> None:
        """Open the selected result."""
        self._remember()
        self.post_message(self.Opened())

    def action_leave(self) -> None:
        """Leave the bar."""
        self._remember()
        self.post_message(self.Left())


class SearchBar(PaintedRow):
    """The query and what came of it, or what is wrong with it. The input lies over its row."""

    DEFAULT_CSS = """
    SearchBar QueryInput { width: 40%; height: 1; margin: 0 0 0 3; }
    """

    outcome: reactive[str] = reactive("", init=False)
    error: reactive[str] = reactive("", init=False)

    def compose(self) -> ComposeResult:
        """The input; the rest of the row is drawn."""
        query = QueryInput(
            id="query", placeholder="search the dossier", select_on_focus=False, compact=True
        )
        query.cursor_blink = False  # nothing moves that the user did not move
        yield query

    def render_line(self, y: int) -> Strip:
        """The sign at the left, the outcome or the error at the right."""
        del y
        width = self.size.width
        start = len(_PROMPT) + int(width * _QUERY_SHARE) + 1
        words = fit(self.error or self.outcome, width - start - 1)
        line = line_of(
            Piece(f"{_PROMPT:<{start}}", "accent"),
            Piece(words, "warning" if self.error else "dim"),
        )
        return strip_of(line, width, self.ground, self.style_of)
