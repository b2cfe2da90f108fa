"""The actor panel: who somebody is, to whom linked and by which sentence, where mentioned."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive

from kz_tui.ui.drawing.line import Line
from kz_tui.ui.drawing.panel_items import Item, Subject, Target, panel_items
from kz_tui.ui.widgets.row_list import Heights, RowList


class ActorPanel(RowList):
    """Shows a `Subject`. Its cursor and its scroll are its own."""

    subject: reactive[Subject] = reactive(Subject(), repaint=False, init=False)

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "undo", "Undo", id="panel.undo", tooltip="Undo the last decision on an actor",
                show=False),
    ]  # fmt: skip

    class UndoWanted(Message):
        """The last decision shall be undone."""

    class TargetChosen(Message):
        """Something in the panel shall be gone to."""

        def __init__(self, target: Target) -> None:
            super().__init__()
            self.target = target

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's name for it
        super().__init__(id=id)
        self._items: Sequence[Item] = ()
        self._numbered: Sequence[Target] = ()

    def target(self, digit: int) -> Target | None:
        """What the key 1 to 9 goes to."""
        return self._numbered[digit - 1] if digit <= len(self._numbered) else None

    def watch_subject(self, old: Subject, new: Subject) -> None:
        """Show something else, from its top; the same subject keeps its place."""
        same = (old.actor, old.towards) == (new.actor, new.towards) and new.actor is not None
        cursor = self.cursor if same else -1
        self._build()
        self.rows_changed(cursor if cursor < len(self._items) else -1, keep_scroll=same)
        if self.has_focus and self.cursor < 0:
            self.step(1)

    def _build(self) -> None:
        width = max(8, self.cells - 3)
        self._items, self._numbered = panel_items(self.subject, width)

    def on_focus(self) -> None:
        """The cursor appears on the first thing one can go to."""
        if self.cursor < 0:
            self.step(1)

    def on_resize(self, event: events.Resize) -> None:
        """Lines are broken anew."""
        self._build()
        super().on_resize(event)

    def action_undo(self) -> None:
        """Undo the last decision."""
        self.post_message(self.UndoWanted())

    def heights(self) -> Heights:
        """Items have as many lines as they need."""
        return Heights(len(self._items), own=[len(item.lines) for item in self._items])

    def draw(self, item: int, width: int) -> Sequence[Line]:
        """The lines of an item, one cell in from the edge."""
        del width
        return [[*line] for line in self._items[item].lines]

    def selectable(self, item: int) -> bool:
        """The cursor stands only on what can be gone to."""
        return item >= 0 and self._items[item].target is not None

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Go to what was chosen."""
        message.stop()
        target = self._items[message.item].target
        if target is not None:
            self.post_message(self.TargetChosen(target))
