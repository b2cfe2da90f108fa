"""From records to what they mean, and from wishes to the writes that make them true.

Values are JSON. What a record does not say is taken as empty, and what this version does not know
is passed over, so that a later one may add to them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from kz_tui.model.article import Article
from kz_tui.model.span import Span
from kz_tui.notes.anchor import anchor_at
from kz_tui.notes.identity import digest_of, place_of, sketch_of
from kz_tui.notes.kept import Anchor, Kept, Note, NotedArticle, Visit
from kz_tui.notes.record import Record, Write

Value = dict[str, Any] | str | None
"""What the value of a record says; None if it was thrown away, or cannot be read."""

_TAG = "\n"
"""Stands between the key of an article and its tag in the key of a record."""


# from records


def take_in(kept: Kept, records: Iterable[Record]) -> Kept:
    """What is kept once some records are taken in, in the order they were written."""
    parts = _Parts(kept)
    for record in sorted(records, key=lambda record: record.revision):
        taker = _TAKERS.get(record.kind)
        if taker is not None:
            taker(parts, record.key, _decoded(record.value))
    return parts.kept()


def _decoded(value: str | None) -> Value:
    if value is None:
        return None
    if value[:1] == '"' and "\\" not in value:  # most are: read in a tenth of the time
        return value[1:-1]
    try:
        decoded = json.loads(value)
    except ValueError:
        return None
    return decoded if isinstance(decoded, dict | str) else None


class _Parts:
    """The parts of a `Kept`, each copied when it changes first."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._changed: dict[str, Any] = {}
        self._homes: dict[str, str] | None = None

    @property
    def homes(self) -> dict[str, str]:
        """The key of the article of each note."""
        if self._homes is None:
            notes = self._kept.notes.items()
            self._homes = {note.id: article for article, those in notes for note in those}
        return self._homes

    def of(self, name: str) -> dict[str, Any]:
        if name not in self._changed:
            self._changed[name] = dict(getattr(self._kept, name))
        part: dict[str, Any] = self._changed[name]
        return part

    def listed(self, name: str) -> dict[str, Any]:
        """A part that is a sequence, as a dictionary in its order."""
        if name not in self._changed:
            keyed = ((getattr(one, "at", one), one) for one in getattr(self._kept, name))
            self._changed[name] = dict(keyed)
        part: dict[str, Any] = self._changed[name]
        return part

    def kept(self) -> Kept:
        sequences = {n: tuple(self._changed[n].values()) for n in _LISTED if n in self._changed}
        kept = self._kept._replace(**{**self._changed, **sequences})
        if "articles" not in self._changed:
            return kept
        articles = kept.articles.values()
        return kept._replace(
            by_digest={digest: one.key for one in articles for digest in one.digests},
            by_place={place: one.key for one in articles for place in one.places},
        )


_LISTED = ("asked", "trail")


def _take_plain(name: str) -> Callable[[_Parts, str, Value], None]:
    def take(parts: _Parts, key: str, value: Value) -> None:
        part = parts.of(name)
        part.pop(key, None)
        if value is not None:
            part[key] = value

    return take


def _take_article(parts: _Parts, key: str, value: Value) -> None:
    articles = parts.of("articles")
    articles.pop(key, None)
    if isinstance(value, dict):
        known = {name: value[name] for name in NotedArticle._fields if name in value}
        for name in ("digests", "places", "sketch"):
            known[name] = tuple(known.get(name, ()))
        articles[key] = NotedArticle(**{**known, "key": key})


def _take_tag(parts: _Parts, key: str, value: Value) -> None:
    article, _, tag = key.partition(_TAG)
    tags = parts.of("tags")
    others = {one for one in tags.pop(article, ()) if one != tag}
    if value is not None:
        others.add(tag)
    if others:
        tags[article] = tuple(sorted(others))


def _take_note(parts: _Parts, key: str, value: Value) -> None:
    notes = parts.of("notes")
    home = parts.homes.pop(key, None)
    if home is not None:
        left = tuple(note for note in notes.pop(home, ()) if note.id != key)
        if left:
            notes[home] = left
    if isinstance(value, dict):
        anchor = Anchor(*(value.get(name, default) for name, default in _ANCHOR.items()))
        texts = (str(value.get(name, "")) for name in ("text", "made", "changed"))
        note = Note(key, str(value.get("article", "")), anchor, *texts)
        parts.homes[key] = note.article
        both = (*notes.get(note.article, ()), note)
        notes[note.article] = tuple(sorted(both, key=lambda one: (one.made, one.id)))


_ANCHOR = {"words": "", "before": "", "after": "", "start": 0}


def _take_asked(parts: _Parts, key: str, value: Value) -> None:
    asked = parts.listed("asked")
    asked.pop(key, None)
    if value is not None:
        asked[key] = key


def _take_visit(parts: _Parts, key: str, value: Value) -> None:
    trail = parts.listed("trail")
    trail.pop(key, None)
    if isinstance(value, dict):
        known = {name: value[name] for name in Visit._fields if name in value}
        trail[key] = Visit(**{"digest": "", "id": "", **known, "at": key})


_TAKERS: dict[str, Callable[[_Parts, str, Value], None]] = {
    "read": _take_plain("read"),
    "mark": _take_plain("marks"),
    "saved": _take_plain("saved"),
    "article": _take_article,
    "tag": _take_tag,
    "note": _take_note,
    "asked": _take_asked,
    "trail": _take_visit,
}


# to writes


def _coded(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def _set(kind: str, key: str, value: object) -> Write:
    new = None if value is None else _coded(value)
    return Write(kind, key, lambda _: new)


def _toggled(kind: str, key: str, value: object) -> Write:
    new = _coded(value)
    return Write(kind, key, lambda old: new if old is None else None)


def _known(kept: Kept, article: Article) -> tuple[str, Write]:
    """The key of an article, and the write that notes down its version, place and name."""
    digest, place = digest_of(article), place_of(article)
    key = kept.key_of(article) or digest
    head, origin = article.head, article.origin

    def noted(old: str | None) -> str:
        decoded = _decoded(old)
        known = decoded if isinstance(decoded, dict) else {}
        digests = [one for one in known.get("digests", ()) if one != digest]
        places = [one for one in known.get("places", ()) if one != place]
        return _coded(
            {
                **known,
                "digests": [*digests, digest],
                "places": [*places, place] if place else places,
                "sketch": sketch_of(article.text),
                "id": article.id,
                "title": head.title.value,
                "date": head.date.value,
                "source": head.source.value,
                "url": origin.url,
                "path": place.partition("\n")[0],
                "line": origin.line,
            }
        )

    return key, Write("article", key, noted)


def toggle_mark(kept: Kept, article: Article, now: str) -> list[Write]:
    """Mark an article, or take its mark away."""
    key, known = _known(kept, article)
    return [known, _toggled("mark", key, now)]


def toggle_read(article: Article, now: str) -> list[Write]:
    """Count an article as read, or as unread again."""
    return [_toggled("read", digest_of(article), now)]


def count_as_read(article: Article, actor: str | None, now: str) -> list[Write]:
    """Count an article as read, and note it in the reading trail.

    `actor` is the one in the panel, by name. `now` must differ from the moment of any other step.
    """
    value = {
        "digest": digest_of(article),
        "id": article.id,
        "title": article.head.title.value,
        "path": place_of(article).partition("\n")[0],
        "actor": actor,
    }
    return [*set_read([article], now), _set("trail", now, value)]


def set_read(articles: Iterable[Article], now: str) -> list[Write]:
    """Count articles as read that are not."""
    new = _coded(now)
    return [Write("read", digest_of(article), lambda old: old or new) for article in articles]


def set_tags(kept: Kept, article: Article, tags: Sequence[str], now: str) -> list[Write]:
    """Give an article these tags and no others."""
    key, known = _known(kept, article)
    wanted, there = set(tags), set(kept.tags_of(article))
    new = _coded(now)
    return [
        known,
        *(_set("tag", f"{key}{_TAG}{tag}", None) for tag in sorted(there - wanted)),
        *(Write("tag", f"{key}{_TAG}{tag}", lambda old: old or new) for tag in sorted(wanted)),
    ]


def add_note(
    kept: Kept, article: Article, span: Span, text: str, *, note_id: str, now: str
) -> list[Write]:
    """Put a note on a passage of an article."""
    key, known = _known(kept, article)
    note = Note(note_id, key, anchor_at(article.text, span), text, now, now)
    return [known, _set("note", note_id, _note_value(note))]


def change_note(note: Note, text: str, now: str) -> list[Write]:
    """Give a note another text."""
    return [_set("note", note.id, _note_value(note._replace(text=text, changed=now)))]


def drop_note(note: Note) -> list[Write]:
    """Throw a note away."""
    return [_set("note", note.id, None)]


def drop_mark(key: str) -> list[Write]:
    """Take the mark of an article away."""
    return [_set("mark", key, None)]


def drop_tags(key: str, tags: Sequence[str]) -> list[Write]:
    """Take tags of an article away."""
    return [_set("tag", f"{key}{_TAG}{tag}", None) for tag in tags]


def _note_value(note: Note) -> dict[str, object]:
    return {
        "article": note.article,
        **note.anchor._asdict(),
        "text": note.text,
        "made": note.made,
        "changed": note.changed,
    }


def toggle_saved(query: str, now: str) -> list[Write]:
    """Save a search, or forget that it was saved."""
    return [_toggled("saved", query, now)]


def add_asked(query: str, now: str) -> list[Write]:
    """Remember a search as the last one."""
    return [_set("asked", query, now)]


def forget_search(query: str) -> list[Write]:
    """Forget a search, saved or not."""
    return [_set("asked", query, None), _set("saved", query, None)]
