"""The status line: where one stands, what is being worked on, the keys that matter here."""

from __future__ import annotations

from collections.abc import Sequence

from textual.reactive import reactive
from textual.strip import Strip

from kz_tui.ui.drawing.line import Piece, joined, justified, strip_of
from kz_tui.ui.widgets.painted import PaintedRow

_PALETTE = "^p commands "
_LEAST = 30
"""Cells that the rest must have for the palette key to be named."""


class StatusLine(PaintedRow):
    """One row: filters, place and work at the left, then hints, the palette key at the right."""

    place: reactive[str] = reactive("", init=False)
    work: reactive[str] = reactive("", init=False)
    filters: reactive[str] = reactive("", init=False)
    skipped: reactive[int] = reactive(0, init=False)
    hints: reactive[Sequence[tuple[str, str]]] = reactive((), init=False)

    def __init__(self, hints: Sequence[tuple[str, str]], *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.set_reactive(StatusLine.hints, hints)

    def render_line(self, y: int) -> Strip:
        """The row as it fits, the least important cut first."""
        del y
        width = self.size.width
        skipped = f"{self.skipped} skipped" if self.skipped else ""
        place = joined((self.filters, self.place, self.work, skipped))
        hints = joined((f"{key} {word}" for key, word in self.hints), "   ")
        left = [Piece(" " + joined((place, hints), "   "), "dim")]
        right = [Piece(_PALETTE, "dim")] if width >= len(_PALETTE) + _LEAST else []
        line = justified(left, right, width)
        return strip_of(line, width, self.ground, self.style_of)
