"""Listing only the articles that mention some actors."""

from __future__ import annotations

from dataclasses import replace

from textual import on

from kz_tui.ui.only import Only
from kz_tui.ui.picked import Picked
from kz_tui.ui.screens.asking import AskingScreen
from kz_tui.ui.widgets.actor_panel import ActorPanel


class FilteringScreen(AskingScreen):
    """Narrows list and search to articles with an actor, with two, or near each other."""

    def picked(self, picked: Picked | None) -> None:
        """Narrow to the actor that was picked for that."""
        if picked is not None and picked.wish == "only":
            if self.still_there(picked.actor):
                self.only_with(picked.actor)
        else:
            super().picked(picked)

    async def action_only(self) -> None:
        """Ask with whom: only articles that mention all that were chosen are listed."""
        others = " and ".join(self.desk.only.names(self.desk.library))
        question = f"Only articles with {others} and" if others else "Only articles with"

        def chosen(actor: str | None) -> None:
            if actor is not None:
                self.only_with(actor)

        await self.ask_for_actor(question, chosen)

    def only_with(self, actor: str) -> None:
        """List only articles that mention an actor as well."""
        self.list_only(self.desk.only.with_actor(actor))

    @on(ActorPanel.OnlyWanted)
    def _only_wanted(self, message: ActorPanel.OnlyWanted) -> None:
        """One key goes round: with the actor and the one chosen, near each other, all."""
        actor = self.desk.place.actor
        if actor is not None:
            wanted = (actor,) if message.other is None else (actor, message.other)
            self.list_only(self.desk.only.following(wanted))

    def action_near(self) -> None:
        """Only where they are near each other, or anywhere in the article."""
        only = self.desk.only
        if len(only.actors) < 2:
            self.show_place("near takes two actors: F chooses them")
        else:
            self.list_only(only._replace(near=not only.near))

    def list_only(self, only: Only) -> None:
        """List only what a filter lets through; the article that is open stays open."""
        selected = self.articles.selected
        self.desk = replace(self.desk, only=only)
        if selected is not None:
            self.articles.select(selected)
        self.search_again()
