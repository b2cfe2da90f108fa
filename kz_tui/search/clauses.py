"""What a query consists of: clauses, all of which have to hold."""

from __future__ import annotations

from typing import NamedTuple

from kz_tui.model.entity import EntityType
from kz_tui.model.span import Span


class QueryError(ValueError):
    """A query that cannot be read.

    `position` is the character of the query where it goes wrong. `unfinished` tells that it
    stands at the end and typing on may mend it, so that nobody needs to be told yet.
    """

    def __init__(self, message: str, position: int, *, unfinished: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.position = position
        self.unfinished = unfinished


class NamesNeeded(QueryError):  # noqa: N818 - it is no error of the user
    """A query with `actor:` or `type:` asked before the actors are recognised."""


class WordClause(NamedTuple):
    """A word that has to occur.

    `begun`: it ends the query and may still be growing. `title`: in the title. `excluded`: must
    not occur. `span` is where it stands in the query, in every clause.
    """

    text: str
    span: Span
    literal: bool = False
    begun: bool = False
    title: bool = False
    excluded: bool = False


class PhraseClause(NamedTuple):
    """Words that have to stand next to each other in this order; `begun`: the last may grow."""

    words: tuple[str, ...]
    span: Span
    literal: bool = False
    begun: bool = False
    title: bool = False
    excluded: bool = False

    @property
    def text(self) -> str:
        """The words of the phrase, one blank between them."""
        return " ".join(self.words)


class ActorClause(NamedTuple):
    """An actor who has to be named, by any of the names it goes by."""

    words: tuple[str, ...]
    span: Span
    begun: bool = False
    excluded: bool = False

    @property
    def text(self) -> str:
        """The name as it was typed, one blank between its words."""
        return " ".join(self.words)


class SourceClause(NamedTuple):
    """Words, in lower case, with which the name of the source has to answer."""

    words: tuple[str, ...]
    span: Span
    excluded: bool = False


class DateClause(NamedTuple):
    """The days an article may be of.

    `first` and `last` are minutes written as decimal digits YYYYMMDDhhmm, both included.
    """

    first: int
    last: int
    span: Span
    excluded: bool = False


class TypeClause(NamedTuple):
    """The types of mention inside which a hit has to lie."""

    types: frozenset[EntityType]
    span: Span
    excluded: bool = False


Clause = WordClause | PhraseClause | ActorClause | SourceClause | DateClause | TypeClause


class Query(NamedTuple):
    """A query as it was typed, and the clauses it consists of, in order."""

    text: str = ""
    clauses: tuple[Clause, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether it asks for nothing."""
        return not self.clauses

    @property
    def needs_names(self) -> bool:
        """Whether it can be answered only when the actors are recognised."""
        return any(isinstance(clause, ActorClause | TypeClause) for clause in self.clauses)

    @property
    def filters(self) -> tuple[str, ...]:
        """The clauses that narrow the dossier instead of naming words to find, as typed."""
        return tuple(
            clause.span.of(self.text)
            for clause in self.clauses
            if clause.excluded or not isinstance(clause, WordClause | PhraseClause)
        )
