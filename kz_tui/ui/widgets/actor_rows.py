"""The rows of all actors: sorted, filtered, and drawn as they come into view."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from kz_tui.library import Library
from kz_tui.model.actor_order import ActorOrder
from kz_tui.model.entity import Entity
from kz_tui.ui.drawing.actor_row import (
    ActorEntry,
    Columns,
    actor_line,
    detail_line,
    heading_line,
    layout_for,
    order_at,
)
from kz_tui.ui.drawing.line import Line, Piece, strip_of
from kz_tui.ui.drawing.spread import Axis
from kz_tui.ui.widgets.painted import PaintedRow
from kz_tui.ui.widgets.row_list import Heights, RowList

_SCROLL_BAR = 1
"""Cells of the bar beside the rows, which the heading has not."""


class Roll:
    """All actors of a library but one, in any order, narrowed to a name.

    Nothing is worked out before it is asked for: with 50,000 actors each column costs a moment.
    """

    def __init__(self, library: Library, without: str | None = None) -> None:
        self.library = library
        everybody = library.actors
        places = (place for place, (entity, _) in enumerate(everybody) if entity.id == without)
        self._left_out = next(places, None) if without is not None else None
        self.actors = [one for place, one in enumerate(everybody) if place != self._left_out]

    def entry(self, place: int) -> ActorEntry:
        """What is said of an actor."""
        entity, mentions = self.actors[place]
        days = self.library.days_of(entity.id)
        articles = len(self.library.articles_of(entity.id))
        if not days:
            return ActorEntry(entity, mentions, articles, None, None, days)
        first, last = (date.fromordinal(day).isoformat() for day in (days[0], days[-1]))
        return ActorEntry(entity, mentions, articles, first, last, days)

    def sorted(self, order: ActorOrder) -> Sequence[int]:
        """The places of all actors in an order; equals stay as they are, most mentioned first."""
        if order is ActorOrder.MENTIONS:
            return range(len(self.actors))
        return self._without(self.library.sorted_actors(order))

    def _without(self, places: Iterable[int]) -> list[int]:
        """Places among all actors as those among these."""
        left_out = self._left_out
        if left_out is None:
            return list(places)
        return [place - (place > left_out) for place in places if place != left_out]

    def named(self, text: str) -> set[int]:
        """The actors one of whose names holds the text, in any spelling."""
        return set(self._without(self.library.matching(text)))


class ActorRows(RowList):
    """One line an actor."""

    class OrderChosen(Message):
        """The actors shall be sorted in another way."""

        def __init__(self, order: ActorOrder) -> None:
            super().__init__()
            self.order = order

    def __init__(self, roll: Roll, *, id: str) -> None:  # noqa: A002  # Textual's name for it
        super().__init__(id=id)
        self.order = ActorOrder.MENTIONS
        self._roll = roll
        self._text = ""
        self._sorted = roll.sorted(self.order)
        self.shown: Sequence[int] = self._sorted

    def show(self, roll: Roll) -> None:
        """Show the actors of a library that has changed; the cursor stays on its actor."""
        self._roll = roll
        self._sorted = roll.sorted(self.order)
        self._narrow(keep=self._current)

    def sort(self, order: ActorOrder) -> None:
        """Sort in another way; the cursor goes to the first."""
        self.order = order
        self._sorted = self._roll.sorted(order)
        self._narrow()

    def narrow(self, text: str) -> None:
        """Show the actors one of whose names holds the text, in any spelling."""
        self._text = text
        self._narrow()

    _current: str | None = None

    def _narrow(self, keep: str | None = None) -> None:
        if self._text.strip():
            found = self._roll.named(self._text)
            self.shown = [place for place in self._sorted if place in found]
        else:
            self.shown = self._sorted
        row = 0
        if keep is not None:
            actors = self._roll.actors
            row = next((r for r, p in enumerate(self.shown) if actors[p][0].id == keep), 0)
        self.rows_changed(min(row, len(self.shown) - 1), keep_scroll=keep is not None)
        self._note_current()

    def watch_cursor(self, old: int, new: int) -> None:
        """Remember by its id whom the cursor is on."""
        super().watch_cursor(old, new)
        self._note_current()

    def _note_current(self) -> None:
        entry = self.entity(self.cursor)
        self._current = entry.id if entry else None

    def entity(self, row: int) -> Entity | None:
        """The actor in a row."""
        if not 0 <= row < len(self.shown):
            return None
        return self._roll.actors[self.shown[row]][0]

    def heights(self) -> Heights:
        """One line each."""
        return Heights(len(self.shown), 1)

    def draw(self, item: int, width: int) -> Sequence[Line]:
        """Type, name, time, counts."""
        columns, axis = layout_for(width - 1, self._roll.library.reach)
        return [actor_line(self._roll.entry(self.shown[item]), columns, axis)]

    @property
    def current_entry(self) -> ActorEntry | None:
        """What is known of the actor the cursor is on."""
        if not 0 <= self.cursor < len(self.shown):
            return None
        return self._roll.entry(self.shown[self.cursor])


class ActorHeading(PaintedRow):
    """The names of the columns; a click sorts by one."""

    order: reactive[ActorOrder] = reactive(ActorOrder.MENTIONS)
    reach: reactive[tuple[int, int] | None] = reactive(None)

    def render_line(self, y: int) -> Strip:
        """The names, the one that is sorted by marked."""
        del y
        columns, axis = self._layout
        line = heading_line(columns, self.order, axis)
        return strip_of([Piece(" "), *line], self.size.width, self.ground, self.style_of)

    @property
    def _layout(self) -> tuple[Columns, Axis | None]:
        return layout_for(self.size.width - _SCROLL_BAR - 2, self.reach)

    def on_click(self, event: events.Click) -> None:
        """Sort by the column under the mouse."""
        wanted = order_at(event.x - 1, self._layout[0], self.order)
        if wanted is not None:
            self.post_message(ActorRows.OrderChosen(wanted))


class ActorDetails(PaintedRow):
    """What the row of the actor under the cursor may have no room for."""

    entry: reactive[ActorEntry | None] = reactive(None)

    def render_line(self, y: int) -> Strip:
        """Type, dates, other names."""
        del y
        width = self.size.width
        line = detail_line(self.entry, width - 2) if self.entry else []
        return strip_of([Piece(" "), *line], width, self.ground, self.style_of)
