"""The panes of the reading screen: what lies where, who has the focus, what each one shows."""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from kz_tui.notes.kept import Kept
from kz_tui.ui.arrangement import BREAKPOINTS, THREE_PANES, TWO_PANES, Arrangement
from kz_tui.ui.crumbs import crumbs_of
from kz_tui.ui.desk import Desk
from kz_tui.ui.drawing.panel_targets import Subject
from kz_tui.ui.mended import forget_answers
from kz_tui.ui.widgets.actor_panel import ActorPanel
from kz_tui.ui.widgets.article_list import ArticleList, Shelf
from kz_tui.ui.widgets.marked_page import Reading
from kz_tui.ui.widgets.note_line import NoteLine
from kz_tui.ui.widgets.reader import Reader
from kz_tui.ui.widgets.search_bar import QueryInput, SearchBar
from kz_tui.ui.widgets.status_line import StatusLine
from kz_tui.ui.widgets.way_line import WayLine

_HINTS = {
    "list": ("list.open", "go.search", "view.actors", "view.sort", "help"),
    "reader": (
        "go.next-mention", "reader.choose", "go.jump-1", "history.back", "view.path", "help",
    ),
    "panel": ("list.open", "go.jump-1", "view.scope", "history.back", "view.path", "help"),
    "search": ("search.down", "search.open", "search.leave"),
}  # fmt: skip
_WORDS = {
    "list.open": "open",
    "reader.choose": "actor",
    "go.search": "search",
    "go.next-mention": "mention",
    "go.jump-1": "jump",
    "history.back": "back",
    "view.path": "path",
    "view.actors": "actors",
    "view.sort": "sort",
    "view.scope": "mentions",
    "search.down": "results",
    "search.open": "open",
    "search.leave": "leave",
    "help": "help",
}
_PARTNERS = {"go.next-mention": "go.previous-mention"}


def breakpoint_class(columns: int) -> str:
    """The class a screen of this width has, by `PanesScreen.HORIZONTAL_BREAKPOINTS`."""
    return "-wide" if columns >= THREE_PANES else "-mid" if columns >= TWO_PANES else "-narrow"


class PanesScreen(Screen[None]):
    """Lays out the panes and hands each what the desk says it shows."""

    AUTO_FOCUS = "#list"
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS

    desk: reactive[Desk] = reactive(Desk(), init=False, layout=False, repaint=False)
    shelf: reactive[Shelf] = reactive(Shelf(), init=False, repaint=False)
    reading: reactive[Reading] = reactive(Reading(), init=False, repaint=False)
    subject: reactive[Subject] = reactive(Subject(), init=False, repaint=False)
    kept: reactive[Kept] = reactive(Kept(), init=False, repaint=False)
    column: reactive[int] = reactive(76, init=False, repaint=False)

    pane = "list"
    """The pane one is in; the search bar and the find line belong to the one they lead to."""
    with_panel = False
    zen = False

    def __init__(self, desk: Desk, keys: Mapping[str, str], *, column: int, columns: int) -> None:
        super().__init__(classes=breakpoint_class(columns))
        forget_answers(self)
        self._keys = keys
        self.set_reactive(PanesScreen.desk, desk)
        self.set_reactive(PanesScreen.shelf, desk.shelf)
        self.set_reactive(PanesScreen.reading, desk.reading)
        self.set_reactive(PanesScreen.subject, desk.subject)
        self.set_reactive(PanesScreen.column, column)

    def compose(self) -> ComposeResult:
        """Search bar, three panes, status line."""
        yield SearchBar(id="search")
        with Horizontal(id="panes"):
            yield ArticleList(self.shelf, id="list").data_bind(PanesScreen.shelf, PanesScreen.kept)
            with Vertical(id="middle"):
                yield WayLine(id="way")
                reader = Reader(self.reading, column=self.column, id="reader")
                yield reader.data_bind(PanesScreen.reading, column_width=PanesScreen.column)
                yield NoteLine(id="note-line")
            yield ActorPanel(id="panel").data_bind(PanesScreen.subject)
        yield StatusLine(self.hints_for("list"), id="status")

    @property
    def articles(self) -> ArticleList:
        """The list."""
        return self.query_one("#list", ArticleList)

    @property
    def reader(self) -> Reader:
        """The reader."""
        return self.query_one("#reader", Reader)

    @property
    def panel(self) -> ActorPanel:
        """The actor panel."""
        return self.query_one("#panel", ActorPanel)

    @property
    def bar(self) -> SearchBar:
        """The search bar."""
        return self.query_one("#search", SearchBar)

    @property
    def query_input(self) -> QueryInput:
        """Where the query is typed."""
        return self.query_one("#query", QueryInput)

    @property
    def status(self) -> StatusLine:
        """The status line."""
        return self.query_one("#status", StatusLine)

    def watch_desk(self, desk: Desk) -> None:
        """Hand every pane what it shows now."""
        self.shelf = desk.shelf
        self.reading = desk.reading
        self.subject = desk.subject
        self.query_one("#way", WayLine).crumbs = crumbs_of(desk.history, desk.library.entities)
        self.kept = desk.kept
        self.status.skipped = desk.library.skipped
        self.status.filters = desk.filter_words

    # what is seen, and who has the focus

    @property
    def arrangement(self) -> Arrangement:
        """What is seen now."""
        return Arrangement(self.size.width, self.size.height, self.pane, self.with_panel, self.zen)

    def show_panes(self) -> None:
        """Show and hide what the arrangement says."""
        arrangement = self.arrangement
        panes = arrangement.panes
        parts = {
            "#list": "list" in panes,
            "#middle": "reader" in panes,
            "#panel": "panel" in panes,
            "#search": arrangement.bars,
            "#status": arrangement.bars,
        }
        for selector, seen in parts.items():
            widget = self.query_one(selector, Widget)
            if widget.display != seen:
                widget.display = seen
        self._say_too_small(arrangement.too_small)

    def _say_too_small(self, too_small: bool) -> None:
        notices = self.query("#too-small")
        if too_small and not notices:
            words = "too small to read in:\nmake it 40×8 or more"
            self.mount(Static(words, id="too-small", markup=False))
        elif notices and not too_small:
            notices.remove()

    def on_resize(self) -> None:
        """Another size may show other panes."""
        self.show_panes()

    def go_to_pane(self, pane: str) -> None:
        """Focus a pane, showing it where panes take turns or lie over each other."""
        self.pane = pane
        if pane != "reader":
            self.with_panel = pane == "panel"
        self.show_panes()
        widget = self.query_one(f"#{pane}", Widget)
        if self.focused is not widget:
            self.set_focus(widget)
        self.status.hints = self.hints_for(pane)

    def open_panel(self) -> None:
        """Show the panel: beside the text, over the list, or in its turn."""
        if self.arrangement.in_turns:
            self.go_to_pane("panel")
        self.with_panel = True
        self.show_panes()

    def close_panel(self) -> None:
        """Put the panel away where it can be."""
        self.with_panel = False
        if self.pane == "panel":
            self.go_to_pane("reader")
        self.show_panes()

    @property
    def panel_visible(self) -> bool:
        """Whether the panel is on screen."""
        return "panel" in self.arrangement.panes

    def hints_for(self, where: str) -> tuple[tuple[str, str], ...]:
        """The keys that matter in a pane or in the search bar, as they are bound."""
        hints = []
        for key_id in _HINTS[where]:
            shown = self._keys.get(key_id, "")
            partner = self._keys.get(_PARTNERS.get(key_id, ""), "")
            hints.append((f"{shown} {partner}".strip(), _WORDS[key_id]))
        return tuple(hints)
