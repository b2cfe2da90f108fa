"""The list of articles: the whole dossier, or what a search found."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from operator import itemgetter
from typing import NamedTuple

from textual import events
from textual.reactive import reactive

from kz_tui.library import Library
from kz_tui.notes.kept import Kept
from kz_tui.search.results import Results
from kz_tui.ui.drawing.article_item import article_item
from kz_tui.ui.drawing.line import Line
from kz_tui.ui.widgets.row_list import Heights, RowList

_SHORT = 22
"""Lines of the pane below which items stand without a blank line between them."""


class Order(Enum):
    """How the list is sorted; the value is the word for it."""

    RELEVANCE = "relevance"
    NEWEST = "newest first"
    OLDEST = "oldest first"
    SOURCE = "source"

    @property
    def following(self) -> Order:
        """The order the key changes to."""
        orders = list(Order)
        return orders[(orders.index(self) + 1) % len(orders)]


class Shelf(NamedTuple):
    """What the list shows: the articles of a library, or the results of a search, in an order.

    Without a search, relevance is the order of the dossier. Only articles in `only` are shown, if
    that is not None.
    """

    library: Library = Library()
    results: Results | None = None
    order: Order = Order.RELEVANCE
    only: frozenset[int] | None = None

    def numbers(self) -> Sequence[int]:
        """The numbers of the articles, in the order they are shown."""
        if self.results is not None:
            found: Sequence[int] = self.results.ranking
        else:
            found = range(len(self.library.articles))
        if self.only is not None:
            found = [number for number in found if number in self.only]
        if self.order is Order.RELEVANCE:
            return found
        every = self.library.heads
        heads = [(number, every[number]) for number in found]
        if self.order is Order.SOURCE:
            keyed = [((h.source.value or "\uffff").casefold(), n) for n, h in heads]
            return [number for _, number in sorted(keyed, key=itemgetter(0))]
        newest = self.order is Order.NEWEST
        dated = sorted(
            ((h.date.value, n) for n, h in heads if h.date.value), key=itemgetter(0), reverse=newest
        )
        return [number for _, number in dated] + [n for n, h in heads if not h.date.value]


class ArticleList(RowList):
    """Shows a `Shelf`. The selection is kept by article, not by row."""

    shelf: reactive[Shelf] = reactive(Shelf(), repaint=False, init=False)
    kept: reactive[Kept] = reactive(Kept(), repaint=False, init=False)

    def __init__(self, shelf: Shelf, *, id: str) -> None:  # noqa: A002  # Textual's name for it
        super().__init__(id=id)
        self._numbers = shelf.numbers()
        self.set_reactive(ArticleList.shelf, shelf)
        self.set_reactive(ArticleList.cursor, min(0, len(self._numbers) - 1))

    @property
    def selected(self) -> int | None:
        """The number of the selected article."""
        return self.article_at(self.cursor)

    @property
    def count(self) -> int:
        """How many articles are listed."""
        return len(self._numbers)

    def article_at(self, row: int) -> int | None:
        """The number of the article in a row."""
        return int(self._numbers[row]) if 0 <= row < len(self._numbers) else None

    def row_of(self, number: int) -> int:
        """The row of an article, -1 if it is not listed."""
        if isinstance(self._numbers, range):
            return number if number in self._numbers else -1
        return next((row for row, other in enumerate(self._numbers) if other == number), -1)

    def watch_shelf(self, old: Shelf, new: Shelf) -> None:
        """Show other articles; a new search selects its best, anything else keeps the article."""
        selected = self.selected
        self._numbers = new.numbers()
        searched = new.results is not old.results and new.results is not None
        row = -1 if searched or selected is None else self.row_of(selected)
        grown = (
            new.only == old.only
            and new.results is None
            and old.results is None
            and new.order is old.order
        )
        self.rows_changed(row if row >= 0 else min(0, len(self._numbers) - 1), keep_scroll=grown)

    def watch_kept(self) -> None:
        """Show other signs on the same articles."""
        self.redraw()

    def select(self, number: int) -> None:
        """Put the cursor on an article, if it is listed."""
        row = self.row_of(number)
        if row >= 0 and row != self.cursor:
            self.cursor = row

    @property
    def cursor_line(self) -> int:
        """How many lines below the top of the pane the selected article begins."""
        return self.heights().top(self.cursor) - self.scroll_offset.y if self.cursor >= 0 else 0

    def put(self, number: int, line: int) -> None:
        """Put the cursor on an article, if it is listed, and that into a line of the pane."""
        row = self.row_of(number)
        if row >= 0:
            self.rows_changed(row)
            self.scroll_line(self.heights().top(row) - line)

    def neighbour(self, number: int, direction: int) -> int | None:
        """The article before or after another in the list."""
        row = self.row_of(number)
        return self.article_at(row + direction) if row >= 0 and row + direction >= 0 else None

    def heights(self) -> Heights:
        """Three lines an article, and a blank one where there is room."""
        return Heights(len(self._numbers), 3 if self.size.height < _SHORT else 4)

    def draw(self, item: int, width: int) -> Sequence[Line]:
        """Date and source, title, passage."""
        number = self._numbers[item]
        results = self.shelf.results
        hit = results.hit_of(number) if results is not None else None
        article = self.shelf.library.articles[number]
        return article_item(article, width - 1, hit, self.kept.signs_of(article))

    def on_resize(self, event: events.Resize) -> None:
        """Whether there is a blank line depends on the height."""
        super().on_resize(event)
