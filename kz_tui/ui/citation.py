"""What is copied: a sentence with its source, or the command that gives what the screen shows."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from kz_tui.library import Library
from kz_tui.model.article import Article
from kz_tui.model.entity import Annotation
from kz_tui.model.span import Span
from kz_tui.notes.entry import Entry
from kz_tui.notes.kept import Fate
from kz_tui.text.clean import clean_line
from kz_tui.text.sentences import article_sentences
from kz_tui.ui.desk import Desk
from kz_tui.ui.drawing.dates import short_date
from kz_tui.ui.widgets.marked_page import Standing


def cited(desk: Desk, standing: Standing, selected: str | None) -> str:
    """What is selected, or else the sentence one stands at, with its citation; "" without either.

    Where no mention is marked, the passages that led here are what one stands at.
    """
    article, number = desk.article, desk.number
    if article is None or number is None:
        return ""
    words = selected or ""
    passages = desk.reading.passages
    if not words and standing.mention is None and passages:
        words = " … ".join(span.of(article.text) for span in passages)
    elif not words:
        offset = standing.mention.start if standing.mention else standing.offset
        span = sentence_at(article, desk.library.annotation(number), offset)
        words = span.of(article.text) if span else ""
    return cite(article, words)


def passage_here(desk: Desk, standing: Standing, selected: Span | None) -> Span | None:
    """The passage one means: what is selected, the evidence shown, else the sentence one is at."""
    article, number = desk.article, desk.number
    if article is None or number is None:
        return None
    passages = desk.reading.passages
    if selected is not None:
        return selected
    if standing.mention is None and passages:
        return passages[0]
    offset = standing.mention.start if standing.mention else standing.offset
    return sentence_at(article, desk.library.annotation(number), offset)


def sentence_at(article: Article, annotation: Annotation, offset: int) -> Span | None:
    """The sentence a character belongs to, or the first one after it."""
    sentences = annotation.sentences or article_sentences(article)
    return next((sentence for sentence in sentences if sentence.end > offset), None)


def cite(article: Article, words: str) -> str:
    """Some words of an article with where they stand: „…“ (title, source, date, id)."""
    head = article.head
    parts = (
        head.title.value,
        head.source.value,
        short_date(head.date) if head.date.value else None,
        article.origin.url,
        head.id,
    )
    where = ", ".join(clean_line(part) for part in parts if part)
    return f"„{' '.join(words.split())}“ ({where})"


def cite_entry(entry: Entry, articles: Sequence[Article]) -> str:
    """The passage of a note, or the title of a marked article, with its citation."""
    kept, note, found = entry.article, entry.note, entry.found
    if entry.number is None:
        words = note.anchor.words if note else kept.title or kept.id
        parts = (kept.title, kept.source, kept.date, kept.url, kept.path)
        where = ", ".join(clean_line(part) for part in parts if part)
        return f"„{' '.join(words.split())}“ ({where})"
    article = articles[entry.number]
    if note is None:
        return cite(article, article.head.title.value or article.head.lead)
    gone = found is None or found.fate is Fate.GONE
    return cite(
        article, note.anchor.words if gone or found is None else found.span.of(article.text)
    )


def origin_of(article: Article) -> tuple[str, str]:
    """Where an article came from; and the same with its line, encoding and inferred date."""
    origin, date = article.origin, article.head.date
    where = clean_line(origin.url or origin.path)
    line = f", line {origin.line}" if origin.line else ""
    reason = f"\ndate {date.provenance.value}: {date.reason}" if date.reason else ""
    return where, f"{where}{line}, {origin.encoding}{reason}"


def picture_command(library: Library, actor: str, roots: Sequence[str]) -> str:
    """The command that prints what the picture around an actor shows."""
    inside = [part for root in roots for part in ("--in", root)]
    return shlex.join(["kz-reader", "graph", library.entities[actor].name, *inside])


def command_line(desk: Desk, roots: Sequence[str]) -> str:
    """The command that prints what the screen shows. `roots` are the paths the user named."""
    place, library = desk.place, desk.library
    inside = [part for root in roots for part in ("--in", root)]
    if place.actor in library.entities and place.towards in library.entities:
        names = [library.entities[one].name for one in (place.actor or "", place.towards or "")]
        words = ["path", *names, *inside]
    elif place.actor in library.entities:
        words = ["links", library.entities[place.actor or ""].name, *inside]
    elif desk.query is not None:
        words = ["search", desk.query.text, *roots]
    elif desk.article is not None:
        words = ["show", desk.article.id, *roots]
    else:
        words = ["doctor", *roots]
    return shlex.join(["kz-reader", *words])
