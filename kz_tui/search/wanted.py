"""The clauses of a query that name something to find, resolved against an index.

Each knows one score an article and where in an article it is answered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple, Protocol

import numpy as np

from kz_tui.model.span import Span
from kz_tui.search.arrays import Bools, Float32s, Int32s, Int64s
from kz_tui.search.expansion import Expansion
from kz_tui.search.phrases import Pattern
from kz_tui.search.results import How, Match, TermMatch
from kz_tui.search.tiers import EXACT, NAMED, Tier
from kz_tui.search.words import folded_name
from kz_tui.text.fold import fold

_LONG = 1000
"""In articles with more words the few that answer are told by a table first: a tenth of the time at
20,000 words; at 300 words the table would double it."""

_NOWHERE: Int64s = np.empty(0, np.int64)


class Reading(NamedTuple):
    """A text or a title with its terms.

    `offsets` tells where its words stand, and is asked only if one of them answers. `names` holds
    the places of entities by their id, in order of offset.
    """

    text: str
    row: Int32s
    offsets: Callable[[], tuple[Int64s, Int64s]]
    names: Mapping[str, tuple[Span, ...]] = MappingProxyType({})
    is_title: bool = False

    def span(self, first: int, count: int = 1) -> tuple[int, int]:
        """Where `count` words in a row begin and end."""
        starts, ends = self.offsets()
        return int(starts[first]), int(ends[first + count - 1])

    def spans(self, words: Int64s) -> list[tuple[int, int]]:
        """Where some words begin and end."""
        if not len(words):
            return []
        starts, ends = self.offsets()
        return list(zip(starts[words].tolist(), ends[words].tolist(), strict=True))

    def cut(self, span: Span) -> Reading:
        """The part of the text inside a span, with the offsets of the whole."""
        starts, ends = self.offsets()
        first = int(np.searchsorted(starts, span.start))
        last = int(np.searchsorted(ends, span.end, side="right"))
        names = {
            entity: tuple(place for place in places if span.covers(place))
            for entity, places in self.names.items()
        }
        offsets = (starts[first:last], ends[first:last])
        return self._replace(row=self.row[first:last], offsets=lambda: offsets, names=names)

    def word(self, number: int) -> str:
        """A word as it stands there."""
        start, end = self.span(number)
        return self.text[start:end]


class Answer(NamedTuple):
    """A place that answers a part of the query, and how; `start` and `end` are offsets of the text.

    A tuple, because a key may make some hundred of them.
    """

    start: int
    end: int
    query: str
    tier: Tier
    how: How

    def match(self, text: str) -> Match:
        """The answer as it is given out, with what stands at its place in the text."""
        return Match(Span(self.start, self.end), self.term(text))

    def term(self, text: str) -> TermMatch:
        """What answers the part of the query."""
        return TermMatch(self.query, text[self.start : self.end], self.how)


class Wanted(Protocol):
    """What an article has to answer."""

    @property
    def scores(self) -> Float32s:
        """One score an article, 0 where it does not answer."""

    @property
    def entities(self) -> tuple[str, ...]:
        """The actors whose names answer, by id."""

    @property
    def parts(self) -> tuple[str, ...]:
        """What of the query is answered, as `Answer.query` names it."""

    def answers(self, reading: Reading, most: int | None = None) -> Iterator[Answer]:
        """The places of a text or title that answer; the best and then the first ones of many."""

    def words(self, row: Int32s) -> Bools:
        """Which words of a row of terms answer; names of actors do not count as words."""


class WantedWord(NamedTuple):
    """A word.

    A `plain` word may be (part of) the `name` of an actor; `entities` are the actors it names.
    """

    text: str
    expansion: Expansion
    scores: Float32s
    title: bool = False
    plain: bool = True
    name: str = ""
    entities: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[str, ...]:
        """The word, and the name it belongs to."""
        return (self.text, self.name) if self.name else (self.text,)

    def answers(self, reading: Reading, most: int | None = None) -> Iterator[Answer]:
        """The places of a text that answer, in order of the words, names of actors last."""
        if self.title and not reading.is_title:
            return
        words, places = self._places(reading.row, most)
        taken = reading.spans(words)
        for (start, end), place in zip(taken, places.tolist(), strict=True):
            tier = self.expansion.tiers[place]
            yield Answer(start, end, self.text, tier, tier.how)
        for entity in self.entities:
            for span in reading.names.get(entity, ())[:most]:
                if not any(start < span.end and span.start < end for start, end in taken):
                    yield Answer(span.start, span.end, self.name, NAMED, How.NAME)

    def words(self, row: Int32s) -> Bools:
        """Which words of a row of terms answer."""
        if self.title:
            return np.zeros(len(row), np.bool_)
        terms = self.expansion.terms
        if not len(terms) or not len(row):
            return np.zeros(len(row), np.bool_)
        answering = np.zeros(int(max(terms[-1], row.max())) + 1, np.bool_)
        answering[terms] = True
        return answering[row]

    def _places(self, row: Int32s, most: int | None) -> tuple[Int64s, Int64s]:
        """Words of the row that answer, and the places of their terms in the expansion."""
        terms = self.expansion.terms
        if not len(terms):
            return _NOWHERE, _NOWHERE
        if len(row) > _LONG:
            words = self.words(row).nonzero()[0]
            places = terms.searchsorted(row[words])
        else:
            places = terms.searchsorted(row)
            places[places == len(terms)] = 0
            words = (terms[places] == row).nonzero()[0]
            places = places[words]
        if most is not None and len(words) > most:
            levels = np.array([tier.level for tier in self.expansion.tiers])[places]
            best = np.sort(np.argsort(-levels, kind="stable")[:most])
            words, places = words[best], places[best]
        return words, places


class WantedPhrase(NamedTuple):
    """Words next to each other."""

    phrase: tuple[str, ...]
    pattern: Pattern
    scores: Float32s
    title: bool = False
    entities: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[str, ...]:
        """The phrase as one."""
        return (" ".join(self.phrase),)

    def answers(self, reading: Reading, most: int | None = None) -> Iterator[Answer]:
        """The places of a text that answer, in order."""
        if self.title and not reading.is_title:
            return
        for first in self.pattern.find(reading.row)[:most].tolist():
            start, end = reading.span(first, len(self.phrase))
            words = [reading.word(number) for number in range(first, first + len(self.phrase))]
            how = _how_spelled(self.phrase, words)
            yield Answer(start, end, self.parts[0], EXACT, how)

    def words(self, row: Int32s) -> Bools:
        """Which words of a row of terms answer."""
        answering = np.zeros(len(row), np.bool_)
        if not self.title:
            first = self.pattern.find(row)
            for place in range(len(self.phrase)):
                answering[first + place] = True
        return answering


class WantedActor(NamedTuple):
    """An actor; `hows` tells by folded name how the names of the query's own words match."""

    text: str
    entities: tuple[str, ...]
    hows: Mapping[str, How]
    scores: Float32s

    @property
    def parts(self) -> tuple[str, ...]:
        """The name that was asked for."""
        return (self.text,)

    def answers(self, reading: Reading, most: int | None = None) -> Iterator[Answer]:
        """The places where the actor is named, actor by actor."""
        for entity in self.entities:
            for span in reading.names.get(entity, ())[:most]:
                how = self.hows.get(folded_name(span.of(reading.text)), How.NAME)
                yield Answer(span.start, span.end, self.text, EXACT, how)

    def words(self, row: Int32s) -> Bools:
        """An actor answers by names, not by words."""
        return np.zeros(len(row), np.bool_)


def _how_spelled(wanted: tuple[str, ...], found: list[str]) -> How:
    """How the words of a phrase differ from those that were found."""
    pairs = [(one.lower(), other.lower()) for one, other in zip(wanted, found, strict=True)]
    if all(one == other for one, other in pairs):
        return How.EXACT
    if fold(pairs[-1][0]) != fold(pairs[-1][1]):
        return How.PREFIX
    return How.SPELLING
