"""The reader: one article, its mentions, hits and evidence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive

from kz_tui.model.article import Article
from kz_tui.model.entity import Annotation, Mention
from kz_tui.model.span import Span
from kz_tui.ui.drawing.highlight import Level, hint_labels, is_stop, role_of, shown_mentions
from kz_tui.ui.drawing.overlay import Layer, Overlay
from kz_tui.ui.drawing.page import EMPTY_PAGE, clean_page, raw_page
from kz_tui.ui.widgets.page_view import META_FOLD, META_MENTION, PageView

_NOTHING = Annotation()


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader shows; all spans are into `Article.text`.

    `matches` are hits of the search or of a find, `passages` the evidence of a link. `actor` is
    the entity that the level ACTOR shows.
    """

    article: Article | None = None
    annotation: Annotation = _NOTHING
    level: Level = Level.ALL
    actor: str | None = None
    matches: tuple[Span, ...] = ()
    passages: tuple[Span, ...] = ()
    raw: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the reader stands: the first character in view and the current mention."""

    offset: int = 0
    mention: Span | None = None


class Reader(PageView):
    """Shows a `Reading`. The current mention, the place and the folds are its own."""

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

    reading: reactive[Reading] = reactive(Reading(), repaint=False, init=False)
    column_width: reactive[int] = reactive(76, repaint=False, init=False)

    class MentionChosen(Message):
        """A mention was chosen, by Enter, a click or its letter."""

        def __init__(self, mention: Mention) -> None:
            super().__init__()
            self.mention = mention

    class Moved(Message):
        """The reader stands somewhere else; `place` says where in words ("mention 8 of 57")."""

        def __init__(self, place: str) -> None:
            super().__init__()
            self.place = place

        def can_replace(self, message: Message) -> bool:
            """Only the last of a flood counts."""
            return isinstance(message, Reader.Moved)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's name for it
        super().__init__(id=id)
        self._mentions: tuple[Mention, ...] = ()
        self._stops: list[int] = []
        self._caret = 0
        self._unfolded = False
        self._hints: dict[str, int] = {}
        self._typed = ""

    # what is shown

    def watch_column_width(self, column: int) -> None:
        """A wider or narrower text column."""
        self.set_column(column)

    def watch_reading(self, old: Reading, new: Reading) -> None:
        """Show a new page, or only what lies over the same one."""
        if new.article is not old.article or new.raw != old.raw:
            top = self._plain(self.top_offset, old) if new.article is old.article else 0
            self._unfolded = self._unfolded and new.article is old.article
            self._caret = top
            self.overlay = Overlay()
            self._show_page(new, top)
        self._take_mentions(new)
        self._lay(new)

    def _show_page(self, reading: Reading, top: int = 0) -> None:
        if reading.article is None:
            self.show_page(EMPTY_PAGE)
        elif reading.raw:
            self.show_page(raw_page(reading.article), offset=self._shown(Span(top, top)).start)
        else:
            self.show_page(clean_page(reading.article, unfolded=self._unfolded), offset=top)

    def _take_mentions(self, reading: Reading) -> None:
        current = self.current
        self._mentions = shown_mentions(reading.annotation, reading.level, reading.actor)
        self._stops = [n for n, mention in enumerate(self._mentions) if is_stop(mention)]
        number = -1
        if current is not None:
            number = next((n for n, m in enumerate(self._mentions) if m.span == current.span), -1)
        self.overlay = replace(self.overlay, current=number, hover=-1)

    def _lay(self, reading: Reading) -> None:
        self.overlay = replace(
            self.overlay,
            mentions=Layer([self._shown(mention.span) for mention in self._mentions]),
            mention_roles=[role_of(mention) for mention in self._mentions],
            evidence=Layer([self._shown(span) for span in reading.passages]),
            hits=Layer([self._shown(span) for span in reading.matches]),
        )
        self.redraw()

    def _shown(self, span: Span) -> Span:
        """A span of the article as a span of the page."""
        article = self.reading.article
        if article is None or not self.reading.raw:
            return span
        return article.source_map.to_raw(span)

    def _plain(self, offset: int, reading: Reading) -> int:
        """An offset of the page as one of the article."""
        if reading.article is None or not reading.raw:
            return offset
        return reading.article.source_map.from_raw(offset)

    # where it stands

    @property
    def current(self) -> Mention | None:
        """The current mention."""
        number = self.overlay.current
        return self._mentions[number] if 0 <= number < len(self._mentions) else None

    @property
    def standing(self) -> Standing:
        """The place to come back to."""
        mention = self.current
        offset = self._plain(self.top_offset, self.reading)
        return Standing(offset, mention.span if mention else None)

    def stand(self, standing: Standing) -> None:
        """Go back to a place."""
        top = self._shown(Span(standing.offset, standing.offset)).start
        self.scroll_line(self.layout_rows.row_of(top) if top else 0)
        self._caret = standing.offset
        spans = [mention.span for mention in self._mentions]
        self._set_current(spans.index(standing.mention) if standing.mention in spans else -1)

    def go_to(self, span: Span) -> None:
        """Bring a span of the article into view, unfolding what hides it."""
        self._unfold_for(span)
        self._caret = span.start
        self._set_current(-1)
        self.reveal(self._shown(span))

    def go_to_span(self, span: Span) -> None:
        """Go to a span, and make it the current mention if it is one."""
        for number, mention in enumerate(self._mentions):
            if mention.span == span:
                self.go_to_mention(number)
                return
        self.go_to(span)

    def mark_mention_of(self, entity: str, passages: Sequence[Span]) -> None:
        """Make the first mention of an entity inside some passages the current one."""
        for number, mention in enumerate(self._mentions):
            inside = any(passage.covers(mention.span) for passage in passages)
            if inside and mention.entity == entity:
                self._caret = mention.span.start
                self._set_current(number)
                return

    def _unfold_for(self, span: Span) -> None:
        if any(folded.overlaps(span) for folded in self.page.folded) and not self.page.raw:
            self.toggle_folds()

    def toggle_folds(self) -> None:
        """Show the furniture, or fold it away; the same text stays at the top."""
        top = self.top_offset
        self._unfolded = not self._unfolded
        self._show_page(self.reading, top)

    # mentions and hits

    def next_mention(self, direction: int) -> bool:
        """Go to the next or previous mention; False if there is none in that direction."""
        starts = [self._mentions[n].span.start for n in self._stops]
        place = self._from_here(direction)
        if self.current is None and direction > 0:
            stop = bisect_left(starts, place)
        elif direction > 0:
            stop = bisect_right(starts, place)
        else:
            stop = bisect_left(starts, place) - 1
        if not 0 <= stop < len(starts):
            return False
        self.go_to_mention(self._stops[stop])
        self.post_message(self.Moved(f"mention {stop + 1:,} of {len(starts):,}"))
        return True

    def go_to_mention(self, number: int) -> None:
        """Make a mention the current one and bring it into view."""
        span = self._mentions[number].span
        self._unfold_for(span)
        self._caret = span.start
        self._set_current(number)
        self.reveal(self._shown(span))

    def next_match(self, direction: int) -> bool:
        """Go to the next or previous hit; False if there is none in that direction."""
        matches = self.reading.matches
        starts = [span.start for span in matches]
        place = self._from_here(direction)
        current = self.overlay.current_hit
        if direction > 0:
            number = (bisect_left if current is None else bisect_right)(starts, place)
        else:
            number = bisect_left(starts, place) - 1
        if not 0 <= number < len(matches):
            return False
        self.go_to_match(number)
        return True

    def go_to_match(self, number: int) -> None:
        """Make a hit the current one, counted from either end, and bring it into view."""
        matches = self.reading.matches
        span = matches[number]
        self._unfold_for(span)
        self._caret = span.start
        self._set_current(-1)
        shown = self._shown(span)
        self.overlay = replace(self.overlay, current_hit=shown)
        self.redraw_spans(shown)
        self.reveal(shown)
        self.post_message(self.Moved(f"hit {number % len(matches) + 1:,}/{len(matches):,}"))

    def _from_here(self, direction: int) -> int:
        """The place to go on from: the last one gone to while it is in view, else the top."""
        caret = self._shown(Span(self._caret, self._caret)).start
        if self.in_view(caret):
            return self._caret
        edge = self.top_offset if direction > 0 else self._bottom_offset()
        self._set_current(-1)
        return self._plain(edge, self.reading)

    def _bottom_offset(self) -> int:
        return self.layout_rows.offset_of(self.scroll_offset.y + self.lines_visible)

    def _set_current(self, number: int) -> None:
        old, old_hit = self.current, self.overlay.current_hit
        self.overlay = replace(self.overlay, current=number, current_hit=None)
        new = self.current
        self.redraw_spans(
            *(self._shown(mention.span) for mention in (old, new) if mention), old_hit
        )

    # letters on mentions

    def show_hints(self) -> bool:
        """Write a letter on every mention in view; the next key goes to one. False if none is."""
        visible = [
            n for n in self._stops if self.in_view(self._shown(self._mentions[n].span).start)
        ]
        labels = hint_labels(len(visible))
        self._hints = dict(zip(labels, visible, strict=False))
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
        labels = {self._shown(self._mentions[n].span).start: label for label, n in hints.items()}
        self.overlay = replace(self.overlay, labels=labels)
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
        self.scroll_line(int(self.max_scroll_y) if end else 0)

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
        self.overlay = replace(self.overlay, hover=number)
        shown = self._mentions
        spans: Sequence[Span] = [shown[n].span for n in (old, number) if 0 <= n < len(shown)]
        self.redraw_spans(*map(self._shown, spans))

    def on_click(self, event: events.Click) -> None:
        """A click on a mention chooses it, a click on a fold opens it."""
        meta = event.style.meta
        if META_FOLD in meta:
            self.toggle_folds()
        elif META_MENTION in meta:
            self.go_to_mention(meta[META_MENTION])
            self.action_choose()
