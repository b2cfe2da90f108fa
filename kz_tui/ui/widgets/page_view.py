"""A page drawn by line: rows, scrolling by character, selection. It knows nothing of meaning."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset
from textual.selection import Selection
from textual.strip import Strip

from kz_tui.model.span import Span
from kz_tui.ui.drawing.line import safe
from kz_tui.ui.drawing.overlay import Overlay, Stretch
from kz_tui.ui.drawing.page import EMPTY_PAGE, Layout, Page, PartKind
from kz_tui.ui.widgets.painted import DRAWN, Painted

MARGIN = 3
"""Cells before the text; the evidence bar stands in them."""
NARROW_MARGIN = 2
NARROW = 50
"""Cells below which the margin shrinks."""
EVIDENCE_BAR = "▎"
NOTE_SIGN = "†"
NO_PART = -1

META_MENTION = "kz_mention"
META_FOLD = "kz_fold"
META_NOTE = "kz_note"


class PageView(Painted):
    """Shows a page in a column of at most `column` cells.

    What lies over the text is in `overlay`; whoever changes them calls `redraw_spans` or `redraw`.
    """

    ALLOW_SELECT = True

    def __init__(self, *, column: int, id: str) -> None:  # noqa: A002  # Textual's name for it
        super().__init__(id=id)
        self.overlay = Overlay()
        self.column = column
        self.layout_rows = Layout(EMPTY_PAGE, 1)
        self._page = EMPTY_PAGE
        self._strips: dict[int, Strip] = {}
        self._awaited: Callable[[], None] | None = None
        self._laid_out: tuple[Page, int] = (EMPTY_PAGE, 0)
        self._kept_top: int | None = None

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._page

    def show_page(self, page: Page, *, offset: int = 0) -> None:
        """Show a page with the row of a character at the top; 0 is the very top."""
        self._page = page
        self._wrap()
        self._kept_top = None
        self.scroll_to_offset(offset)

    def scroll_to_offset(self, offset: int) -> None:
        """Bring the row of a character to the top; 0 is the very top."""
        if self._hidden:
            self._awaited = partial(self.scroll_to_offset, offset)
            return
        self._fit()
        self.scroll_line(self.layout_rows.row_of(offset) if offset else 0)

    def _fit(self) -> None:
        """Have the rows for the room there is, before the event that tells of it has come.

        Nothing that was asked for earlier is waited for any more.
        """
        self._awaited = None
        if self._kept_top is not None or self._laid_out != (self._page, self.text_width):
            self._wrap_in_place()
        else:  # it may have been drawn, which breaks it into rows
            self.contain(len(self.layout_rows))

    @property
    def _hidden(self) -> bool:
        """Whether the pane has no room yet: before the first layout, or while others have turns."""
        return not self.lines_visible or self.text_width <= 0

    def set_column(self, column: int) -> None:
        """Change the width of the text column; the same text stays at the top."""
        self.column = column
        self._wrap_in_place()

    @property
    def top_offset(self) -> int:
        """The first character in view; 0 where the page shows its beginning."""
        if self._kept_top is not None:  # broken anew, and not yet scrolled to its place
            return self._kept_top
        row = self.scroll_offset.y
        return self.layout_rows.offset_of(self._text_row(row)) if row > 0 else 0

    def _text_row(self, row: int) -> int:
        """The first row from `row` on that shows a part of the text."""
        rows = self.layout_rows
        while row < len(rows) and (rows.parts[row] < 0 or row in rows.labels):
            row += 1
        return min(row, max(0, len(rows) - 1))

    def in_view(self, offset: int) -> bool:
        """Whether the row of a character is on screen."""
        top = self.scroll_offset.y
        return top <= self.layout_rows.row_of(offset) < top + self.lines_visible

    def reveal(self, span: Span, *, slack: int = 2) -> None:
        """Scroll, if need be, so that a span is in view with some rows around it."""
        if self._hidden:
            self._awaited = partial(self.reveal, span, slack=slack)
            return
        self._fit()
        first = self.layout_rows.row_of(span.start)
        last = self.layout_rows.row_of(max(span.start, span.end - 1))
        height = self.lines_visible
        top = self.scroll_offset.y
        if first < top + slack or last >= top + height - slack:
            above = max(slack, (height - (last - first + 1)) // 3)
            self.scroll_line(first - above)

    def redraw(self) -> None:
        """Draw everything anew."""
        self._strips.clear()
        self.refresh()

    def redraw_spans(self, *spans: Span | None) -> None:
        """Draw the rows of some spans anew."""
        for span in spans:
            if span is None:
                continue
            first = self.layout_rows.row_of(span.start)
            last = self.layout_rows.row_of(max(span.start, span.end - 1))
            for row in range(first, last + 1):
                self._strips.pop(row, None)
            self.refresh_lines(first - self.scroll_offset.y, last - first + 1)

    def on_resize(self, _: events.Resize) -> None:
        """Break the text anew; the same text stays at the top.

        What was to be shown while there was no room is shown now.
        """
        self._wrap_in_place()
        if self._awaited is not None and not self._hidden:
            show, self._awaited = self._awaited, None
            show()

    def _wrap_in_place(self) -> None:
        offset = self.top_offset
        self._wrap()
        self._kept_top = None
        if self._awaited is None:
            self.scroll_to_offset(offset)

    def _wrap(self) -> None:
        """Break the page into rows of the width there is, if that is not done."""
        self._lay_out()
        self.contain(len(self.layout_rows))

    def _lay_out(self) -> None:
        wanted = (self._page, self.text_width)
        if wanted == self._laid_out:
            return
        if self._laid_out[0] is self._page and self._laid_out[1] > 0:
            self._kept_top = self.top_offset
        self._laid_out = wanted
        width = self.text_width
        self.layout_rows = Layout(self._page, width) if width > 0 else Layout(EMPTY_PAGE, 1)
        self.redraw()

    @property
    def margin(self) -> int:
        """Cells before the text."""
        return MARGIN if self.cells >= NARROW else NARROW_MARGIN

    @property
    def text_width(self) -> int:
        """Cells of the text column."""
        return min(self.column, self.cells - 2 * self.margin + 1)

    def notify_style_update(self) -> None:
        """Forget what was drawn in the colours of another theme."""
        self._strips.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """Draw one visible row."""
        if self._laid_out[1] != self.text_width:  # drawn before it is told its new size
            self._lay_out()
        row = y + self.scroll_offset.y
        if row >= len(self.layout_rows):
            return Strip.blank(self.cells, self.ground)
        selection = self.text_selection
        strip = self._strips.get(row) if selection is None else None
        if strip is None:
            strip = self._draw(row, selection)
            if selection is None:
                if len(self._strips) >= DRAWN:
                    self._strips.clear()
                self._strips[row] = strip
        return strip

    def _draw(self, row: int, selection: Selection | None) -> Strip:
        base = self.ground
        text = Strip(list(self._segments(row, base)))
        if selection is not None and (span := selection.get_span(row)) is not None:
            text = self._selected(text, span)
        marked = any(self.overlay.evidence.touching(*self._range(row)))
        noted = self._begins_note(row)
        sign = EVIDENCE_BAR if marked else NOTE_SIGN if noted else " "
        bar = Segment(sign, base + self.style_of("accent"))
        before = NOTE_SIGN if marked and noted else " "
        pad = Segment((before * (self.margin - 2))[:1].ljust(self.margin - 2), bar.style)
        edge = Strip([pad, bar, Segment(" ", base)])
        return Strip.join([edge, text.apply_offsets(0, row)]).adjust_cell_length(self.cells, base)

    def _begins_note(self, row: int) -> bool:
        start, end = self._range(row)
        return any(start <= span.start < end for _, span in self.overlay.notes.touching(start, end))

    def _range(self, row: int) -> tuple[int, int]:
        rows = self.layout_rows
        return (0, 0) if row in rows.labels else (rows.starts[row], rows.ends[row])

    def _segments(self, row: int, base: Style) -> Iterator[Segment]:
        rows = self.layout_rows
        number = rows.parts[row]
        if number == NO_PART:
            return
        part = self._page.parts[number]
        base += self.style_of(part.kind.role)
        if row in rows.labels:
            meta = {META_FOLD: True} if part.kind is PartKind.FOLD else {}
            yield Segment(safe(rows.labels[row]), base + Style.from_meta(meta))
            return
        for stretch in self.overlay.stretches(rows.starts[row], rows.ends[row]):
            yield self._segment(stretch, base)

    def _segment(self, stretch: Stretch, base: Style) -> Segment:
        style = base + self.style_of(*stretch.roles)
        if stretch.mention >= 0:
            style += Style.from_meta({META_MENTION: stretch.mention})
        if "note" in stretch.roles:
            number, _ = next(self.overlay.notes.touching(stretch.start, stretch.start + 1))
            style += Style.from_meta({META_NOTE: number})
        return Segment(stretch.label or safe(self._page.text[stretch.start : stretch.end]), style)

    def _selected(self, strip: Strip, span: tuple[int, int]) -> Strip:
        length = len(strip.text)
        start, end = min(span[0], length), length if span[1] == -1 else min(span[1], length)
        if start >= end:
            return strip
        first, last = strip.index_to_cell_position(start), strip.index_to_cell_position(end)
        # over what is drawn: `Strip.apply_style` would lay it under
        over = Segment.apply_style(strip.crop(first, last), post_style=self.style_of("selection"))
        after = strip.crop(last, strip.cell_length)
        return Strip.join([strip.crop(0, first), Strip(over), after])

    # selection: what is copied is the text itself, without the breaks of the rows

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text of a selection as it stands in the article."""
        start = self._selected_offset(selection.start, first=True)
        end = self._selected_offset(selection.end, first=False)
        return self.text_between(start, end), "\n"

    def selected_offsets(self) -> tuple[int, int] | None:
        """Where the selection begins and ends on the page, if something is selected."""
        selection = self.text_selection
        if selection is None:
            return None
        start = self._selected_offset(selection.start, first=True)
        return start, self._selected_offset(selection.end, first=False)

    def text_between(self, start: int, end: int) -> str:
        """The shown text between two offsets, parts apart by a blank line."""
        wanted = Span(start, end)
        pieces = (
            self._page.text[max(start, part.span.start) : min(end, part.span.end)]
            for part in sorted(self._page.parts, key=lambda part: part.span)
            if not part.label and part.span.overlaps(wanted)
        )
        return ("\n" if self._page.raw else "\n\n").join(pieces)

    def _selected_offset(self, place: Offset | None, *, first: bool) -> int:
        rows = self.layout_rows
        if place is None or not len(rows):
            return 0 if first else len(self._page.text)
        row = min(place.y, len(rows) - 1)
        if row in rows.labels or rows.parts[row] == NO_PART:
            return rows.starts[self._text_row(row)]
        return min(rows.starts[row] + place.x, rows.ends[row])

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw a changed selection."""
        del selection
        self.redraw()
