"""Where one is in the dossier, and the way one came."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from kz_tui.model.span import Span

MOST = 1000
"""Places one can go back over: more than anybody does, and what every key may look through."""


class Place(NamedTuple):
    """A place one can come back to.

    `article` is the number of the article, `offset` its first character in view, `mention` the
    current mention, `passages` the evidence shown. `actor` is the entity in the panel; with
    `towards` the panel shows the path from it to that one. `pane` has the focus,
    `row` is the item of the panel with its cursor, -1 for none.
    """

    article: int | None = None
    offset: int = 0
    mention: Span | None = None
    passages: tuple[Span, ...] = ()
    actor: str | None = None
    towards: str | None = None
    pane: str = "list"
    row: int = -1


class History(NamedTuple):
    """The places visited before and after the one where one is. Moves make another history."""

    here: Place = Place()  # immutable
    past: tuple[Place, ...] = ()
    future: tuple[Place, ...] = ()

    def visit(self, place: Place) -> History:
        """Go to a new place; what lay ahead is forgotten, and what lies too far back.

        Going where one is changes nothing.
        """
        if place == self.here:
            return self
        return History(place, (*self.past, self.here)[-MOST:], ())

    def amend(self, place: Place) -> History:
        """Note where one stands now, before leaving."""
        return self._replace(here=place)

    def changed(self, change: Callable[[Place], Place]) -> History:
        """The same way with every place on it changed."""
        here, *rest = map(change, (self.here, *self.past, *self.future))
        return History(here, tuple(rest[: len(self.past)]), tuple(rest[len(self.past) :]))

    def back(self) -> History:
        """The place before; the same history at the beginning."""
        if not self.past:
            return self
        return History(self.past[-1], self.past[:-1], (self.here, *self.future))

    def forward(self) -> History:
        """The place one came back from; the same history at the end."""
        if not self.future:
            return self
        return History(self.future[0], (*self.past, self.here), self.future[1:])
