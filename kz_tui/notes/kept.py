"""What is kept, as values: what was read, marks, tags, notes, searches, the trail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from kz_tui.model.article import Article
from kz_tui.model.span import Span
from kz_tui.rooms import open_room


class Anchor(NamedTuple):
    """The words a note is on, what stands around them, and the offset they began at."""

    words: str
    before: str = ""
    after: str = ""
    start: int = 0


class Fate(StrEnum):
    """What became of the words of a note."""

    SAME = "same"
    MOVED = "moved"
    CHANGED = "changed"
    GONE = "gone"


class Found(NamedTuple):
    """Where the words of a note stand now; the span is empty where they are gone."""

    fate: Fate
    span: Span = Span(0, 0)


class Note(NamedTuple):
    """A note on a passage; without a text the passage is only marked.

    `article` is the key of a `NotedArticle`. `made` and `changed` are moments in ISO 8601, in UTC.
    """

    id: str
    article: str
    anchor: Anchor
    text: str = ""
    made: str = ""
    changed: str = ""


class PlacedNote(NamedTuple):
    """A note, and where its passage stands in the article as it is now."""

    note: Note
    found: Found


class NotedArticle(NamedTuple):
    """An article that something is kept of, as it was when that was noted last.

    `digests` are those of all its versions, the last one last; `places` where they lay. `key` is
    the first of the digests. `sketch` tells how alike a text is to the last version.
    """

    key: str
    digests: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    sketch: tuple[int, ...] = ()
    id: str = ""
    title: str | None = None
    date: str | None = None
    source: str | None = None
    url: str | None = None
    path: str = ""
    line: int | None = None


class Visit(NamedTuple):
    """A step of the reading trail: an article, whose panel was open, and when."""

    at: str
    digest: str
    id: str
    title: str | None = None
    path: str = ""
    actor: str | None = None


class Signs(NamedTuple):
    """What a list shows of an article."""

    unread: bool = True
    marked: bool = False
    notes: int = 0
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Kept:
    """All that is kept; two values are equal only if they are the same.

    `read` gives for the digest of a text when it was read: a later version is unread. `marks`,
    `tags` and `notes` are by the key of their article. `asked` are the searches of before, the
    last one last.
    """

    read: Mapping[str, str] = field(default_factory=dict)
    articles: Mapping[str, NotedArticle] = field(default_factory=dict)
    marks: Mapping[str, str] = field(default_factory=dict)
    tags: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notes: Mapping[str, tuple[Note, ...]] = field(default_factory=dict)
    saved: Mapping[str, str] = field(default_factory=dict)
    asked: tuple[str, ...] = ()
    trail: tuple[Visit, ...] = ()

    @cached_property
    def _by_digest(self) -> dict[str, str]:
        return {digest: one.key for one in self.articles.values() for digest in one.digests}

    @cached_property
    def _by_place(self) -> dict[str, str]:
        return {place: one.key for one in self.articles.values() for place in one.places}

    def key_of(self, article: Article) -> str | None:
        """The key of an article of which something is kept: by its text, else by its place."""
        if not self.articles:
            return None
        return self._key(article, open_room("identity").digest_of(article))

    def _key(self, article: Article, digest: str) -> str | None:
        key = self._by_digest.get(digest)
        if key is not None or not self.articles:
            return key
        identity = open_room("identity")
        key = self._by_place.get(identity.place_of(article))
        if key is None:
            return None
        same = identity.alike(self.articles[key].sketch, identity.sketch_of(article.text))
        return key if same else None

    def signs_of(self, article: Article) -> Signs:
        """What a list shows of an article."""
        if not self.read and not self.articles:
            return Signs()
        digest = open_room("identity").digest_of(article)
        key = self._key(article, digest)
        unread = digest not in self.read
        if key is None:
            return Signs(unread)
        notes = len(self.notes.get(key, ()))
        return Signs(unread, key in self.marks, notes, self.tags.get(key, ()))

    def tags_of(self, article: Article) -> tuple[str, ...]:
        """The tags of an article, in order."""
        key = self.key_of(article)
        return self.tags.get(key, ()) if key is not None else ()

    def notes_of(self, article: Article) -> tuple[Note, ...]:
        """The notes on an article, in the order they were made."""
        if not self.notes:
            return ()
        key = self.key_of(article)
        return self.notes.get(key, ()) if key is not None else ()

    @cached_property
    def all_tags(self) -> tuple[str, ...]:
        """Every tag in use, in order."""
        return tuple(sorted({tag for tags in self.tags.values() for tag in tags}))
