"""The status line: where one stands, what is being worked on, the keys that matter here."""

from __future__ import annotations

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from kz_tui.ui.drawing.line import Piece, fit, joined, width_of


class StatusLine(Widget):
    """One row: place and work at the left, then hints, the palette key at the right."""

    DEFAULT_CSS = """
    StatusLine { height: 1; padding: 0 1; }
    """

    place: reactive[str] = reactive("")
    work: reactive[str] = reactive("")
    filters: reactive[str] = reactive("")
    skipped: reactive[int] = reactive(0)
    hints: reactive[tuple[tuple[str, str], ...]] = reactive(())

    def render(self) -> RenderResult:
        """The row as it fits, the least important cut first."""
        width = self.size.width
        right = "^p commands"
        skipped = f"{self.skipped} skipped" if self.skipped else ""
        left = joined((self.filters, self.place, self.work, skipped))
        hints = "   ".join(f"{key} {word}" for key, word in self.hints)
        text = "   ".join(part for part in (left, hints) if part)
        room = width - len(right) - 2
        if room < 10:
            return Content(fit(text, width))
        shown = fit(text, room)
        gap = width - width_of([Piece(shown)]) - len(right)
        return Content(f"{shown}{' ' * gap}{right}")
