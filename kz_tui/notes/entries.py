"""Everything that is kept of articles, in one list, each with where it stands now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from kz_tui.model.article import Article
from kz_tui.model.span import Span
from kz_tui.notes.anchor import find_anchor
from kz_tui.notes.entry import Entry, EntryKind
from kz_tui.notes.identity import digest_of
from kz_tui.notes.kept import Fate, Found, Kept, Note, NotedArticle

Numbers = Callable[[str], int | None]
"""Gives the number of the article with an id."""


def noted_articles(kept: Kept) -> list[NotedArticle]:
    """The articles of which more is kept than their name."""
    keys = {*kept.marks, *kept.tags, *kept.notes}
    return [article for key, article in kept.articles.items() if key in keys]


def homes_by_id(kept: Kept, articles: Sequence[Article], numbers: Numbers) -> dict[str, int]:
    """The number in the dossier of each article that goes by the same id there: a quick look."""
    found: dict[str, int] = {}
    for one in noted_articles(kept):
        number = numbers(one.id)
        if number is not None and kept.key_of(articles[number]) == one.key:
            found[one.key] = number
    return found


def all_homes(kept: Kept, articles: Iterable[Article]) -> dict[str, int]:
    """The same for all of them: every text of the dossier is looked at.

    Of several articles with one text the first counts.
    """
    wanted = {digest: one.key for one in noted_articles(kept) for digest in one.digests}
    found: dict[str, int] = {}
    by_place: dict[str, int] = {}
    for number, article in enumerate(articles):
        key = wanted.get(digest_of(article))
        if key is not None:
            found.setdefault(key, number)
        elif (moved := kept.key_of(article)) is not None:
            by_place.setdefault(moved, number)
    return {**by_place, **found}


def entries(kept: Kept, articles: Sequence[Article], homes: Mapping[str, int]) -> list[Entry]:
    """All entries: those of the dossier in its order, then the others, by path.

    In an article the mark comes first, then notes in the order of their passages.
    """
    noted = noted_articles(kept)
    here = sorted((one for one in noted if one.key in homes), key=lambda one: homes[one.key])
    elsewhere = sorted(
        (one for one in noted if one.key not in homes), key=lambda one: (one.path, one.line or 0)
    )
    found: list[Entry] = []
    for one in (*here, *elsewhere):
        number = homes.get(one.key)
        found += _entries_of(kept, one, number, articles[number] if number is not None else None)
    return found


def _entries_of(
    kept: Kept, one: NotedArticle, number: int | None, article: Article | None
) -> Iterator[Entry]:
    marked, tags = kept.marks.get(one.key), kept.tags.get(one.key, ())
    if marked or tags:
        yield Entry(EntryKind.ARTICLE, one, number, marked=marked, tags=tags)
    placed = [
        (note, find_anchor(note.anchor, article.text) if article is not None else None)
        for note in kept.notes.get(one.key, ())
    ]
    placed.sort(key=lambda pair: _place(*pair))
    for note, found in placed:
        yield Entry(EntryKind.NOTE, one, number, note, found, marked, tags)


def _place(note: Note, found: Found | None) -> Span:
    if found is None or found.fate is Fate.GONE:
        return Span(note.anchor.start, note.anchor.start)
    return found.span
