"""A list of items drawn by line, with a cursor."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from kz_tui.ui.drawing.line import Line, Piece, strip_of
from kz_tui.ui.widgets.painted import DRAWN, Painted

EDGE = "▌"
EDGE_UNFOCUSED = "▏"


class Heights:
    """How many lines each item takes: all `equal`, or each its own."""

    def __init__(self, count: int, equal: int = 0, own: Sequence[int] = ()) -> None:
        self.count = count
        self._equal = equal
        self._tops = [0, *accumulate(own)] if not equal else []

    @property
    def total(self) -> int:
        """Lines of all items together."""
        return self.count * self._equal if self._equal else self._tops[-1]

    def top(self, item: int) -> int:
        """The first line of an item."""
        return item * self._equal if self._equal else self._tops[item]

    def height(self, item: int) -> int:
        """The lines of an item."""
        return self._equal or self._tops[item + 1] - self._tops[item]

    def at(self, line: int) -> int:
        """The item a line belongs to."""
        return line // self._equal if self._equal else bisect_right(self._tops, line) - 1


class RowList(Painted):
    """Items of one or more lines; subclasses say how many there are and draw one.

    The cursor stands on an item that `selectable` allows, or is -1 where there is none.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", "Down", id="list.down", tooltip="Next row", show=False),
        Binding("up,k", "move(-1)", "Up", id="list.up", tooltip="Previous row", show=False),
        Binding("pagedown,space,ctrl+d", "page(1)", "Page down", id="list.page-down",
                tooltip="A page down", show=False),
        Binding("pageup,b,ctrl+u", "page(-1)", "Page up", id="list.page-up",
                tooltip="A page up", show=False),
        Binding("home,g", "edge(-1)", "First", id="list.first", tooltip="First row", show=False),
        Binding("end,G", "edge(1)", "Last", id="list.last", tooltip="Last row", show=False),
        Binding("enter,l", "choose", "Open", id="list.open", tooltip="Open this row", show=False),
    ]  # fmt: skip

    cursor: reactive[int] = reactive(-1, repaint=False, init=False)

    class Highlighted(Message):
        """The cursor was moved to an item by the user."""

        def __init__(self, row_list: RowList, item: int) -> None:
            super().__init__()
            self.row_list = row_list
            self.item = item

        @property
        def control(self) -> RowList:
            """The list the message comes from."""
            return self.row_list

    class Chosen(Highlighted):
        """An item was chosen, by Enter or a click."""

    def __init__(self, **options: str | None) -> None:
        super().__init__(id=options.get("id"), classes=options.get("classes"))
        self._heights: Heights | None = None
        self._strips: dict[tuple[int, bool, int], list[Strip]] = {}

    def heights(self) -> Heights:
        """How many items there are and how high they are."""
        raise NotImplementedError

    def draw(self, item: int, width: int) -> Sequence[Line]:
        """The lines of an item, at most as many as its height; `width` leaves room for the edge."""
        raise NotImplementedError

    def selectable(self, item: int) -> bool:
        """Whether the cursor may stand on an item."""
        return item >= 0

    def rows_changed(self, cursor: int, *, keep_scroll: bool = False) -> None:
        """Show new items with the cursor on one of them; nothing is drawn that is not seen."""
        self._heights = None
        self._strips.clear()
        self.contain(self._tall.total)
        cursor = min(cursor, self._tall.count - 1)
        self.set_reactive(RowList.cursor, cursor)
        if not keep_scroll:
            self.scroll_line(0)
        if cursor >= 0:
            self._reveal(cursor)
        self.refresh()

    @property
    def _tall(self) -> Heights:
        """The heights of the items, asked for when they are needed first."""
        if self._heights is None:
            self._heights = self.heights()
        return self._heights

    def redraw(self) -> None:
        """Draw the same items anew."""
        self._strips.clear()
        self.refresh()

    def on_resize(self, _: events.Resize) -> None:
        """Items may have other heights at another width; the cursor stays in view."""
        self.rows_changed(self.cursor, keep_scroll=True)

    def notify_style_update(self) -> None:
        """Forget what was drawn in the colours of another theme."""
        self._strips.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """Draw one visible line."""
        width = self.cells
        line = y + self.scroll_offset.y
        if line >= self._tall.total:
            return Strip.blank(width, self.ground)
        item = self._tall.at(line)
        strips = self._item(item, width)
        number = line - self._tall.top(item)
        return strips[number] if number < len(strips) else Strip.blank(width, self.ground)

    def _item(self, item: int, width: int) -> list[Strip]:
        key = (item, item == self.cursor and self.has_focus, width)
        strips = self._strips.get(key)
        if strips is None:
            if len(self._strips) >= DRAWN:
                self._strips.clear()
            base = self.ground
            edge = Piece(" ")
            if item == self.cursor:
                edge = Piece(EDGE, "accent") if self.has_focus else Piece(EDGE_UNFOCUSED, "dim")
            strips = [
                strip_of([edge if _any(line) else Piece(" "), *line], width, base, self.style_of)
                for line in self.draw(item, width - 1)
            ]
            self._strips[key] = strips
        return strips

    def watch_cursor(self, old: int, new: int) -> None:
        """Keep the cursor in view and draw the two items that changed."""
        for item in (old, new):
            if 0 <= item < self._tall.count:
                for key in [key for key in self._strips if key[0] == item]:
                    del self._strips[key]
                top = self._tall.top(item) - self.scroll_offset.y
                self.refresh_lines(top, self._tall.height(item))
        if new >= 0:
            self._reveal(new)

    def watch_has_focus(self, focused: bool) -> None:
        """The edge of the current item shows where the focus is."""
        super().watch_has_focus(focused)
        self.redraw()

    def _reveal(self, item: int) -> None:
        height = self.lines_visible
        if not height:  # before the first layout
            return
        top = self._tall.top(item)
        bottom = top + self._tall.height(item)
        first = self.scroll_offset.y
        if top < first:
            self.scroll_line(0 if item == self._first() else top)
        elif bottom > first + height:
            self.scroll_line(min(top, bottom - height))

    def _first(self) -> int:
        return next((i for i in range(self._tall.count) if self.selectable(i)), -1)

    def step(self, amount: int) -> None:
        """Move the cursor over as many selectable items, as far as there are any."""
        direction = 1 if amount > 0 else -1
        item = self.cursor
        for _ in range(abs(amount)):
            following = item + direction
            while 0 <= following < self._tall.count and not self.selectable(following):
                following += direction
            if not 0 <= following < self._tall.count:
                break
            item = following
        self._go(item)

    def _go(self, item: int) -> None:
        if item == self.cursor or item < 0:
            if item <= self._first():
                self.scroll_line(0)
            return
        self.cursor = item
        self.post_message(self.Highlighted(self, item))

    def action_move(self, amount: int) -> None:
        """Move the cursor by rows."""
        self.step(amount)

    def action_page(self, direction: int) -> None:
        """Move the cursor by what one screen holds."""
        each = max(1, self._tall.total // max(1, self._tall.count))
        self.step(direction * max(1, self.lines_visible // each - 1))

    def action_edge(self, direction: int) -> None:
        """Move the cursor to the first or the last row."""
        self.step(direction * max(1, self._tall.count))

    def action_choose(self) -> None:
        """Choose the current item."""
        if 0 <= self.cursor < self._tall.count:
            self.choose(self.cursor)

    def choose(self, item: int) -> None:
        """Say that an item was chosen."""
        self.post_message(self.Chosen(self, item))

    def on_click(self, event: events.Click) -> None:
        """A click sets the cursor and chooses."""
        place = event.get_content_offset(self)  # the pane may have blank lines around it
        if place is None:
            return
        line = place.y + self.scroll_offset.y
        if line >= self._tall.total:
            return
        item = self._tall.at(line)
        if self.selectable(item):
            event.stop()
            self.cursor = item
            self.choose(item)


def _any(line: Line) -> bool:
    return any(piece.text for piece in line)
