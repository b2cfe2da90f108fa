"""What the user decided on the actors, and what became of it; anything can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.reactive import reactive
from textual.widgets import Static

from kz_tui.library import Library
from kz_tui.model.decision import Decision, Ruling
from kz_tui.text.clean import clean_line
from kz_tui.ui.drawing.line import Line, Piece, fit_line, joined, line_of
from kz_tui.ui.screens.view import View
from kz_tui.ui.widgets.row_list import Heights, RowList


class RulingRows(RowList):
    """Two lines a decision: what was decided, and why or why it changes nothing."""

    rulings: Sequence[Ruling] = ()

    def heights(self) -> Heights:
        """The decision, its reason, a blank line."""
        return Heights(len(self.rulings), 3)

    def draw(self, item: int, width: int) -> Sequence[Line]:
        """The decision, and its reason or problem."""
        ruling = self.rulings[item]
        decision = ruling.decision
        problem = f"changes nothing: {ruling.problem}" if ruling.problem else ""
        line = f"line {decision.line}" if decision.line else ""
        return [
            fit_line(line_of(Piece(clean_line(decision.in_words), "strong")), width),
            fit_line(
                line_of(
                    Piece("  "),
                    Piece(problem, "warning"),
                    Piece(" · " if problem else "", "dim"),
                    Piece(joined((decision.reason or "no reason given", line)), "dim"),
                ),
                width,
            ),
        ]


class DecisionsScreen(View[None]):
    """Lists the decisions of a library, the last one first.

    `take_back` is called for one that shall hold no longer. The library may change meanwhile.
    """

    CSS_PATH = Path(__file__).with_suffix(".tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,i", "dismiss", "Close", id="decisions.close", tooltip="Close"),
        Binding("delete,x,u", "take_back", "Take back", id="decisions.take-back",
                tooltip="Take this decision back"),
    ]  # fmt: skip

    library: reactive[Library] = reactive(Library(), init=False)

    def __init__(self, library: Library, where: str, take_back: Callable[[Decision], None]) -> None:
        super().__init__()
        self._where = where
        self._take_back = take_back
        self.set_reactive(DecisionsScreen.library, library)

    def compose(self) -> ComposeResult:
        """A line that counts, the decisions, where they are kept."""
        with Vertical(id="box"):
            yield Static("", id="title", markup=False)
            yield RulingRows(id="rulings")
            yield Static(f"x takes one back · kept in {self._where}", id="where", markup=False)

    def on_mount(self) -> None:
        """The last decision has the cursor."""
        self.watch_library(self.library)
        self.query_one(RulingRows).focus()

    def watch_library(self, library: Library) -> None:
        """Show what has become of the decisions."""
        rows = self.query_one(RulingRows)
        rows.rulings = _rulings(library)
        rows.rows_changed(max(0, rows.cursor) if rows.rulings else -1, keep_scroll=True)
        count = len(rows.rulings)
        words = "1 decision" if count == 1 else f"{count:,} decisions"
        self.query_one("#title", Static).update(words if count else "Nothing is decided yet")

    def action_take_back(self) -> None:
        """The decision under the cursor shall hold no longer."""
        rows = self.query_one(RulingRows)
        if 0 <= rows.cursor < len(rows.rulings):
            self._take_back(rows.rulings[rows.cursor].decision)


def _rulings(library: Library) -> tuple[Ruling, ...]:
    """The last first; before recognition nothing is known of what becomes of them."""
    rulings = library.rulings or tuple(Ruling(decision) for decision in library.decisions)
    return tuple(reversed(rulings))
