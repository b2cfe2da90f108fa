"""What the phrases of a German clause are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum, auto
from typing import NamedTuple

from kz_tui.actors.clauses import german_words as small
from kz_tui.actors.clauses.words import Word

IsGenitive = Callable[[Word], bool]
"""Tells whether a name stands in the genitive: Merkels, Frankreichs."""


class Kind(Enum):
    """What a phrase is for."""

    ACTORS = auto()
    THING = auto()
    TIME = auto()
    PREPOSITIONAL = auto()
    FINITE = auto()
    AUXILIARY = auto()
    PARTICIPLE = auto()
    INFINITIVE = auto()
    PREFIX = auto()
    REFLEXIVE = auto()
    NEGATION = auto()
    ADVERB = auto()
    PRONOUN = auto()
    JOIN = auto()
    MAYBE_VERB = auto()
    UNKNOWN = auto()
    OTHER = auto()


class Phrase(NamedTuple):
    """A run of words; `actors` are the names it is about, `cases` those it may stand in.

    `UNKNOWN` is a word that can be an adverb only; `MAYBE_VERB` one that can be a verb as well.
    `preposition` is that of a prepositional phrase, `many` whether a noun phrase asks for a plural
    verb, or None where it cannot be told. `bound` marks what may belong to the noun before it.
    """

    kind: Kind
    words: Sequence[Word]
    actors: tuple[Word, ...] = ()
    cases: int = small.ANY_CASE
    preposition: str = ""
    many: bool | None = False
    bound: bool = False

    @property
    def first(self) -> Word:
        """The first word."""
        return self.words[0]

    @property
    def is_noun(self) -> bool:
        """Whether it can be subject or object."""
        return self.kind in (Kind.ACTORS, Kind.THING, Kind.PRONOUN)

    @property
    def is_place(self) -> bool:
        """Whether it is like `in Berlin`, which takes nothing more."""
        return (
            self.preposition in ("in", "aus", "nach")
            and len(self.words) == 2
            and (self.words[1].is_name or self.words[1].describes)
        )


LOOSE = (
    Kind.ADVERB, Kind.TIME, Kind.PREPOSITIONAL, Kind.NEGATION, Kind.REFLEXIVE, Kind.UNKNOWN,
)  # fmt: skip
"""Kinds that may stand anywhere in a clause."""


def _kinds() -> dict[str, Kind]:
    kinds: dict[str, Kind] = dict.fromkeys(small.PRONOUNS, Kind.PRONOUN)
    kinds |= dict.fromkeys(small.ADVERBS, Kind.ADVERB)
    kinds |= dict.fromkeys(small.NEGATIONS, Kind.NEGATION)
    kinds |= dict.fromkeys(small.AUXILIARIES, Kind.AUXILIARY)
    kinds |= dict.fromkeys(small.REFLEXIVE, Kind.REFLEXIVE)
    return kinds


KIND_OF = _kinds()
"""The kinds of small words that are a phrase of their own."""
CLOSED = (
    set(KIND_OF)
    | small.PREPOSITIONS
    | small.JOINING
    | small.SUBORDINATORS
    | small.UNTOLD
    | set(small.DETERMINERS)
    | small.OPENING
)
"""Words that are neither verb nor adjective."""
