"""What everything that draws its own lines has in common."""

from __future__ import annotations

from rich.style import Style
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from kz_tui.ui.theme import role_styles

DRAWN = 256
"""Rows, or items of a list, that a pane keeps as they are drawn: some screens of them. Without a
bound there were 1,726 in the program after a quarter of an hour of random keys."""

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
        overflow-y: auto;
        scrollbar-gutter: stable;
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

    def render_lines(self, crop: Region) -> list[Strip]:
        """The visible lines as they are drawn.

        A pane has no border, tint or opacity, and nothing but blank lines for padding; Textual
        works them out for every line, which takes as long as drawing it.
        """
        width, above = self.outer_size.width, self.gutter.top
        filters = self.get_line_filters()
        below, background = self.background_colors
        blank = Style(bgcolor=(below + background).rich_color)
        strips = []
        for y in crop.line_range:
            strip = self.render_line(y - above) if y >= above else Strip([])
            strip = strip.adjust_cell_length(width, blank)
            for line_filter in filters:
                strip = strip.apply_filter(line_filter, background)
            strips.append(strip)
        if crop.column_span != (0, width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def contain(self, lines: int) -> None:
        """Tell how many lines there are to scroll through.

        The screen is laid out anew only if the scroll bar comes or goes: a layout for every key,
        and a second frame with the bar in its new size, took as long as drawing the lines.
        """
        size = Size(1, lines)
        if self.virtual_size == size:
            return
        if (lines > self.container_size.height) != self.show_vertical_scrollbar:
            self.virtual_size = size
            return
        self.set_reactive(Painted.virtual_size, size)
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.window_virtual_size = lines
        if self.scroll_offset.y > self.max_scroll_y:
            self.scroll_line(self.max_scroll_y)

    def scroll_line(self, line: int) -> None:
        """Bring a line to the top, at once."""
        self.scroll_to(y=max(0, line), animate=False, force=True, immediate=True)
