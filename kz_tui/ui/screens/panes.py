"""The panes of the reading screen: what lies where, who has the focus, what each one shows."""

from __future__ import annotations

from collections import defaultdict

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, Static

from kz_tui.ui.desk import Desk
from kz_tui.ui.drawing.line import joined
from kz_tui.ui.drawing.panel_items import Subject
from kz_tui.ui.widgets.actor_panel import ActorPanel
from kz_tui.ui.widgets.article_list import ArticleList, Shelf
from kz_tui.ui.widgets.marked_page import Reading
from kz_tui.ui.widgets.reader import Reader
from kz_tui.ui.widgets.search_bar import QueryInput, SearchBar
from kz_tui.ui.widgets.status_line import StatusLine

PANES = ("list", "reader", "panel")

_HINTS = {
    "list": ("list.open", "go.search", "view.actors", "view.sort", "help"),
    "reader": (
        "go.next-mention", "reader.choose", "go.jump-1", "history.back", "view.path", "help",
    ),
    "panel": ("list.open", "go.jump-1", "view.scope", "history.back", "view.path", "help"),
    "search": ("search.down", "search.open", "search.leave"),
}  # fmt: skip
_PAIRS = {"go.next-mention": "go.previous-mention", "go.jump-1": "go.jump-9"}
_BETWEEN = defaultdict(str, {"go.next-mention": " ", "go.jump-1": "-"})
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


class PanesScreen(Screen[None]):
    """Lays out the panes and hands each what the desk says it shows."""

    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [  # noqa: RUF012  # Textual's type
        (0, "-tiny"),
        (40, "-narrow"),
        (80, "-mid"),
        (120, "-wide"),
    ]
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = [  # noqa: RUF012  # Textual's type
        (0, "-flat"),
        (8, "-high"),
    ]

    desk: reactive[Desk] = reactive(Desk(), init=False, layout=False, repaint=False)
    shelf: reactive[Shelf] = reactive(Shelf(), init=False, repaint=False)
    reading: reactive[Reading] = reactive(Reading(), init=False, repaint=False)
    subject: reactive[Subject] = reactive(Subject(), init=False, repaint=False)
    column: reactive[int] = reactive(76, init=False, repaint=False)

    def compose(self) -> ComposeResult:
        """Search bar, three panes, status line."""
        yield SearchBar(id="search")
        with Horizontal(id="panes"):
            yield ArticleList(id="list").data_bind(PanesScreen.shelf)
            with Vertical(id="middle"):
                yield Reader(id="reader").data_bind(
                    PanesScreen.reading, column_width=PanesScreen.column
                )
                yield Input(id="find", placeholder="find in this article", compact=True)
            yield ActorPanel(id="panel").data_bind(PanesScreen.subject)
        yield Static("too small to read in:\nmake it 40×8 or more", id="too-small", markup=False)
        yield StatusLine(id="status")

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
        self.status.skipped = len(desk.library.troubles)

    # the focus

    @property
    def pane(self) -> str:
        """The pane one is in; the bar and the find line belong to the one they lead to."""
        focused = self.focused
        if focused is not None and focused.id in PANES:
            return str(focused.id)
        return self._pane_before

    _pane_before = "list"

    def go_to_pane(self, pane: str) -> None:
        """Focus a pane, showing it where panes take turns or lie over each other."""
        self._pane_before = pane
        for name in PANES:
            self.set_class(name == pane, f"-at-{name}")
        if pane == "panel":
            self.add_class("-with-panel")
        elif pane == "list":
            self.remove_class("-with-panel")
        widget = self.query_one(f"#{pane}", Widget)
        if self.focused is not widget:
            widget.focus()
        self.show_hints()

    @property
    def panel_visible(self) -> bool:
        """Whether the panel is on screen."""
        if self.has_class("-narrow"):
            return self.pane == "panel"
        wide = self.has_class("-wide") and not self.has_class("-zen")
        return wide or self.has_class("-with-panel")

    def visible_panes(self) -> list[str]:
        """The panes Tab goes through: those on screen, all where they take turns."""
        if self.has_class("-narrow"):
            return list(PANES)
        if self.has_class("-zen"):
            return ["reader", "panel"] if self.panel_visible else ["reader"]
        return list(PANES) if self.panel_visible else list(PANES[:2])

    def show_hints(self) -> None:
        """The keys that matter where one is, as they are bound."""
        where = "search" if self.focused is self.query_input else self.pane
        keys: dict[str, str] = {}
        for active in self.active_bindings.values():
            if active.binding.id:
                shown = self.app.get_key_display(active.binding)
                keys.setdefault(active.binding.id, shown)
        partners = {first: keys.get(second, "") for first, second in _PAIRS.items()}
        self.status.hints = tuple(
            (joined((keys[key_id], partners.get(key_id, "")), _BETWEEN[key_id]), _WORDS[key_id])
            for key_id in _HINTS[where]
            if key_id in keys
        )
