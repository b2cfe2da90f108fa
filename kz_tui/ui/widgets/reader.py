"""The reader: keys, mouse and letters over a page with marks."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from kz_tui.model.entity import Mention
from kz_tui.ui.drawing.highlight import hint_labels
from kz_tui.ui.widgets.marked_page import Reading
from kz_tui.ui.widgets.page_view import META_FOLD, META_MENTION, META_NOTE
from kz_tui.ui.widgets.stepping_page import SteppingPage


class Reader(SteppingPage):
    """Where one reads."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "scroll_by(1)", "Down", id="reader.down", tooltip="One line down",
                show=False),
        Binding("up,k", "scroll_by(-1)", "Up", id="reader.up", tooltip="One line up", show=False),
        Binding("pagedown,space,ctrl+d", "page(1)", "Page down", id="reader.page-down",
                tooltip="A page down", show=False),
        Binding("pageup,b,ctrl+u", "page(-1)", "Page up", id="reader.page-up",
                tooltip="A page up", show=False),
        Binding("home,g", "edge(0)", "Top", id="reader.top", tooltip="Beginning of the article",
                show=False),
        Binding("end,G", "edge(1)", "End", id="reader.end", tooltip="End of the article",
                show=False),
        Binding("enter,l", "choose", "Actor", id="reader.choose",
                tooltip="Show the actor of the current mention"),
    ]  # fmt: skip

    class MentionChosen(Message):
        """A mention was chosen, by Enter, a click or its letter."""

        def __init__(self, mention: Mention) -> None:
            super().__init__()
            self.mention = mention

    def __init__(self, reading: Reading, *, column: int, id: str) -> None:  # noqa: A002
        super().__init__(reading, column=column, id=id)
        self._hints: dict[str, int] = {}
        self._typed = ""

    # letters on mentions

    def show_hints(self) -> bool:
        """Write a letter on every mention in view; the next key goes to one. False if none is."""
        visible = [n for n in self.stops if self.in_view(self.shown(self.mentions[n].span).start)]
        self._hints = dict(zip(hint_labels(len(visible)), visible, strict=False))
        self._typed = ""
        self._label(self._hints)
        return bool(visible)

    @property
    def hinting(self) -> bool:
        """Whether letters stand on the mentions."""
        return bool(self._hints)

    def on_key(self, event: events.Key) -> None:
        """While letters are shown, a key chooses among them and does nothing else."""
        if not self._hints:
            return
        event.stop()
        event.prevent_default()
        self._typed += event.character or "\0"
        left = {label: n for label, n in self._hints.items() if label.startswith(self._typed)}
        if self._typed in self._hints:
            number = self._hints[self._typed]
            self.drop_hints()
            self.go_to_mention(number)
            self.action_choose()
        elif left:
            self._label(left)
        else:
            self.drop_hints()

    def drop_hints(self) -> None:
        """Take the letters away."""
        self._hints = {}
        self._label({})

    def _label(self, hints: dict[str, int]) -> None:
        labels = {self.shown(self.mentions[n].span).start: label for label, n in hints.items()}
        self.overlay = self.overlay._replace(labels=labels)
        self.redraw()

    # keys and mouse

    def action_scroll_by(self, lines: int) -> None:
        """Scroll by lines."""
        self.scroll_line(min(self.max_scroll_y, self.scroll_offset.y + lines))

    def action_page(self, direction: int) -> None:
        """Scroll by a screen, two lines of it kept."""
        self.action_scroll_by(direction * max(1, self.lines_visible - 2))

    def action_edge(self, end: int) -> None:
        """Scroll to the beginning or the end."""
        self.scroll_line(self.max_scroll_y if end else 0)

    def action_choose(self) -> None:
        """Choose the current mention; without one, go to the first in view."""
        if self.current is not None:
            self.post_message(self.MentionChosen(self.current))
        else:
            self.next_mention(1)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """The mention under the mouse stands out."""
        self._hover(event.style.meta.get(META_MENTION, -1))

    def on_leave(self, _: events.Leave) -> None:
        """Nothing stands out once the mouse is gone."""
        self._hover(-1)

    def _hover(self, number: int) -> None:
        old = self.overlay.hover
        if number == old:
            return
        self.overlay = self.overlay._replace(hover=number)
        both = [self.mentions[n].span for n in (old, number) if 0 <= n < len(self.mentions)]
        self.redraw_spans(*map(self.shown, both))

    def on_click(self, event: events.Click) -> None:
        """A click on a mention chooses it, a click on a fold opens it."""
        meta = event.style.meta
        if META_FOLD in meta:
            self.toggle_folds()
        elif META_MENTION in meta:
            self.go_to_mention(meta[META_MENTION])
            self.action_choose()
        elif META_NOTE in meta:
            self.go_to_note(meta[META_NOTE])
