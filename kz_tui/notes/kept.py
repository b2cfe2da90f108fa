"""What is kept, as values: what was read, marks, tags, notes, searches, the trail."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple

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


_NONE: Mapping[str, Any] = MappingProxyType({})


class Kept(NamedTuple):
    """All that is kept.

    `read` gives for the digest of a text when it was read: a later version is unread. `marks`,
    `tags` and `notes` are by the key of their article. `asked` are the searches of before, the
    last one last. `by_digest` and `by_place` lead to the keys of `articles`.
    """

    read: Mapping[str, str] = _NONE
    articles: Mapping[str, NotedArticle] = _NONE
    marks: Mapping[str, str] = _NONE
    tags: Mapping[str, tuple[str, ...]] = _NONE
    notes: Mapping[str, tuple[Note, ...]] = _NONE
    saved: Mapping[str, str] = _NONE
    asked: tuple[str, ...] = ()
    trail: tuple[Visit, ...] = ()
    by_digest: Mapping[str, str] = _NONE
    by_place: Mapping[str, str] = _NONE

    def key_of(self, article: Article) -> str | None:
        """The key of an article of which something is kept: by its text, else by its place."""
        if not self.articles:
            return None
        return self._key(article, open_room("identity").digest_of(article))

    def _key(self, article: Article, digest: str) -> str | None:
        key = self.by_digest.get(digest)
        if key is not None or not self.articles:
            return key
        identity = open_room("identity")
        key = self.by_place.get(identity.place_of(article))
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

    @property
    def all_tags(self) -> tuple[str, ...]:
        """Every tag in use, in order."""
        return tuple(sorted({tag for tags in self.tags.values() for tag in tags}))
