"""What everything that draws its own lines has in common."""

from __future__ import annotations

from rich.style import Style
from textual.scroll_view import ScrollView
from textual.widget import Widget

from kz_tui.ui.theme import role_styles

_PLAIN = Style()


class InRoles(Widget):
    """Knows the styles of the roles in the theme that is on."""

    _roles: dict[str, Style] | None = None
    _ground: Style | None = None

    @property
    def ground(self) -> Style:
        """The style of plain text; worked out once, as Textual looks through all ancestors."""
        if self._ground is None:
            self._ground = self.rich_style
        return self._ground

    def style_of(self, *roles: str) -> Style:
        """The style of one or more roles laid over each other; an empty role changes nothing."""
        if self._roles is None:
            self._roles = role_styles(self.app.theme_variables, colour=not self.app.no_color)
        style = _PLAIN
        for role in roles:
            if role:
                style += self._roles[role]
        return style

    def notify_style_update(self) -> None:
        """Forget the colours of another theme."""
        self._roles = None
        self._ground = None
        super().notify_style_update()


class PaintedRow(InRoles):
    """A bar of one row."""

    DEFAULT_CSS = """
    PaintedRow { height: 1; }
    """


class Painted(InRoles, ScrollView, can_focus=True):
    """A scrolling pane that draws only its visible lines.

    Textual builds a list item or a paragraph as a widget; measured on 100,000 rows or 20,000
    lines that costs seconds where drawing the visible ones costs milliseconds.
    """

    DEFAULT_CSS = """
    Painted {
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
    }
    """

    @property
    def lines_visible(self) -> int:
        """How many lines the pane shows at once."""
        return self.scrollable_content_region.height

    @property
    def cells(self) -> int:
        """How many cells a line has."""
        return self.scrollable_content_region.width

    def scroll_line(self, line: int) -> None:
        """Bring a line to the top, at once."""
        self.scroll_to(y=max(0, line), animate=False, force=True, immediate=True)
