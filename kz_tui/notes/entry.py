"""One line of the list of marks and notes."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from kz_tui.notes.kept import Found, Note, NotedArticle


class EntryKind(StrEnum):
    """A note on a passage, or an article that is marked or tagged."""

    NOTE = "note"
    ARTICLE = "article"


class Entry(NamedTuple):
    """One thing that is kept.

    `number` is that of its article in the dossier, None for an article that is not in it; `found`
    tells where the passage of a note stands there. `marked` is when the article was marked.
    """

    kind: EntryKind
    article: NotedArticle
    number: int | None = None
    note: Note | None = None
    found: Found | None = None
    marked: str | None = None
    tags: tuple[str, ...] = ()
