"""From the clauses of a query to what an index can answer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple, NoReturn

import numpy as np

from kz_tui.model.entity import EntityType
from kz_tui.search.aliases import with_other_names
from kz_tui.search.arrays import Bools, Float32s
from kz_tui.search.clauses import (
    ActorClause,
    Clause,
    DateClause,
    NamesNeeded,
    PhraseClause,
    Query,
    SourceClause,
    TypeClause,
    WordClause,
)
from kz_tui.search.contents import JoinedContents
from kz_tui.search.expansion import Expander
from kz_tui.search.filters import Dates, Sources
from kz_tui.search.finder import Reach, WordFinder, rarity
from kz_tui.search.layout import Layout
from kz_tui.search.lexicon import Lexicon
from kz_tui.search.names import NOBODY, Names
from kz_tui.search.phrases import count_phrase, phrase_pattern
from kz_tui.search.postings import K1, JoinedPostings
from kz_tui.search.struck import Struck
from kz_tui.search.tiers import EXACT
from kz_tui.search.wanted import Wanted, WantedActor, WantedPhrase, WantedWord

_REACHES = {
    (False, False): Reach.CLOSED,
    (True, False): Reach.BEGUN,
    (False, True): Reach.CLOSED_DOUBTED,
    (True, True): Reach.BEGUN_DOUBTED,
}
"""How far to look for a word that is `begun`, and that is `doubted`."""


class Plan(NamedTuple):
    """A query resolved: what has to be answered, and how well each article does (0: not at all).

    `types` and `not_types` are left to be checked against the places of the answers.
    """

    wanted: tuple[Wanted, ...]
    scores: Float32s
    types: tuple[frozenset[EntityType], ...] = ()
    not_types: tuple[frozenset[EntityType], ...] = ()

    @property
    def entities(self) -> frozenset[str]:
        """The actors whose names answer, by id."""
        return frozenset(entity for one in self.wanted for entity in one.entities)

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the query answers may be for, in its order, each once."""
        return tuple(dict.fromkeys(part for one in self.wanted for part in one.parts))


def _scores(wanted: Sequence[Wanted], allowed: Bools) -> Float32s:
    """The score of each article that answers everything, 0 for the others."""
    if not wanted:
        return allowed.astype(np.float32)
    scores = np.array(wanted[0].scores)
    found = allowed & (scores > 0)
    for one in wanted[1:]:
        scores += one.scores
        found &= one.scores > 0
    scores[~found] = 0
    return scores


class Planner(NamedTuple):
    """Resolves queries over one index; articles go by their slots here."""

    layout: Layout
    contents: JoinedContents
    lexicon: Lexicon
    postings: JoinedPostings
    words: WordFinder
    title_words: WordFinder
    sources: Sources
    dates: Dates

    @classmethod
    def over(cls, layout: Layout) -> Planner:
        """Join segments, at least one, so that they answer as one index."""
        segments = layout.segments
        struck = _struck(layout)
        terms = np.cumsum([0] + [len(segment.vocabulary.terms) for segment in segments])
        contents = JoinedContents([segment.contents for segment in segments], terms)
        postings = JoinedPostings(
            [(segment.postings, len(segment)) for segment in segments],
            contents.lengths + contents.title_lengths,
            [one and one.articles for one in struck],
            layout.live,
        )
        titles = JoinedPostings(
            [(segment.titles, len(segment)) for segment in segments],
            contents.title_lengths,
            [one and one.titles for one in struck],
            layout.live,
        )
        words = [(segment.vocabulary, segment.tables) for segment in segments]
        lexicon = Lexicon(words, postings.frequencies(), struck)
        expander = Expander(lexicon)
        return cls(
            layout=layout,
            contents=contents,
            lexicon=lexicon,
            postings=postings,
            words=WordFinder(expander, postings),
            title_words=WordFinder(expander, titles),
            sources=Sources.joined([segment.sources for segment in segments]),
            dates=Dates.joined([segment.dates for segment in segments]),
        )

    @property
    def size(self) -> int:
        """How many slots there are."""
        return self.layout.size

    def plan(self, query: Query, names: Names | None) -> Plan:
        """Resolve a query; raises `NamesNeeded` if it asks for actors and there are no names.

        Where nothing answers all of several words, those that stand there are doubted as well.
        """
        if names is None and query.needs_names:
            _say_needed(query)
        plan = self._resolve(query, names)
        if len(plan.wanted) > 1 and not plan.scores.any():
            return self._resolve(query, names, doubted=True)
        return plan

    def _resolve(self, query: Query, names: Names | None, *, doubted: bool = False) -> Plan:
        wanted: list[Wanted] = []
        live = self.layout.live
        allowed = np.ones(self.size, np.bool_) if live is None else live.copy()
        for clause in query.clauses:
            if clause.excluded or isinstance(clause, SourceClause | DateClause):
                allowed &= self._column(clause, names) != clause.excluded
            elif not isinstance(clause, TypeClause):
                wanted.append(self._wanted(clause, names, doubted=doubted))
        types = [c for c in query.clauses if isinstance(c, TypeClause)]
        if names:
            naming = partial(self._naming, names)
            wanted = list(with_other_names(wanted, names, naming))
        return Plan(
            tuple(wanted),
            _scores(wanted, allowed),
            tuple(clause.types for clause in types if not clause.excluded),
            tuple(clause.types for clause in types if clause.excluded),
        )

    def _column(self, clause: Clause, names: Names | None) -> Bools:
        """The articles for which a clause holds."""
        if isinstance(clause, SourceClause):
            return self.sources.matching(clause.words)
        if isinstance(clause, DateClause):
            return self.dates.overlapping(clause.first, clause.last)
        if isinstance(clause, TypeClause):
            return np.full(self.size, not clause.excluded)
        return self._wanted(clause, names).scores > 0

    def _wanted(
        self,
        clause: WordClause | PhraseClause | ActorClause,
        names: Names | None,
        *,
        doubted: bool = False,
    ) -> Wanted:
        if isinstance(clause, WordClause):
            return self._word(clause, doubted=doubted)
        if isinstance(clause, PhraseClause):
            return self._phrase(clause)
        found = names.actors(clause.words, begun=clause.begun) if names else NOBODY
        named = self._naming(names, found.entities) if names else np.zeros(self.size)
        scores = np.where(named, np.float32(EXACT.level), np.float32(0))
        return WantedActor(clause.text, found.entities, found.hows, scores)

    def _word(self, clause: WordClause, *, doubted: bool) -> WantedWord:
        finder = self.title_words if clause.title else self.words
        reach = _REACHES[clause.begun, doubted]
        if clause.literal:
            reach = Reach.LITERAL
        elif clause.excluded:
            reach = Reach.FORMS  # a guess must not hide an article
        found = finder.find(clause.text.lower(), reach)
        plain = not (clause.literal or clause.title)
        return WantedWord(clause.text, found.expansion, found.scores, clause.title, plain)

    def _phrase(self, clause: PhraseClause) -> WantedPhrase:
        words = [word.lower() for word in clause.words]
        pattern = phrase_pattern(words, self.lexicon, literal=clause.literal, begun=clause.begun)
        counts = count_phrase(pattern, self.contents, self.postings, title=clause.title)
        if self.layout.live is not None:
            counts[~self.layout.live] = 0
        rare = rarity(int(np.count_nonzero(counts)), len(self.layout))
        scores = np.where(counts, EXACT.level + 0.999 * rare * counts / (counts + K1), 0)
        return WantedPhrase(clause.words, pattern, scores.astype(np.float32), clause.title)

    def _naming(self, names: Names, entities: Sequence[str]) -> Bools:
        """The articles that name one of the entities."""
        return self.layout.by_slot(names.mentions.naming(entities, len(self.layout)))


def _struck(layout: Layout) -> list[Struck | None]:
    """What is out of use in each segment."""
    if layout.live is None:
        return [None] * len(layout.segments)
    borders = np.cumsum([len(segment) for segment in layout.segments])[:-1]
    live = np.split(layout.live, borders)
    return list(map(Struck.of, layout.segments, live))


def _say_needed(query: Query) -> NoReturn:
    clause = next(c for c in query.clauses if isinstance(c, ActorClause | TypeClause))
    field = "actor:" if isinstance(clause, ActorClause) else "type:"
    raise NamesNeeded(f"{field} has to wait until the actors are recognised", clause.span.start)
