"""The actor panel: who somebody is, to whom linked and by which sentence, where mentioned."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive

from kz_tui.ui.drawing.line import Line
from kz_tui.ui.drawing.panel_actor import in_context
from kz_tui.ui.drawing.panel_items import panel_items
from kz_tui.ui.drawing.panel_targets import (
    Item,
    ShowEvidence,
    ShowMention,
    Subject,
    Target,
)
from kz_tui.ui.widgets.row_list import Heights, RowList


class ActorPanel(RowList):
    """Shows a `Subject`. Its cursor and its scroll are its own."""

    subject: reactive[Subject] = reactive(Subject(), repaint=False, init=False)

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "only", "Only with", id="panel.only", show=False,
                tooltip="Only articles with this actor and the one under the cursor; near; all"),
    ]  # fmt: skip

    class OnlyWanted(Message):
        """Only articles with the actor shall be listed, and with another if one is named."""

        def __init__(self, other: str | None) -> None:
            super().__init__()
            self.other = other

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

    def stand(self, row: int) -> None:
        """Put the cursor back on an item, if one can go there."""
        if 0 <= row < len(self._items) and self.selectable(row):
            self.cursor = row

    def action_only(self) -> None:
        """Only articles with the actor; on a linked one, with both."""
        target = self._items[self.cursor].target if self.cursor >= 0 else None
        other = target.actor if isinstance(target, ShowEvidence) else None
        self.post_message(self.OnlyWanted(other))

    def heights(self) -> Heights:
        """Items have as many lines as they need."""
        return Heights(len(self._items), own=[item.height for item in self._items])

    def draw(self, item: int, width: int) -> Sequence[Line]:
        """The lines of an item, one cell in from the edge."""
        shown = self._items[item]
        if shown.mention is not None and isinstance(shown.target, ShowMention):
            library = self.subject.library
            return [in_context(library, shown.target.article, shown.mention, width - 2)]
        return [[*line] for line in shown.lines]

    def selectable(self, item: int) -> bool:
        """The cursor stands only on what can be gone to."""
        return item >= 0 and self._items[item].target is not None

    def choose(self, item: int) -> None:
        """Say where one wants to go: another item may stand there when that is heard."""
        target = self._items[item].target
        if target is not None:
            self.post_message(self.TargetChosen(target))
