"""The reading screen: the room one is in most of the time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from textual import events, on
from textual.binding import BindingType

from kz_tui.library import Library
from kz_tui.model.decision import Decisions
from kz_tui.pipeline import garbage
from kz_tui.rooms import open_room
from kz_tui.settings import COLUMN_LEAST, COLUMN_MOST, Settings
from kz_tui.store.window import Window
from kz_tui.text.clean import clean
from kz_tui.ui.arrangement import PANES
from kz_tui.ui.desk import Desk
from kz_tui.ui.drawing.highlight import Level
from kz_tui.ui.keys import key_name, keys_of
from kz_tui.ui.opening import Opening
from kz_tui.ui.screens.loading import LoadingScreen
from kz_tui.ui.screens.reading_keys import READING_KEYS
from kz_tui.ui.widgets.actor_panel import ActorPanel
from kz_tui.ui.widgets.article_list import Order
from kz_tui.ui.widgets.ask_line import AnswerInput
from kz_tui.ui.widgets.reader import Reader
from kz_tui.ui.widgets.row_list import RowList
from kz_tui.ui.widgets.search_bar import QueryInput


class ReadingScreen(LoadingScreen):
    """Everything the keys do that no other screen below does: what is shown, copied, closed.

    It opens on `library`; `steps` bring that further and run in the background. `again` gives the
    steps that take in what has changed in the files since. What the user adds is kept in `folder`;
    without one until the end of the program. `left` is how the window was left last, `said` what
    the settings file says.
    """

    BINDINGS: ClassVar[list[BindingType]] = list(READING_KEYS)

    def __init__(
        self,
        library: Library,
        steps: Iterator[Opening],
        *,
        roots: Sequence[str] = (),
        query: str = "",
        actor: str = "",
        column: int = 76,
        columns: int = 120,
        keymap: Mapping[str, str] | None = None,
        decisions: Decisions | None = None,
        folder: Path | None = None,
        left: Window | None = None,
        said: Settings | None = None,
        again: Callable[[Library], Iterator[Opening]] | None = None,
    ) -> None:
        self._keymap = keymap or {}
        self._window, self._said = left or Window(), said or Settings()
        desk = replace(Desk().with_library(library), **_arranged(self._window))
        super().__init__(desk, self._shown_keys(), column=column, columns=columns)
        self._steps = steps
        self.decisions = decisions
        self._again = again
        self._roots = roots
        self._folder = folder
        self._asked_query = query
        self._asked_actor = actor

    def _shown_keys(self) -> dict[str, str]:
        keys = keys_of(self._all_bindings(), self._keymap, key_name)
        return {key.id: key.keys[0] for key in keys}

    def _all_bindings(self) -> list[BindingType]:
        owners = (type(self), RowList, ActorPanel, Reader, QueryInput, AnswerInput)
        return [binding for owner in owners for binding in owner.__dict__["BINDINGS"]]

    def on_mount(self) -> None:
        """Everything heavy begins after the first frame."""
        self.watch(self.query_input, "value", self.watch_query, init=False)
        self.status.skipped = self.desk.library.skipped
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        garbage.begin()
        if self._asked_query:
            self.query_input.value = self._asked_query
        self.begin_keeping()
        self.open_in_background()

    # what is shown

    def action_level(self) -> None:
        """The next level of highlights."""
        level = self.desk.level.following
        self.desk = replace(self.desk, level=level)
        self.show_place(f"highlighted: {level.value}")

    def action_raw(self) -> None:
        """The raw text, or the cleaned one."""
        self.desk = replace(self.desk, raw=not self.desk.raw)
        self.show_place("raw text" if self.desk.raw else "")

    def action_folds(self) -> None:
        """Unfold or fold the furniture."""
        self.reader.toggle_folds()

    def action_zen(self) -> None:
        """Only the text, or everything again."""
        self.zen = not self.zen
        self.with_panel = False
        self.go_to_pane("reader")

    def action_width(self, cells: int) -> None:
        """A wider or narrower text column."""
        self.column = max(COLUMN_LEAST, min(COLUMN_MOST, self.column + cells))
        self.show_place(f"{min(self.column, self.reader.text_width)} columns")

    def action_sort(self) -> None:
        """Sort the list in another way."""
        order = self.desk.order.following
        self.desk = replace(self.desk, order=order)
        self.show_place(f"sorted: {order.value}")

    @on(Reader.Moved)
    def _moved(self, message: Reader.Moved) -> None:
        self.show_place(message.place)

    def on_descendant_focus(self, _: events.DescendantFocus) -> None:
        """The hints follow the focus."""
        if self.focused is not None and self.focused.id in PANES and self.focused.id != self.pane:
            self.go_to_pane(self.focused.id)

    # other screens

    def action_skipped(self) -> None:
        """The files that were skipped, and why."""
        self.app.push_screen(open_room("skipped-screen").SkippedScreen(self.desk.library))

    def action_help(self) -> None:
        """All keys, and the search language."""
        bindings = [*self._all_bindings(), *self.app.BINDINGS]
        self.app.push_screen(open_room("help-screen").HelpScreen(bindings, self._keymap))

    # copying

    def action_copy(self) -> None:
        """Copy the current sentence, or what is selected, with its citation."""
        standing = self.reader.standing._replace(offset=self.reader.caret)
        words = open_room("citation").cited(self.desk, standing, self.get_selected_text())
        if words:
            self._copy(words, "the sentence with its citation")

    def action_copy_command(self) -> None:
        """Copy the command line of this screen."""
        line = open_room("citation").command_line(self.desk, self._roots)
        self._copy(line, line)

    def action_origin(self) -> None:
        """Show and copy where the article came from."""
        if self.desk.article is not None:
            self._copy(*open_room("citation").origin_of(self.desk.article))

    def _copy(self, text: str, what: str) -> None:
        self.app.copy_to_clipboard(text)
        self.app.notify(clean(what).text, title="Sent to the terminal's clipboard", markup=False)

    def copy_picture(self, actor: str) -> None:
        """Copy the command that gives the picture around an actor as data."""
        line = open_room("citation").picture_command(self.desk.library, actor, self._roots)
        self._copy(line, line)

    # panes and layers

    def action_pane(self, direction: int) -> None:
        """The next pane."""
        panes = self.arrangement.reachable
        if not panes:  # too small to show any
            return
        place = panes.index(self.pane) if self.pane in panes else 0
        if self.focused is self.query_input:
            place = -1 if direction > 0 else 0
        self.go_to_pane(panes[(place + direction) % len(panes)])

    def action_close(self) -> None:
        """Close one layer: letters, find, panel, zen, filter, search; never the program."""
        if self.reader.hinting:
            self.reader.drop_hints()
        elif self.asking:
            self.run_worker(self.close_ask())
        elif self.finding:
            self.close_find()
        elif self.pane == "panel" or self.with_panel:
            self.close_panel()
        elif self.zen:
            self.zen = False
            self.show_panes()
        elif self.desk.only.actors:
            self.list_only(self.desk.only.without_last())
        elif self.query_input.value:
            self.query_input.value = ""

    def action_leave(self) -> None:
        """Leave this view; at the list, quit."""
        if self.zen:
            self.zen = False
            self.show_panes()
        elif self.pane == "panel":
            self.close_panel()
        elif self.pane == "reader":
            self.go_to_pane("list")
        else:
            self.app.exit()


def _arranged(left: Window) -> dict[str, Any]:
    """What a window's list and text were arranged by; what is no longer known is left out."""
    kinds = (("order", Order, left.order), ("level", Level, left.level))
    return {name: kind[word] for name, kind, word in kinds if word and word in kind.__members__}
