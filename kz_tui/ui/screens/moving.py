"""Moving: opening, jumping, going back."""

from __future__ import annotations

from dataclasses import replace

from textual import on

from kz_tui.model.link import Evidence
from kz_tui.model.span import Span
from kz_tui.ui.desk import Desk
from kz_tui.ui.drawing.panel_targets import (
    ChangeScope,
    ShowActor,
    ShowArticle,
    ShowEvidence,
    ShowMention,
    ShowMore,
    Target,
)
from kz_tui.ui.place import Place
from kz_tui.ui.screens.searching import SearchingScreen
from kz_tui.ui.widgets.actor_panel import ActorPanel
from kz_tui.ui.widgets.marked_page import Standing
from kz_tui.ui.widgets.reader import Reader
from kz_tui.ui.widgets.row_list import RowList
from kz_tui.ui.widgets.search_bar import QueryInput
from kz_tui.ui.widgets.way_line import WayLine


class MovingScreen(SearchingScreen):
    """Every jump is a visit to a place, so that one comes back through all of them."""

    def leave(self) -> None:
        """Note where one stands, before going on."""
        self.desk = self.desk.leaving(self.reader.standing, self.pane, self.panel.cursor)

    # opening articles

    @on(RowList.Highlighted, "#list")
    def _selected(self, message: RowList.Highlighted) -> None:
        if not isinstance(message, RowList.Chosen):
            message.stop()
            self.glance_at_selected()

    @on(RowList.Chosen, "#list")
    @on(QueryInput.Opened)
    def _open_selected(self) -> None:
        number = self.articles.selected
        if number is not None:
            self.open_article(number)

    def open_article(self, number: int) -> None:
        """Open an article at the passage that the list shows."""
        if self.desk.glance is None:
            self.leave()
        place = self.desk.place
        self.desk = self.desk.visit(
            Place(number, actor=place.actor, towards=place.towards, pane="reader")
        )
        self.go_to_pane("reader")
        self.articles.select(number)
        self.show_place("")
        self.show_passage(number)

    def action_next_article(self, direction: int) -> None:
        """Open the next article of the list."""
        number = self.desk.number
        following = None if number is None else self.articles.neighbour(number, direction)
        if following is None:
            self.show_place("the last article" if direction > 0 else "the first article")
            return
        self.leave()
        place = self.desk.place
        self.desk = self.desk.visit(Place(following, actor=place.actor, pane=self.pane))
        self.articles.select(following)
        self.show_place("")
        self.show_passage(following)

    # mentions and actors

    def action_next_mention(self, direction: int) -> None:
        """The next mention of the article."""
        if self.pane != "reader":
            self.go_to_pane("reader")
        if not self.reader.next_mention(direction):
            recognised = self.desk.number is not None and self.desk.reading.annotation.mentions
            self.show_place("no mention in that direction" if recognised else "no mention yet")

    def action_hints(self) -> None:
        """Letters on every mention in view."""
        self.go_to_pane("reader")
        if not self.reader.show_hints():
            self.show_place("no mention in view")

    @on(Reader.MentionChosen)
    def _mention_chosen(self, message: Reader.MentionChosen) -> None:
        entity = message.mention.entity
        if entity is None:
            self.show_place("nobody in these articles is named for this")
            return
        self.show_actor(entity)

    def show_actor(self, entity: str) -> None:
        """Show an actor in the panel; the text stays where it is."""
        self.leave()
        place = self.desk.place
        self.desk = self.desk.visit(place._replace(actor=entity, towards=None))
        self.open_panel()

    def go_to_actor(self, entity: str) -> None:
        """Show an actor and its first mention, in this article if it is mentioned here."""
        library = self.desk.library
        here = self.desk.number
        first = next(library.mentions_of(entity, here), None) if here is not None else None
        first = first or next(library.mentions_of(entity), None)
        self.leave()
        place = self.desk.place._replace(actor=entity, towards=None)
        if first is not None and first[0] != here:
            place = place._replace(article=first[0], passages=(), offset=0)
        self.desk = self.desk.visit(place)
        self.show_place("")
        if first is not None:
            self.articles.select(first[0])
            self.reader.go_to_span(first[1].span)
        self.open_panel()

    # jumps

    def action_jump(self, digit: int) -> None:
        """Go to what the panel shows under a digit; a hidden panel is shown first."""
        if not self.panel_visible:
            self.open_panel()
            return
        target = self.panel.target(digit)
        if target is None:
            self.show_place(f"the panel has no {digit}")
        else:
            self.go_to_target(target)

    @on(ActorPanel.TargetChosen)
    def _target_chosen(self, message: ActorPanel.TargetChosen) -> None:
        self.go_to_target(message.target)

    def go_to_target(self, target: Target) -> None:
        """Go to what was chosen in the panel."""
        if isinstance(target, ShowEvidence):
            self.go_to_evidence(target.actor, target.evidence)
        elif isinstance(target, ShowMention):
            self.go_to_mention(target.article, target.span)
        elif isinstance(target, ShowArticle):
            self._go_to_first_mention(target.article)
        elif isinstance(target, ShowActor):
            self.go_to_actor(target.actor)
        elif isinstance(target, ShowMore):
            self.desk = self.desk.with_more(target.section)
        elif isinstance(target, ChangeScope):
            self.action_scope()

    def go_to_evidence(self, actor: str, evidence: Evidence) -> None:
        """Open the passage that links two actors, and show the other one."""
        self.leave()
        place = Place(evidence.article, passages=evidence.passages, actor=actor, pane="reader")
        self.desk = self.desk.visit(place)
        self.articles.select(evidence.article)
        self.show_place("")
        self.go_to_pane("reader")
        self.reader.go_to(evidence.passages[0])
        self.reader.mark_mention_of(actor, evidence.passages)

    def go_to_mention(self, article: int, span: Span) -> None:
        """Go to a mention; the panel stays."""
        self.leave()
        place = self.desk.place._replace(article=article, passages=(), pane="reader")
        self.desk = self.desk.visit(place)
        self.articles.select(article)
        self.show_place("")
        self.go_to_pane("reader")
        self.reader.go_to_span(span)

    def action_next_with_actor(self, direction: int) -> None:
        """The next article that mentions the actor of the panel."""
        actor, here = self.desk.place.actor, self.desk.number
        if actor is None or here is None:
            self.show_place("no actor chosen: press Enter on a name")
            return
        numbers = self.desk.library.articles_of(actor)
        there = [n for n in numbers if (n > here if direction > 0 else n < here)]
        if not there:
            self.show_place("no further article with this actor")
            return
        self._go_to_first_mention(there[0] if direction > 0 else there[-1])

    def _go_to_first_mention(self, article: int) -> None:
        """Go to the first mention of the actor of the panel in an article."""
        actor = self.desk.place.actor
        first = next(self.desk.library.mentions_of(actor, article), None) if actor else None
        if first is not None:
            self.go_to_mention(article, first[1].span)

    def action_scope(self) -> None:
        """Mentions of this article, or of all."""
        self.desk = replace(self.desk, everywhere=not self.desk.everywhere)

    # back and forward

    def action_back(self) -> None:
        """Back to where one was: article, place and panel."""
        if not self.desk.history.past and self.desk.glance is None:
            self.show_place("this is where you started")
            return
        if self.desk.glance is None:
            self.leave()
        self.arrive(self.desk.back())

    @on(WayLine.CrumbChosen)
    def _crumb_chosen(self, message: WayLine.CrumbChosen) -> None:
        """Back by several places at once; forward leads through all of them."""
        if self.desk.glance is None:
            self.leave()
        desk = replace(self.desk, glance=None)
        for _ in range(message.back):
            desk = desk.back()
        self.arrive(desk)

    def action_forward(self) -> None:
        """Forward again."""
        if not self.desk.history.future:
            self.show_place("nothing ahead")
            return
        self.leave()
        self.arrive(self.desk.forward())

    def arrive(self, desk: Desk) -> None:
        """Stand again where a place says one stood."""
        self.desk = desk
        place = desk.place
        if place.article is not None:
            self.articles.select(place.article)
        self.go_to_pane(place.pane)
        self.with_panel = place.actor is not None and place.pane != "list"
        self.show_panes()
        self.reader.stand(Standing(place.offset, place.mention))
        self.panel.stand(place.row)
        self.show_place("")
