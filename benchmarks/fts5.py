"""SQLite FTS5 as a peer: what a reader would use that only had the standard library."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import ClassVar

from kz_tui.model.article import Article
from kz_tui.search.words import find_words

_SHORTEST = 3
"""The trigram tokeniser finds nothing shorter."""


class Fts5:
    """Words without diacritics, an index of prefixes of two and three letters.

    BM25 with the title weighted twice, and SQLite's own snippets: the form of FTS5 that answers
    fastest. It knows neither typos nor inflection.
    """

    name = "FTS5 unicode61"
    _options: ClassVar[str] = "prefix='2 3', tokenize='unicode61 remove_diacritics 2'"

    def __init__(self, articles: Sequence[Article]) -> None:
        self._database = sqlite3.connect(":memory:")
        self._database.execute(
            f"create virtual table articles using fts5(title, text, {self._options})"
        )
        self._database.executemany(
            "insert into articles(rowid, title, text) values (?, ?, ?)",
            ((n, a.head.title.value or "", a.text) for n, a in enumerate(articles)),
        )

    def top(self, query: str) -> list[int]:
        """The numbers of the ten best articles, their snippets made as well."""
        wanted = self._wanted(query)
        if not wanted:
            return []
        rows = self._database.execute(
            "select rowid, snippet(articles, 1, '[', ']', '…', 24) from articles "
            "where articles match ? order by bm25(articles, 2.0, 1.0) limit 10",
            (" AND ".join(wanted),),
        )
        return [number for number, _ in rows]

    def _wanted(self, query: str) -> list[str]:
        words = [f'"{word}"' for word in find_words(query)]
        if words and query[-1].isalnum():
            words[-1] += "*"
        return words


class Fts5Trigram(Fts5):
    """Every word anywhere, as a substring: finds members of compounds, and no typos."""

    name = "FTS5 trigram"
    _options = "tokenize='trigram'"

    def _wanted(self, query: str) -> list[str]:
        return [f'"{word}"' for word in find_words(query) if len(word) >= _SHORTEST]
