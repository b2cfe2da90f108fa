"""The note on the passage where one stands, under the text."""

from __future__ import annotations

from textual import events
from textual.reactive import reactive
from textual.strip import Strip

from kz_tui.ui.drawing.line import Line, Piece, fit, line_of, strip_of
from kz_tui.ui.drawing.wrap import is_narrow, wrap
from kz_tui.ui.widgets.page_view import NOTE_SIGN
from kz_tui.ui.widgets.painted import InRoles

_MOST = 5
"""Rows that a note may take from the text."""


class NoteLine(InRoles):
    """Shows a text of one or a few rows, and is not there without one."""

    DEFAULT_CSS = """
    NoteLine { dock: bottom; height: 1; display: none; }
    """

    text: reactive[str] = reactive("", init=False)

    def watch_text(self) -> None:
        """As many rows as the text needs."""
        self.display = bool(self.text)
        self._fit()

    def on_resize(self, _: events.Resize) -> None:
        """Rows are broken anew."""
        self._fit()

    def _fit(self) -> None:
        rows = len(self._rows())
        if self.styles.height is None or self.styles.height.value != rows:
            self.styles.height = rows
        self.refresh()

    def _rows(self) -> list[Line]:
        width = max(1, self.size.width - 5)
        rows = wrap(self.text, 0, len(self.text), width, narrow=is_narrow(self.text))
        lines = [self.text[start:end] for start, end in rows]
        if len(lines) > _MOST:
            lines[_MOST - 1] = fit(f"{lines[_MOST - 1]} …", width)
        signs = (f" {NOTE_SIGN} ", *["   "] * _MOST)
        return [
            line_of(Piece(s, "accent"), text) for s, text in zip(signs, lines[:_MOST], strict=False)
        ]

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        rows = self._rows()
        line = rows[y] if y < len(rows) else []
        return strip_of(line, self.size.width, self.ground, self.style_of)
