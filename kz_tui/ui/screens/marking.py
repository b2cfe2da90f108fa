"""Marking: read and unread, marks, tags, notes."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from textual import on

from kz_tui.model.article import Article
from kz_tui.model.span import Span
from kz_tui.notes.kept import Note
from kz_tui.notes.record import Change
from kz_tui.rooms import open_room
from kz_tui.text.clean import clean_line
from kz_tui.ui.desk import Desk
from kz_tui.ui.drawing.dates import short_iso
from kz_tui.ui.drawing.line import fit, joined
from kz_tui.ui.screens.changing import ChangingScreen, coding, now
from kz_tui.ui.widgets.ask_line import AnswerInput, AskLine
from kz_tui.ui.widgets.note_line import NoteLine
from kz_tui.ui.widgets.reader import Reader


class MarkingScreen(ChangingScreen):
    """What the keys do that add something to the article shown."""

    _answer: Callable[[str], None] | None = None
    _registered: int | None = None
    """The number of the article that was counted as read last."""

    # what was really shown counts as read

    def watch_desk(self, desk: Desk) -> None:
        """What is opened counts as read once it stood on the screen."""
        super().watch_desk(desk)
        self._await_reading()

    def go_to_pane(self, pane: str) -> None:
        """Going into the text opens what is shown there."""
        super().go_to_pane(pane)
        self._await_reading()

    def _await_reading(self) -> None:
        number = self.desk.number
        if self.pane == "reader" and number is not None and number != self._registered:
            self.call_after_refresh(self._count_as_read, number)

    def _count_as_read(self, number: int) -> None:
        article = self.desk.article
        if self.pane != "reader" or number in (self._registered, None) or article is None:
            return
        if number != self.desk.number or "reader" not in self.arrangement.panes:
            return
        self._registered = number
        actor = self._actor_name()
        self.keep(lambda _: coding().count_as_read(article, actor, now()))

    def _actor_name(self) -> str | None:
        entity = self.desk.library.entities.get(self.desk.place.actor or "")
        return entity.name if entity is not None else None

    # marks, read and unread

    def _with_article(self, do: Callable[[Article], None]) -> None:
        if self.desk.article is None:
            self.show_place("no article")
        else:
            do(self.desk.article)

    def action_mark(self) -> None:
        """Mark the article shown, or take its mark away."""

        def words(changes: Sequence[Change]) -> str:
            return "marked" if changes[-1].after is not None else "no longer marked"

        self._with_article(
            lambda article: self.keep(
                lambda kept: coding().toggle_mark(kept, article, now()), words
            )
        )

    def action_read(self) -> None:
        """Count the article shown as unread, or as read."""

        def words(changes: Sequence[Change]) -> str:
            return "read" if changes[-1].after is not None else "unread"

        self._registered = self.desk.number
        self._with_article(
            lambda article: self.keep(lambda _: coding().toggle_read(article, now()), words)
        )

    # tags

    async def action_tags(self) -> None:
        """Type the tags of the article shown."""
        article = self.desk.article
        if article is None:
            self.show_place("no article")
            return
        before = " ".join(self.desk.kept.tags_of(article))

        def keep(typed: str) -> None:
            tags = tags_of(typed)
            words = f"tagged {' '.join(tags)}" if tags else "no tags"
            if tags != tags_of(before):
                self.keep(lambda kept: coding().set_tags(kept, article, tags, now()), words)

        line = AskLine(
            "tags", before, hint="words with blanks between", words=self.desk.kept.all_tags
        )
        await self.ask(line, keep)

    # notes

    async def action_note(self) -> None:
        """Type a note on the passage where one stands, or change the one that is there."""
        article = self.desk.article
        if article is None:
            self.show_place("no article")
            return
        note = self.reader.note_here
        if note is not None:
            await self._ask_changed(note)
            return
        span = open_room("citation").passage_here(
            self.desk, self.reader.standing._replace(offset=self.reader.caret), self.reader.selected
        )
        if span is None:
            self.show_place("no passage to put a note on")
            return
        self.go_to_pane("reader")
        self.reader.point_at(span)
        await self.ask(
            AskLine(self._asked_of(span.of(article.text)), hint="without words: only marked"),
            lambda text: self._add_note(article, span, text),
        )

    def _add_note(self, article: Article, span: Span, text: str) -> None:
        text = clean_line(text).strip()
        note_id = os.urandom(8).hex()
        moment = now()
        self.clear_selection()
        self.keep(
            lambda kept: coding().add_note(kept, article, span, text, note_id=note_id, now=moment),
            "noted" if text else "passage marked",
        )

    async def _ask_changed(self, note: Note) -> None:
        def change(text: str) -> None:
            text = clean_line(text).strip()
            if text:
                if text != note.text:
                    self.keep(lambda _: coding().change_note(note, text, now()), "note changed")
            else:
                self.keep(lambda _: coding().drop_note(note), "note deleted")

        asked = self._asked_of(note.anchor.words)
        await self.ask(AskLine(asked, note.text, hint="empty deletes it"), change)

    def _asked_of(self, words: str) -> str:
        """The question for a note, with as much of the passage as leaves room for an answer."""
        return f"note on „{fit(' '.join(words.split()), self.size.width // 3)}“"

    @on(Reader.NoteReached)
    def _note_reached(self, message: Reader.NoteReached) -> None:
        """Show the note on the passage where one stands; the passage stays in view."""
        self.show_note(message.note)

    def show_note(self, note: Note | None) -> None:
        """Show a note under the text, or none."""
        line = self.query_one(NoteLine)
        line.text = _note_text(note) if note is not None else ""
        if note is not None:
            self.call_after_refresh(self.reader.keep_note_in_view)

    def action_next_note(self, direction: int) -> None:
        """The next note in the article."""
        if self.pane != "reader":
            self.go_to_pane("reader")
        if not self.reader.next_note(direction):
            notes = self.desk.reading.notes
            self.show_place("no note in that direction" if notes else "no note in this article")

    # asking

    async def ask(self, line: AskLine, answer: Callable[[str], None]) -> None:
        """Ask for a line of text; `answer` gets what was typed."""
        await self.close_ask()
        self._answer = answer
        await self.mount(line)
        self.set_focus(line.query_one(AnswerInput))

    @property
    def asking(self) -> bool:
        """Whether a line to type in is open."""
        return bool(self.query("#ask"))

    async def close_ask(self) -> None:
        """Close the line that is open, if one is."""
        self._answer = None
        if self.asking:
            self.go_to_pane(self.pane)  # before the line is gone: the focus would go elsewhere
            self.reader.point_at(None)
            await self.query("#ask").remove()

    async def action_answer(self) -> None:
        """Do what was asked for with what was typed."""
        line = self.query_one(AnswerInput)
        answer, typed = self._answer, line.value
        await self.close_ask()
        if answer is not None:
            answer(typed)

    async def action_leave_answer(self) -> None:
        """Leave everything as it was."""
        await self.close_ask()


def _note_text(note: Note) -> str:
    day = short_iso(note.changed[:10]) if note.changed else ""
    return joined((note.text or "marked", day))


def tags_of(typed: str) -> tuple[str, ...]:
    """The tags in a line: words, commas and number signs left out, each once, in order."""
    words = clean_line(typed).replace(",", " ").split()
    return tuple(sorted({word.lstrip("#") for word in words} - {""}))
