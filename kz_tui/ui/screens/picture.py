"""The picture of who is linked to an actor."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.reactive import reactive
from textual.strip import Strip

from kz_tui.library import Library
from kz_tui.ui.arrangement import BREAKPOINTS
from kz_tui.ui.drawing.line import Line, Piece, joined, justified, strip_of, width_of
from kz_tui.ui.drawing.link_lines import link_details
from kz_tui.ui.drawing.panel_targets import ShowEvidence
from kz_tui.ui.drawing.picture import LEGEND
from kz_tui.ui.drawing.ring import MOST
from kz_tui.ui.screens.view import View
from kz_tui.ui.widgets.painted import InRoles
from kz_tui.ui.widgets.picture_view import PictureView

_HINTS = (
    "arrows move · ⏎ jumps · space to the middle · ⌫ back · esc leaves",
    "⏎ jumps · space to the middle · esc leaves",
    "",
)
"""What the keys do, as far as there is room."""


class PictureLines(InRoles):
    """Some lines over or under the picture."""

    lines: reactive[tuple[Line, ...]] = reactive(())

    def render_line(self, y: int) -> Strip:
        """One of the lines."""
        line = self.lines[y] if y < len(self.lines) else []
        return strip_of([*line], self.size.width, self.ground, self.style_of)


class PictureScreen(View[ShowEvidence | None]):
    """Shows an actor among those it is linked to; the result is the evidence to go to.

    One can walk on: the current node becomes the centre, and back.
    """

    CSS_PATH = Path(__file__).with_suffix(".tcss")
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,p", "dismiss", "Close", id="picture.close", tooltip="Close", show=False),
        Binding("space,c", "centre", "To the middle", id="picture.centre",
                tooltip="Put this actor in the middle", show=False),
        Binding("backspace,h", "back", "Back", id="picture.back",
                tooltip="The one who was in the middle before", show=False),
        Binding("Y", "copy_command", "Copy command", id="picture.copy",
                tooltip="Copy the command line that gives this picture as data", show=False),
    ]  # fmt: skip

    def __init__(self, library: Library, actor: str, copy: Callable[[str], None]) -> None:
        super().__init__()
        self._library = library
        self._actor = actor
        self._before: list[str] = []
        self._copy = copy

    def compose(self) -> ComposeResult:
        """Whose picture it is, the picture, what the current link is about."""
        with Vertical(id="box"):
            yield PictureLines(id="whose")
            yield PictureView(id="picture")
            yield PictureLines(id="link")
            yield PictureLines(id="legend")

    @property
    def _view(self) -> PictureView:
        return self.query_one(PictureView)

    def on_mount(self) -> None:
        """Draw the first picture."""
        self._show(self._actor)
        self._view.focus()

    @property
    def _rows(self) -> int:
        return self.query_one("#link").size.height

    def _show(self, actor: str) -> None:
        self._actor = actor
        self._view.around = self._library.neighbourhood(actor, MOST)

    @on(PictureView.Moved)
    def _describe(self) -> None:
        """Say what the picture shows, and what links the current node."""
        view, around = self._view, self._view.around
        if around is None:
            return
        width = view.size.width
        name = self._library.entities[self._actor].name
        shown = (
            f"{view.count} of {around.total:,}" if view.count < around.total else f"{view.count}"
        )
        title = [Piece(f"LINKED TO {name}", "heading"), Piece(f"  {shown}", "dim")]
        way = joined((self._library.entities[one].name for one in self._before), " › ")
        self.query_one("#whose", PictureLines).lines = (
            justified(title, [Piece(f"{way} ›" if way else "", "dim")], width),
        )
        link = view.link
        details: tuple[Line, ...] = ([Piece("nobody in these articles", "dim")],)
        if link:
            details = tuple(link_details(self._library, link, width, self._rows))
        self.query_one("#link", PictureLines).lines = details
        hints = next(one for one in _HINTS if len(one) + width_of(LEGEND) < width or not one)
        self.query_one("#legend", PictureLines).lines = (
            justified(LEGEND, [Piece(hints, "dim")], width),
        )

    @on(PictureView.Chosen)
    def _chosen(self, message: PictureView.Chosen) -> None:
        self.dismiss(ShowEvidence(message.link.b, message.link.telling))

    def action_centre(self) -> None:
        """The current node becomes the centre."""
        link = self._view.link
        if link is not None:
            self._before.append(self._actor)
            self._show(link.b)

    def action_back(self) -> None:
        """The centre before; the first one leaves the picture."""
        if self._before:
            self._show(self._before.pop())
        else:
            self.dismiss(None)

    def action_copy_command(self) -> None:
        """Copy the command that gives the picture as data."""
        self._copy(self._actor)
