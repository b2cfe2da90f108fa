"""Asking for an actor, and for the two ends of a path."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from weakref import WeakSet

from textual.screen import Screen
from textual.widget import AwaitMount

from kz_tui.model.memo import cached_property
from kz_tui.rooms import open_room
from kz_tui.ui.desk import Desk
from kz_tui.ui.drawing.panel_targets import ShowEvidence
from kz_tui.ui.picked import Picked
from kz_tui.ui.screens.moving import MovingScreen


class AskingScreen(MovingScreen):
    """Opens the list of actors, and goes to what was chosen."""

    @cached_property
    def _following(self) -> WeakSet[Screen[Any]]:
        """Screens over this one that show the library, and shall show what becomes of it."""
        return WeakSet()

    def follow_library(self, screen: Screen[Any]) -> None:
        """Hand a screen every later library, as long as it is open."""
        self._following.add(screen)

    def watch_desk(self, desk: Desk) -> None:
        """Screens that lie over this one change with it."""
        super().watch_desk(desk)
        for screen in [*self._following]:
            if screen.is_attached and screen in self.app.screen_stack:
                screen.library = desk.library  # type: ignore[attr-defined]  # what following means

    def wish(self, wish: str, actor: str | None) -> AwaitMount | None:
        """Answer what the keys of the list of actors ask for."""
        raise NotImplementedError

    async def action_actors(self) -> None:
        """Look at all actors."""
        screen = open_room("actors-screen").ActorsScreen(self.desk.library, wish=self.wish)
        self.follow_library(screen)
        await self.app.push_screen(screen, self.picked)

    def picked(self, picked: Picked | None) -> None:
        """Go on with what the list of actors was left with."""
        if picked is None or not self.still_there(picked.actor):
            return
        if picked.wish == "picture":
            self._show_picture(picked.actor)
        else:
            self.go_to_actor(picked.actor)

    async def action_picture(self) -> None:
        """The picture around the actor of the panel, or around one that is asked for."""
        library, actor = self.desk.library, self.desk.place.actor
        if actor in library.entities and library.entities[actor or ""].acts:
            await self._show_picture(actor or "")
        else:
            await self.ask_for_actor("A picture of whom?", self._picture_of)

    def _picture_of(self, actor: str | None) -> None:
        if actor is not None:
            self._show_picture(actor)

    def _show_picture(self, actor: str) -> AwaitMount:

        def chosen(evidence: ShowEvidence | None) -> None:
            if evidence is not None:
                self.go_to_target(evidence)

        screen: Screen[Any] = open_room("picture-screen").PictureScreen(
            self.desk.library, actor, self.copy_picture
        )
        return self.app.push_screen(screen, chosen)

    def copy_picture(self, actor: str) -> None:
        """Copy the command that gives the picture around an actor as data."""
        raise NotImplementedError

    def ask_for_actor(
        self, question: str, answered: Callable[[str | None], None], without: str | None = None
    ) -> AwaitMount:
        """Ask for an actor; nobody is answered by None."""
        screen: Screen[Any] = open_room("actors-screen").ActorsScreen(
            self.desk.library, question, without
        )

        self.follow_library(screen)

        def picked(one: Picked | None) -> None:
            known = one is not None and self.still_there(one.actor)
            answered(one.actor if one is not None and known else None)

        return self.app.push_screen(screen, picked)

    def still_there(self, *actors: str) -> bool:
        """Whether the dossier knows some actors; says so if not.

        What was done a moment before may have hidden or joined one that was chosen since.
        """
        known = all(actor in self.desk.library.entities for actor in actors)
        if not known:
            self.show_place("this actor is there no longer")
        return known

    async def action_path(self) -> None:
        """Choose the other end of a path; both ends where the panel shows no actor."""
        library, actor = self.desk.library, self.desk.place.actor
        if actor not in library.entities or not library.entities[actor or ""].acts:
            await self.ask_for_actor("Path from", self._path_from)
        else:
            await self._ask_where(actor or "")

    def _path_from(self, actor: str | None) -> None:
        if actor is not None:
            self._ask_where(actor)

    def _ask_where(self, actor: str) -> AwaitMount:
        library = self.desk.library
        title = f"Path from {library.entities[actor].name} to"

        def to(goal: str | None) -> None:
            if goal is not None and self.still_there(actor):
                self._show_path(actor, goal)

        return self.ask_for_actor(title, to, without=actor)

    def _show_path(self, start: str, goal: str) -> None:
        self.leave()
        place = self.desk.place._replace(actor=start, towards=goal, pane="panel")
        self.desk = self.desk.visit(place)
        self.go_to_pane("panel")
