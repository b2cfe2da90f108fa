"""The picture of a neighbourhood, with a cursor on its nodes."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from kz_tui.model.link import Link, Neighbourhood
from kz_tui.ui.drawing.line import Line, Piece, strip_of
from kz_tui.ui.drawing.picture import Picture, picture, picture_lines
from kz_tui.ui.drawing.ring import LEAST_HEIGHT, LEAST_WIDTH, Way, next_in, node_at
from kz_tui.ui.widgets.painted import InRoles

_WAYS = {"up": Way.UP, "down": Way.DOWN, "left": Way.LEFT, "right": Way.RIGHT}


class PictureView(InRoles, can_focus=True):
    """Draws a neighbourhood, laid out anew for each size."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,n,tab", "step(1)", "Next", id="picture.next", tooltip="Next actor, clockwise",
                show=False),
        Binding("k,N,shift+tab", "step(-1)", "Previous", id="picture.previous",
                tooltip="Previous actor", show=False),
        Binding("up", "go('up')", "Up", id="picture.up", tooltip="The actor above", show=False),
        Binding("down", "go('down')", "Down", id="picture.down", tooltip="The actor below",
                show=False),
        Binding("left", "go('left')", "Left", id="picture.left",
                tooltip="The actor at the left", show=False),
        Binding("right", "go('right')", "Right", id="picture.right",
                tooltip="The actor at the right", show=False),
        Binding("home,g", "first", "First", id="picture.first",
                tooltip="The one linked most strongly", show=False),
        Binding("enter,l", "choose", "Jump", id="picture.jump",
                tooltip="To the sentence that links the two", show=False),
        *(
            Binding(str(digit), f"jump({digit})", f"Jump {digit}", id=f"picture.jump-{digit}",
                    tooltip=f"Jump to actor {digit}", show=False)
            for digit in range(1, 10)
        ),
    ]  # fmt: skip

    around: reactive[Neighbourhood | None] = reactive(None, init=False)
    current: reactive[int] = reactive(0, init=False)

    class Moved(Message):
        """The cursor stands on another node."""

    class Chosen(Message):
        """A link shall be jumped to."""

        def __init__(self, link: Link) -> None:
            super().__init__()
            self.link = link

    _drawn: Picture | None = None
    _lines: list[Line] | None = None

    def watch_around(self) -> None:
        """Draw another neighbourhood, the cursor on its strongest link."""
        self.set_reactive(PictureView.current, 0)
        self._lay_out()
        self.post_message(self.Moved())

    def watch_current(self) -> None:
        """The current node and its lines stand out."""
        self._lines = None
        self.post_message(self.Moved())

    def on_resize(self, _: events.Resize) -> None:
        """Another size has room for more or fewer."""
        self._lay_out()
        self.post_message(self.Moved())

    def _lay_out(self) -> None:
        width, height = self.size
        self._lines = None
        self._drawn = None
        if self.around is not None and width >= LEAST_WIDTH and height >= LEAST_HEIGHT:
            self._drawn = picture(self.around, width, height)
            self.current = max(0, min(self.current, len(self._drawn.links) - 1))
        self.refresh()

    @property
    def link(self) -> Link | None:
        """The link to the current node."""
        if self._drawn is None or not self._drawn.links:
            return None
        return self._drawn.links[self.current]

    @property
    def count(self) -> int:
        """How many neighbours are drawn."""
        return len(self._drawn.links) if self._drawn else 0

    def render_line(self, y: int) -> Strip:
        """One row of the picture."""
        if self._drawn is None:
            words = "too small for a picture" if y == 0 and self.around is not None else ""
            return strip_of([Piece(words, "dim")], self.size.width, self.ground, self.style_of)
        if self._lines is None:
            self._lines = picture_lines(self._drawn, self.current)
        line = self._lines[y] if y < len(self._lines) else []
        return strip_of(line, self.size.width, self.ground, self.style_of)

    # moving and choosing

    def action_step(self, amount: int) -> None:
        """Go round."""
        if self.count:
            self.current = (self.current + amount) % self.count

    def action_go(self, way: str) -> None:
        """Go to the nearest node in a direction."""
        if self._drawn is not None and self.count:
            self.current = next_in(self._drawn.ring.nodes, self.current, _WAYS[way])

    def action_first(self) -> None:
        """Go to the strongest link."""
        self.current = 0

    def action_choose(self) -> None:
        """Jump to the current link."""
        if self.link is not None:
            self.post_message(self.Chosen(self.link))

    def action_jump(self, digit: int) -> None:
        """Jump to a link by its number."""
        if digit <= self.count:
            self.current = digit - 1
            self.action_choose()

    def on_click(self, event: events.Click) -> None:
        """A click on a node jumps to it."""
        if self._drawn is None:
            return
        number = node_at(self._drawn.ring.nodes, event.x, event.y)
        if number is not None:
            self.current = number
            self.action_choose()
