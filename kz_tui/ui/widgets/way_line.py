"""The line over the text that tells by whom one came; a click leads back."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from kz_tui.ui.drawing.line import Piece, strip_of
from kz_tui.ui.drawing.way import NO_WAY, Crumb, Way, way_line
from kz_tui.ui.widgets.page_view import MARGIN
from kz_tui.ui.widgets.painted import PaintedRow


class WayLine(PaintedRow):
    """Shows crumbs; empty while there is no way to speak of."""

    crumbs: reactive[tuple[Crumb, ...]] = reactive((), init=False)

    class CrumbChosen(Message):
        """One shall go back by so many places."""

        def __init__(self, back: int) -> None:
            super().__init__()
            self.back = back

    @property
    def _way(self) -> Way:
        return way_line(self.crumbs, self.size.width - MARGIN - 1) if self.crumbs else NO_WAY

    def render_line(self, y: int) -> Strip:
        """The way, set in like the text."""
        del y
        line = [Piece(" " * MARGIN), *self._way.line]
        return strip_of(line, self.size.width, self.ground, self.style_of)

    def on_click(self, event: events.Click) -> None:
        """A click on a crumb leads back there."""
        back = self._way.back_at(event.x - MARGIN)
        if back:
            self.post_message(self.CrumbChosen(back))
