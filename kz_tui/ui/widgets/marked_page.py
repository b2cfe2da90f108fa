"""A page with mentions, hits, evidence and notes on it, and where one stands among them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.message import Message
from textual.reactive import reactive

from kz_tui.model.article import Article
from kz_tui.model.entity import Annotation, Mention
from kz_tui.model.span import Span
from kz_tui.notes.kept import Fate, Note, PlacedNote
from kz_tui.ui.drawing.highlight import Level, is_stop, role_of, shown_mentions
from kz_tui.ui.drawing.overlay import Layer, Overlay
from kz_tui.ui.drawing.page import clean_page, notice_page, raw_page
from kz_tui.ui.widgets.page_view import PageView

_NOTHING = Annotation()


class Reading(NamedTuple):
    """What the reader shows; all spans are into `Article.text`.

    `matches` are hits of the search or of a find, `passages` the evidence of a link. `actor` is
    the entity that the level ACTOR shows. `notice` stands where there is no article. `notes` are
    in the order of their passages.
    """

    article: Article | None = None
    annotation: Annotation = _NOTHING
    level: Level = Level.ALL
    actor: str | None = None
    matches: tuple[Span, ...] = ()
    passages: tuple[Span, ...] = ()
    raw: bool = False
    notice: str = ""
    notes: tuple[PlacedNote, ...] = ()
    tags: tuple[str, ...] = ()


class Standing(NamedTuple):
    """Where the reader stands: the first character in view and the current mention."""

    offset: int = 0
    mention: Span | None = None


class MarkedPage(PageView):
    """Shows a `Reading`. The current mention, the place and the folds are its own.

    The page may be a raw one: `shown` and `plain` lead from offsets of the article to those of the
    page and back.
    """

    reading: reactive[Reading] = reactive(Reading(), repaint=False, init=False)
    column_width: reactive[int] = reactive(76, repaint=False, init=False)

    class Moved(Message):
        """The reader stands somewhere else; `place` says where in words ("mention 8 of 57")."""

        def __init__(self, place: str) -> None:
            super().__init__()
            self.place = place

        def can_replace(self, message: Message) -> bool:
            """Only the last of a flood counts."""
            return isinstance(message, MarkedPage.Moved)

    class NoteReached(Message):
        """The reader stands in a passage with a note, or in one without."""

        def __init__(self, note: Note | None) -> None:
            super().__init__()
            self.note = note

    def __init__(self, reading: Reading, *, column: int, id: str) -> None:  # noqa: A002
        super().__init__(column=column, id=id)
        self.mentions: tuple[Mention, ...] = ()
        self.stops: list[int] = []
        self._caret = 0
        self._unfolded = False
        self._told: Note | None = None
        self.set_reactive(MarkedPage.column_width, column)
        self.set_reactive(MarkedPage.reading, reading)
        self.watch_reading(Reading(), reading)

    # what is shown

    def watch_column_width(self, column: int) -> None:
        """A wider or narrower text column."""
        self.set_column(column)

    def watch_reading(self, old: Reading, new: Reading) -> None:
        """Show a new page, or only what lies over the same one."""
        current = self.current
        if _page_of(new) != _page_of(old):
            same = _same_text(old.article, new.article)
            top = plain(self.top_offset, old) if same else 0
            self._unfolded = self._unfolded and same
            self._caret = top
            self.overlay = Overlay()
            self._show_reading(top)
        self.mentions = shown_mentions(new.annotation, new.level, new.actor)
        self.stops = [n for n, mention in enumerate(self.mentions) if is_stop(mention)]
        self.overlay = self.overlay._replace(
            current=self._number_of(current.span) if current else -1,
            hover=-1,
            mentions=Layer([self.shown(mention.span) for mention in self.mentions]),
            mention_roles=[role_of(mention) for mention in self.mentions],
            evidence=Layer([self.shown(span) for span in new.passages]),
            hits=Layer([self.shown(span) for span in new.matches]),
            notes=Layer([self.shown(placed.found.span) for placed in self._placed]),
        )
        self.redraw()
        self._tell_note()

    def _show_reading(self, top: int = 0) -> None:
        reading = self.reading
        if reading.article is None:
            self.show_page(notice_page(reading.notice))
        elif reading.raw:
            self.show_page(raw_page(reading.article), offset=self.shown(Span(top, top)).start)
        else:
            page = clean_page(reading.article, unfolded=self._unfolded, tags=reading.tags)
            self.show_page(page, offset=top)

    def shown(self, span: Span) -> Span:
        """A span of the article as a span of the page."""
        article = self.reading.article
        if article is None or not self.reading.raw:
            return span
        return article.source_map.to_raw(span)

    def _number_of(self, span: Span) -> int:
        return next((n for n, mention in enumerate(self.mentions) if mention.span == span), -1)

    def toggle_folds(self) -> None:
        """Show the furniture, or fold it away; the same text stays at the top."""
        top = self.top_offset
        self._unfolded = not self._unfolded
        self._show_reading(top)

    def _unfold_for(self, span: Span) -> None:
        if not self.page.raw and any(folded.overlaps(span) for folded in self.page.folded):
            self.toggle_folds()

    # where it stands

    @property
    def current(self) -> Mention | None:
        """The current mention."""
        number = self.overlay.current
        return self.mentions[number] if 0 <= number < len(self.mentions) else None

    @property
    def standing(self) -> Standing:
        """The place to come back to."""
        mention = self.current
        return Standing(plain(self.top_offset, self.reading), mention.span if mention else None)

    def stand(self, standing: Standing) -> None:
        """Go back to a place."""
        self.scroll_to_offset(self.shown(Span(standing.offset, standing.offset)).start)
        self._caret = standing.offset
        self.set_current(self._number_of(standing.mention) if standing.mention else -1)

    def go_to(self, span: Span) -> None:
        """Bring a span of the article into view, unfolding what hides it."""
        self._unfold_for(span)
        self._caret = span.start
        self.set_current(-1)
        self.reveal(self.shown(span))

    def go_to_mention(self, number: int) -> None:
        """Make a mention the current one and bring it into view."""
        self.go_to(self.mentions[number].span)
        self.set_current(number)

    def go_to_span(self, span: Span) -> None:
        """Go to a span, and make it the current mention if it is one."""
        self.go_to(span)
        self.set_current(self._number_of(span))

    def go_to_match(self, number: int) -> str:
        """Make a hit the current one, counted from either end, and bring it into view.

        Gives back the place that `Moved` will tell, for who wants to show it in the same frame.
        """
        matches = self.reading.matches
        self.go_to(matches[number])
        shown = self.shown(matches[number])
        self.overlay = self.overlay._replace(current_hit=shown)
        self.redraw_spans(shown)
        place = f"hit {number % len(matches) + 1:,}/{len(matches):,}"
        self.post_message(self.Moved(place))
        return place

    def mark_mention_of(self, entity: str, passages: Sequence[Span]) -> None:
        """Make the first mention of an entity inside some passages the current one."""
        for number, mention in enumerate(self.mentions):
            inside = any(passage.covers(mention.span) for passage in passages)
            if inside and mention.entity == entity:
                self._caret = mention.span.start
                self.set_current(number)
                return

    def set_current(self, number: int) -> None:
        """Make a mention the current one, -1 for none; no hit is current then."""
        old, old_hit = self.current, self.overlay.current_hit
        self.overlay = self.overlay._replace(current=number, current_hit=None)
        both = (mention.span for mention in (old, self.current) if mention)
        self.redraw_spans(*map(self.shown, both), old_hit)
        self._tell_note()

    # notes

    @property
    def _placed(self) -> list[PlacedNote]:
        """The notes whose passage is there."""
        return [placed for placed in self.reading.notes if placed.found.fate is not Fate.GONE]

    @property
    def note_here(self) -> Note | None:
        """The note on the passage where one stands."""
        if not self._caret_in_view():
            return None
        around = [p for p in self._placed if p.found.span.start <= self._caret < p.found.span.end]
        return min(around, key=lambda placed: len(placed.found.span)).note if around else None

    def _tell_note(self) -> None:
        note = self.note_here
        if note is not self._told:
            self._told = note
            self.post_message(self.NoteReached(note))

    def keep_note_in_view(self) -> None:
        """Bring the passage of the note where one stands into view, if its line covered it."""
        around = [p.found.span for p in self._placed if p.note is self._told]
        if around:
            self.reveal(self.shown(around[0]), slack=0)

    def go_to_note(self, number: int) -> None:
        """Go to the passage of a note."""
        self.go_to(self._placed[number].found.span)

    def point_at(self, span: Span | None) -> None:
        """Lay a band behind a passage while something is asked about it."""
        passages = [*self.reading.passages, *([span] if span else [])]
        self.overlay = self.overlay._replace(evidence=Layer([self.shown(one) for one in passages]))
        if span is not None:
            self.reveal(self.shown(span))
        self.redraw()

    @property
    def selected(self) -> Span | None:
        """The stretch of the article that is selected, without white space around it."""
        article = self.reading.article
        offsets = self.selected_offsets()
        if article is None or offsets is None:
            return None
        start, end = sorted(plain(offset, self.reading) for offset in offsets)
        words = article.text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        return Span(start, end) if start < end else None

    @property
    def caret(self) -> int:
        """The place that steps go on from."""
        return self._caret if self._caret_in_view() else self.standing.offset

    def _caret_in_view(self) -> bool:
        return self.in_view(self.shown(Span(self._caret, self._caret)).start)


def _page_of(reading: Reading) -> tuple[object, ...]:
    """What a page is made of; the rest lies over it."""
    return reading.article, reading.raw, reading.notice, reading.tags


def _same_text(old: Article | None, new: Article | None) -> bool:
    """Whether it is the same article, of which perhaps more is known now."""
    return old is not None and new is not None and old.text is new.text and old.id == new.id


def plain(offset: int, reading: Reading) -> int:
    """An offset of the page as one of the article."""
    if reading.article is None or not reading.raw:
        return offset
    return reading.article.source_map.from_raw(offset)
