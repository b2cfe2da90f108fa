"""What a search gives back: articles in order, passages, and why each of them matched.

Kept free of numpy, so that the interface can name these types before the index is opened.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from kz_tui.model.span import Span
from kz_tui.search.clauses import Query

EXPLAINED_HITS = 10
"""`Results.terms` explains the hits a reader sees first."""


class How(StrEnum):
    """In which way a word of an article answers a word of the query.

    `SPELLING` is the same word in another spelling: umlaut, transliteration or script. `PART` is
    a member of a compound, `NAME` another name of the same actor.
    """

    EXACT = "exact"
    INFLECTION = "inflection"
    SPELLING = "spelling"
    PREFIX = "prefix"
    TYPO = "typo"
    PART = "part"
    NAME = "name"


class TermMatch(NamedTuple):
    """One word of the query and what answers it; `matched` as it stands in the article."""

    query: str
    matched: str
    how: How

    @property
    def exact(self) -> bool:
        """Whether nothing has to be explained."""
        return self.how is How.EXACT


class Match(NamedTuple):
    """A place in `Article.text` that answers a part of the query."""

    span: Span
    term: TermMatch


class Hit(NamedTuple):
    """One article found.

    `article` is its number in the dossier. `snippet` and the spans of `matches`, all of them
    inside it, are ranges of `Article.text`; `title_matches` are ranges of the title's value.
    `terms` holds the best explanation for each part of the query, in the order of the query.
    `score` compares only within one result.
    """

    article: int
    score: float
    snippet: Span
    matches: tuple[Match, ...] = ()
    title_matches: tuple[Span, ...] = ()
    terms: tuple[TermMatch, ...] = ()


class Results:
    """The answer to one query; two are equal only if they are the same.

    `ranking` holds the number of every article found, best first; it is sorted only as far as it
    is read. Hits are made when they are asked for and kept.
    """

    def __init__(
        self, query: Query, total: int, ranking: Sequence[int], make_hit: Callable[[int], Hit]
    ) -> None:
        self.query = query
        self.total = total
        self.ranking = ranking
        self._make_hit = make_hit
        self._hits: dict[int, Hit] = {}

    def hit(self, rank: int) -> Hit:
        """The hit at a place of the ranking, 0 is the best; raises `IndexError` beyond the last."""
        return self.hit_of(self.ranking[rank])

    def hit_of(self, article: int) -> Hit:
        """The hit in an article of the ranking, for a list sorted in another way."""
        if article not in self._hits:
            self._hits[article] = self._make_hit(article)
        return self._hits[article]

    @property
    def terms(self) -> tuple[TermMatch, ...]:
        """What answered the query inexactly in the best hits, without repetition."""
        found: dict[tuple[str, str], TermMatch] = {}
        for article in islice(self.ranking, EXPLAINED_HITS):
            for term in self.hit_of(article).terms:
                if not term.exact:
                    found.setdefault((term.query.lower(), term.matched.lower()), term)
        return tuple(found.values())


def no_results(query: Query) -> Results:
    """The answer before there is an index, or to a query that asks for nothing."""
    return Results(query, 0, (), _no_hit)


def _no_hit(article: int) -> Hit:
    raise IndexError(f"article {article} is not among the results")
