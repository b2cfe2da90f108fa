"""Asking for an actor, and for the two ends of a path."""

from __future__ import annotations

from textual.screen import ModalScreen
from textual.widgets import Input

from kz_tui.library import Library
from kz_tui.rooms import open_room
from kz_tui.ui.screens.moving import MovingScreen
from kz_tui.ui.screens.reading_keys import TYPED_INTO


class AskingScreen(MovingScreen):
    """Opens the list of actors, and goes to what was chosen."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Letters are text in a line to type in, and choose while letters stand on the names."""
        del parameters
        if action not in TYPED_INTO or action == "find":
            return True
        return not (isinstance(self.focused, Input) or self.reader.hinting)

    async def action_actors(self) -> None:
        """Choose among all actors."""
        await self.app.push_screen(_actors_screen(self.desk.library), self._chosen_actor)

    def _chosen_actor(self, actor: str | None) -> None:
        if actor is not None:
            self.go_to_actor(actor)

    async def action_path(self) -> None:
        """Choose the other end of a path; both ends where the panel shows no actor."""
        library, actor = self.desk.library, self.desk.place.actor
        if actor not in library.entities or not library.entities[actor or ""].acts:
            await self.app.push_screen(_actors_screen(library, "Path from"), self._path_from)
        else:
            await self._path_from(actor)

    async def _path_from(self, actor: str | None) -> None:
        if actor is None:
            return
        library = self.desk.library
        title = f"Path from {library.entities[actor].name} to"

        def to(goal: str | None) -> None:
            if goal is not None:
                self._show_path(actor, goal)

        await self.app.push_screen(_actors_screen(library, title, without=actor), to)

    def _show_path(self, start: str, goal: str) -> None:
        self.leave()
        place = self.desk.place._replace(actor=start, towards=goal, pane="panel")
        self.desk = self.desk.visit(place)
        self.go_to_pane("panel")


def _actors_screen(
    library: Library, title: str = "", without: str | None = None
) -> ModalScreen[str | None]:
    """The list of all actors, opened when it is wanted first."""
    screen: ModalScreen[str | None] = open_room("actors-screen").ActorsScreen(
        library, title, without
    )
    return screen
