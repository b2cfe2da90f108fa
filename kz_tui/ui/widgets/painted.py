"""What every pane that draws its own lines has in common."""

from __future__ import annotations

from functools import reduce
from typing import ClassVar

from rich.style import Style
from textual.scroll_view import ScrollView

from kz_tui.ui.theme import COMPONENTS

_PLAIN = Style()


class Painted(ScrollView, can_focus=True):
    """A scrolling pane that draws only its visible lines, in the roles of the theme.

    Textual builds a list item or a paragraph as a widget; measured on 100,000 rows or 20,000
    lines that costs seconds where drawing the visible ones costs milliseconds.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = set(COMPONENTS)

    DEFAULT_CSS = """
    Painted {
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        scrollbar-background: $surface;
        scrollbar-background-hover: $surface;
        scrollbar-background-active: $surface;
        scrollbar-color: $panel-lighten-1;
        scrollbar-color-hover: $primary;
        scrollbar-color-active: $primary;
    }
    Painted:focus { scrollbar-color: $accent 60%; }
    """

    def style_of(self, *roles: str) -> Style:
        """The style of one or more roles laid over each other; no background of its own."""
        styles = (
            self.get_component_rich_style(f"kz--{role}", partial=True) for role in roles if role
        )
        return reduce(Style.__add__, styles, _PLAIN)

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
