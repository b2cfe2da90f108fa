"""Searching the dossier and finding in an article."""

from __future__ import annotations

import time
from dataclasses import replace

from textual import on
from textual.widgets import Input

from kz_tui.rooms import open_room
from kz_tui.search.clauses import Query, QueryError
from kz_tui.search.results import TermMatch
from kz_tui.ui.desk import Desk
from kz_tui.ui.screens.panes import PanesScreen
from kz_tui.ui.widgets.marked_page import Standing
from kz_tui.ui.widgets.search_bar import QueryInput

_EXPLAINED = 3


class SearchingScreen(PanesScreen):
    """Answers every key typed in the search bar before the screen is drawn again."""

    _find_from = 0

    def watch_query(self, text: str) -> None:
        """Search while typing: at once, so that list and input change in the same frame."""
        if not text.strip():
            self.bar.error = ""
            self.bar.outcome = ""
            self._end_search()
            return
        if self.desk.library.searcher is None:
            self.bar.outcome = "the index is not ready yet; results come when it is"
            return
        try:
            started = time.process_time()
            results = self.desk.library.search(_parse(text))
        except QueryError as error:
            self.bar.error = str(error)
            return
        self.bar.error = ""
        self.desk = replace(self.desk, results=results)
        spent = 1000 * (time.process_time() - started)
        self.bar.outcome = _outcome(self.desk, spent)
        if not results.total:
            self.show_place("")  # the hit that was counted is no hit any more
        self.glance_at_selected()

    def _end_search(self) -> None:
        """List the whole dossier again; the article that is open comes back as it was left."""
        if self.desk.results is None:
            return
        glancing = self.desk.glance is not None
        self.desk = replace(self.desk, results=None, glance=None)
        place = self.desk.place
        if place.article is not None:
            self.articles.select(place.article)
        if glancing:
            self.reader.stand(Standing(place.offset, place.mention))
        self.show_place("")

    def glance_at_selected(self) -> None:
        """Show the selected article without opening it, at the passage the list shows."""
        number = self.articles.selected
        if number is not None:
            self.glance_at(number)
            self.show_passage(number)

    def glance_at(self, number: int) -> None:
        """Show an article without opening it; where one stands in the open one is remembered."""
        if self.desk.glance is None:
            self.desk = self.desk.leaving(self.reader.standing, self.pane)
        self.desk = replace(self.desk, glance=number)

    def show_passage(self, number: int) -> None:
        """Bring the passage that the list shows of an article into view."""
        results = self.desk.results
        if results is None:
            return
        hit = results.hit_of(number)
        spans = self.desk.reading.matches
        if hit.matches and hit.matches[0].span in spans:
            self.show_place(self.reader.go_to_match(spans.index(hit.matches[0].span)))

    def show_place(self, place: str) -> None:
        """Say in the status line where one stands."""
        self.status.place = place

    def search_again(self) -> None:
        """Answer the query again, over a dossier that has come further."""
        text = self.query_input.value
        if not text.strip() or self.desk.library.searcher is None:
            return
        if self.desk.results is None:
            self.watch_query(text)
            return
        try:
            results = self.desk.library.search(_parse(text))
        except QueryError as error:
            self.bar.error = str(error)
            return
        self.bar.error = ""
        selected = self.articles.selected
        self.desk = replace(self.desk, results=results)
        if selected is not None:
            self.articles.select(selected)
        self.bar.outcome = _outcome(self.desk, None)

    def action_search(self) -> None:
        """Go to the search bar."""
        self.zen = False
        self.show_panes()
        self.set_focus(self.query_input)
        self.query_input.cursor_position = len(self.query_input.value)
        self.status.hints = self.hints_for("search")

    @on(QueryInput.Moved)
    def _move_in_results(self, message: QueryInput.Moved) -> None:
        self.articles.step(message.rows)

    @on(QueryInput.Left)
    def _leave_bar(self) -> None:
        """Esc keeps the results; in a bar that is left already it clears them."""
        self.go_to_pane("list")

    def action_next_match(self, direction: int) -> None:
        """The next hit, in this article or, beyond its last, in the next one of the list."""
        if self.reader.next_match(direction):
            return
        if self.desk.find or self.desk.results is None:
            self.show_place("no hit in that direction" if self.desk.reading.matches else "no hit")
            return
        number = self.desk.number
        following = None if number is None else self.articles.neighbour(number, direction)
        while following is not None:
            self.articles.select(following)
            self.glance_at(following)
            if matches := self.desk.reading.matches:
                self.reader.go_to_match(0 if direction > 0 else len(matches) - 1)
                return
            following = self.articles.neighbour(following, direction)
        self.show_place("no further hit in the results")

    # finding in the article

    async def action_find(self) -> None:
        """Open the find line; what is typed is looked for from here on."""
        if self.finding:
            self.set_focus(self.query_one("#find", Input))
            return
        self._find_from = self.reader.caret
        find = Input(id="find", placeholder="find in this article", compact=True)
        await self.query_one("#middle").mount(find)
        self.set_focus(find)

    @property
    def finding(self) -> bool:
        """Whether the find line is open."""
        return bool(self.query("#find"))

    def close_find(self) -> None:
        """Close the find line; the hits of the search come back."""
        self.query("#find").remove()
        self.desk = replace(self.desk, find="")
        self.go_to_pane("reader")

    @on(Input.Changed, "#find")
    def _find(self, event: Input.Changed) -> None:
        event.stop()
        self.desk = replace(self.desk, find=event.value)
        if not event.value:
            self.show_place("")
        elif not self.reader.find_match(self._find_from):
            self.show_place("not in this article")

    @on(Input.Submitted, "#find")
    def _found(self) -> None:
        """Enter goes into the text, where n and N go on."""
        self.go_to_pane("reader")


def _parse(text: str) -> Query:
    """Read a query with what is loaded when the first one is typed. Raises `QueryError`."""
    query: Query = open_room("query").parse_query(text)
    return query


def _outcome(desk: Desk, spent: float | None) -> str:
    """How much was found, and the reasons where a hit does not hold the very word."""
    results = desk.results
    if results is None:
        return ""
    whole = len(desk.library.articles)
    total = results.total if not desk.only.actors else len(desk.shelf.numbers())
    articles = "article" if whole == 1 else "articles"
    parts = [f"{total:,} of {whole:,} {articles}"]
    parts += [", ".join(_explained(desk.explanations))]
    if spent is not None and whole > 1000:
        parts.append(f"{spent:.0f} ms")
    return " · ".join(part for part in parts if part)


def _explained(terms: tuple[TermMatch, ...]) -> list[str]:
    """One reason for each word typed, the best first."""
    seen: dict[str, str] = {}
    for term in terms:
        seen.setdefault(term.query.casefold(), f"{term.query} = {term.matched}")
    return list(seen.values())[:_EXPLAINED]
