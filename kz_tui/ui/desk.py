"""The desk: everything that lies open, as one value, and what each pane shows of it.

The desk knows no terminal. A key makes a new desk of the old one; the screen hands the panes what
the new desk says they show.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from kz_tui.library import Library
from kz_tui.model.article import Article
from kz_tui.model.memo import cached_property
from kz_tui.model.span import Span
from kz_tui.notes.kept import Kept, PlacedNote
from kz_tui.pipeline.comparing import Comparison
from kz_tui.rooms import open_room
from kz_tui.search.clauses import Query, QueryError
from kz_tui.search.results import Results, TermMatch
from kz_tui.ui.drawing.highlight import Level
from kz_tui.ui.drawing.panel_targets import Section, Subject
from kz_tui.ui.only import Only
from kz_tui.ui.place import History, Place
from kz_tui.ui.widgets.article_list import Order, Shelf
from kz_tui.ui.widgets.marked_page import Reading, Standing

_EMPTY = """No article in this dossier.
kz-reader PATH opens a folder or files: .txt, .md, .jsonl.
W lists what was passed over, and why. q quits."""


@dataclass(frozen=True, eq=False, repr=False)
class Desk:
    """What lies open.

    `glance` is an article that is looked at without having been opened: it leaves no trace in the
    history unless one goes on from it. `find` is what is looked for in the article shown.
    """

    library: Library = Library()  # noqa: RUF009  # immutable
    history: History = History()  # noqa: RUF009  # immutable
    glance: int | None = None
    results: Results | None = None
    order: Order = Order.RELEVANCE
    level: Level = Level.ALL
    raw: bool = False
    everywhere: bool = False
    pages: tuple[tuple[Section, int], ...] = ()
    only: Only = Only()  # noqa: RUF009  # immutable
    find: str = ""
    kept: Kept = Kept()  # noqa: RUF009  # immutable

    # what the panes show

    @property
    def place(self) -> Place:
        """Where one is."""
        return self.history.here

    @property
    def number(self) -> int | None:
        """The number of the article shown."""
        return self.glance if self.glance is not None else self.place.article

    @property
    def article(self) -> Article | None:
        """The article shown."""
        number = self.number
        if number is None or number >= len(self.library.articles):
            return None
        return self.library.articles[number]

    @property
    def query(self) -> Query | None:
        """The query whose results are listed."""
        return self.results.query if self.results is not None else None

    @cached_property
    def shelf(self) -> Shelf:
        """What the list shows."""
        return Shelf(self.library, self.results, self.order, self._let_through)

    @cached_property
    def _let_through(self) -> frozenset[int] | None:
        numbers = self.only.articles(self.library)
        return None if numbers is None else frozenset(numbers)

    @cached_property
    def reading(self) -> Reading:
        """What the reader shows."""
        article, number = self.article, self.number
        if article is None or number is None:
            return Reading(notice=_EMPTY if self.library.complete else "")
        return Reading(
            article,
            self.library.annotation(number),
            self.level,
            self.place.actor,
            self._matches(number, article),
            () if self.glance is not None else self.place.passages,
            self.raw,
            notes=self._notes(article),
            tags=self.kept.tags_of(article),
        )

    @cached_property
    def subject(self) -> Subject:
        """What the panel shows."""
        place = self.place
        return Subject(
            self.library, place.actor, place.towards, self.number, self.everywhere, self.pages
        )

    def _notes(self, article: Article) -> tuple[PlacedNote, ...]:
        """The notes on an article, in the order of their passages; those without one first."""
        notes = self.kept.notes_of(article)
        if not notes:
            return ()
        find = open_room("anchor").find_anchor
        placed = [PlacedNote(note, find(note.anchor, article.text)) for note in notes]
        return tuple(sorted(placed, key=lambda one: one.found.span))

    def _matches(self, number: int, article: Article) -> tuple[Span, ...]:
        if self.find:
            pattern = re.compile(re.escape(self.find), re.IGNORECASE)
            return tuple(Span(*match.span()) for match in pattern.finditer(article.text))
        if self.query is None or self.query.empty:
            return ()
        return tuple(match.span for match in self.library.find_in(number, self.query))

    @cached_property
    def filter_words(self) -> str:
        """The filter by actors with how much it lets through, as the status line says it."""
        words = self.only.in_words(self.library)
        if not words:
            return ""
        count = len(self._let_through or ())
        articles = "article" if count == 1 else "articles"
        return f"{words}: {count:,} {articles}"

    @property
    def explanations(self) -> tuple[TermMatch, ...]:
        """Why hits matched that do not hold the very word."""
        return self.results.terms if self.results is not None else ()

    # how it changes

    def with_library(self, library: Library) -> Desk:
        """The same desk over a library that has come further; entities are found again by name."""
        again = lru_cache(None)(partial(self._again, library))

        def change(place: Place) -> Place:
            actor, towards = again(place.actor), again(place.towards)
            return place._replace(actor=actor, towards=towards if actor else None)

        history = self.history
        if self.place.article is None and library.articles:
            history = history.amend(self.place._replace(article=0))
        if library.entities is not self.library.entities:
            history = history.changed(change)
        only = self.only
        if library.entities is not self.library.entities:
            actors = tuple(dict.fromkeys(filter(None, map(again, only.actors))))
            only = Only(actors, only.near and len(actors) > 1)
        return replace(self, library=library, history=history, only=only)

    def renumbered(self, library: Library, moved: Comparison) -> Desk:
        """The same desk over a dossier whose articles have other numbers; some may be gone.

        Places in an article that is gone are forgotten; from the one that is open one comes to
        what stands there now. What was searched is searched again.
        """
        history = self.history
        past, future = (
            tuple(again for place in places if (again := _moved(place, moved)) is not None)
            for places in (history.past, history.future)
        )
        here = _moved(self.place, moved)
        if here is None:
            nearest = min(self.place.article or 0, len(library.articles) - 1)
            here = Place(nearest if nearest >= 0 else None, pane=self.place.pane)
        glance = None if self.glance is None else moved.number(self.glance)
        results = None
        if self.results is not None and library.searcher is not None:
            with suppress(QueryError):
                results = library.search(self.results.query)
        history = History(here, past, future)
        return replace(self, history=history, glance=glance, results=results).with_library(library)

    def _again(self, library: Library, entity: str | None) -> str | None:
        """The id an entity has now; None if there is nobody of its name, or more than one.

        What the user decided is taken at its word: a hidden actor is nobody, not one whose name
        has a word of it.
        """
        known = self.library.entities
        if entity is None or not library.entities or entity in library.entities:
            return entity
        if entity not in known:
            return entity
        name = known[entity].name
        found = library.find_actors(name)
        if library.decisions:
            found = tuple(one for one in found if name in (one.name, *one.aliases))
        return found[0].id if len(found) == 1 else None

    def with_more(self, section: Section) -> Desk:
        """The same desk with more of a section of the panel shown."""
        pages = dict(self.pages)
        pages[section] = pages.get(section, 1) + 1
        return replace(self, pages=tuple(pages.items()))

    def leaving(self, standing: Standing, pane: str, row: int = -1) -> Desk:
        """Note where one stands before going on; an article glanced at becomes a place.

        `row` is the item of the panel with its cursor.
        """
        place = self.place._replace(
            offset=standing.offset, mention=standing.mention, pane=pane, row=row
        )
        if self.glance is None or self.glance == self.place.article:
            return replace(self, history=self.history.amend(place), glance=None)
        here = place._replace(article=self.glance, passages=())
        return replace(self, history=self.history.visit(here), glance=None)

    def visit(self, place: Place) -> Desk:
        """Go to a place. Another actor's panel begins with the beginning of each section."""
        pages = self.pages if place.actor == self.place.actor else ()
        return replace(self, history=self.history.visit(place), glance=None, pages=pages)

    def back(self) -> Desk:
        """Go back: from an article glanced at to the one that is open, else one place."""
        if self.glance is not None and self.glance != self.place.article:
            return replace(self, glance=None)
        return replace(self, history=self.history.back(), glance=None)

    def forward(self) -> Desk:
        """Go forward again."""
        return replace(self, history=self.history.forward(), glance=None)


def _moved(place: Place, moved: Comparison) -> Place | None:
    """A place in an article that has another number now; None if the article is gone.

    What was marked in a text that was changed may stand elsewhere now.
    """
    if place.article is None:
        return place
    number = moved.number(place.article)
    if number is None:
        return None
    if moved.says_the_same(place.article):
        return place._replace(article=number)
    return place._replace(article=number, mention=None, passages=())
