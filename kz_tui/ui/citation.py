"""What is copied: a sentence with its source, or the command that gives what the screen shows."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from kz_tui.model.article import Article
from kz_tui.model.entity import Annotation
from kz_tui.model.span import Span
from kz_tui.text.clean import clean_line
from kz_tui.text.sentences import article_sentences
from kz_tui.ui.desk import Desk
from kz_tui.ui.drawing.dates import short_date


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
