"""Which actors are linked, how strongly, and by which passages."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kz_tui.actors.arrays import Floats, Ints, distinct, shared, without
from kz_tui.actors.association import log_likelihood_ratio, log_likelihood_ratio_of_pair
from kz_tui.actors.clauses.labels import Labels
from kz_tui.actors.occurrences import Occurrences
from kz_tui.model.link import Evidence, Link, Strength
from kz_tui.model.memo import memo
from kz_tui.model.span import Span

SENTENCE_ADDS, PARAGRAPH_ADDS, ARTICLE_ADDS = 0.5, 0.4, 0.1
"""What each sentence, paragraph and article that names both adds to the weight of a link. Set by
hand: one sentence alone stands in a paragraph and an article and weighs 1, two paragraphs weigh
like one sentence, and only ten articles do. It tells how much evidence there is, nothing else."""

EVIDENCE = 50
"""How many passages a link brings along unless more are asked for."""

LABELLED = 8
"""Of how many of these the clauses are read, so that a panel opens at once."""

_NEAR_KEPT = 64
_LINKS_KEPT = 4096


class Near(NamedTuple):
    """The actors linked to one, by number, ascending, and what is known of each link.

    `strengths` are values of `Strength`; `associations` are G² over passages of that strength.
    """

    actors: Ints
    strengths: NDArray[np.int8]
    weights: Floats
    associations: Floats


class _Passages(NamedTuple):
    """What names two actors, each list ascending and none part of one before it."""

    sentences: Ints
    paragraphs: Ints
    articles: Ints

    @property
    def total(self) -> int:
        return sum(map(len, self))


class Graph:
    """The links of a dossier, found when they are asked for. Immutable.

    Two actors are linked where one sentence, one paragraph or one article names both. A credit or
    a broadcast note links nobody.
    """

    def __init__(self, occurrences: Occurrences) -> None:
        self.occurrences = occurrences
        self._labels = Labels(occurrences.entities)
        self.near = memo(_NEAR_KEPT, self._near)
        self.link = memo(_LINKS_KEPT, self._link)

    def links(self, actor: str, limit: int | None = None) -> tuple[Link, ...]:
        """The links of an actor, strongest first: by strength, association, weight, type, name.

        `limit` is how many of them to work out; None for all.
        """
        number = self.occurrences.number.get(actor)
        if number is None:
            return ()
        near = self.near(number)
        order = self.ranked(near)[:limit]
        others = (self.occurrences.ids[int(other)] for other in near.actors[order])
        return tuple(link for other in others if (link := self.link(actor, other)))

    def link_count(self, actor: str) -> int:
        """How many actors an actor is linked to."""
        number = self.occurrences.number.get(actor)
        return 0 if number is None else len(self.near(number).actors)

    def ranked(self, near: Near) -> NDArray[np.intp]:
        """The places of the links in `near`, strongest link first."""
        known = self.occurrences
        return np.lexsort(
            (
                known.name_order[near.actors],
                known.type_order[near.actors],
                -near.weights,
                -near.associations,
                -near.strengths,
            )
        )

    def _near(self, actor: int) -> Near:
        known = self.occurrences
        levels = (known.tables.in_articles, known.tables.paragraphs, known.tables.sentences)
        met = [level.met(actor) for level in levels]
        met[0][actor] = 0
        others = np.flatnonzero(met[0])
        articles, paragraphs, sentences = (counts[others] for counts in met)
        strengths = 1 + (paragraphs > 0).astype(np.int8) + (sentences > 0)
        closest = strengths - 1
        associations = log_likelihood_ratio(
            np.choose(closest, (articles, paragraphs, sentences)),
            np.array([level.size(actor) for level in levels])[closest],
            np.choose(closest, [level.size(others) for level in levels]),
            np.array([level.total for level in levels])[closest],
        )
        return Near(
            others.astype(np.int32),
            strengths.astype(np.int8),
            sentences * SENTENCE_ADDS + paragraphs * PARAGRAPH_ADDS + articles * ARTICLE_ADDS,
            associations,
        )

    def _link(self, a: str, b: str, evidence: int = EVIDENCE) -> Link | None:
        """The link between two actors with the first of its evidence; None if there is none."""
        known = self.occurrences
        if a == b or a not in known.number or b not in known.number:
            return None
        one, other = known.number[a], known.number[b]
        together = [
            shared(level.units_of(one), level.units_of(other))
            for level in (known.tables.sentences, known.tables.paragraphs, known.tables.in_articles)
        ]
        sentences, paragraphs, articles = together
        if not len(articles):
            return None
        passages = self._passages(sentences, paragraphs, articles)
        strength = Strength(1 + (len(paragraphs) > 0) + (len(sentences) > 0))
        level = (known.tables.in_articles, known.tables.paragraphs, known.tables.sentences)[
            strength - 1
        ]
        association = log_likelihood_ratio_of_pair(
            (len(articles), len(paragraphs), len(sentences))[strength - 1],
            len(level.units_of(one)),
            len(level.units_of(other)),
            level.total,
        )
        weight = (
            len(sentences) * SENTENCE_ADDS
            + len(paragraphs) * PARAGRAPH_ADDS
            + len(articles) * ARTICLE_ADDS
        )
        shown = tuple(
            self._labelled(a, b, passage) if place < LABELLED else passage
            for place, passage in enumerate(self._evidence(one, other, passages, 0, evidence))
        )
        return Link(a, b, strength, weight, passages.total, shown, association)

    def evidence(self, a: str, b: str, start: int, count: int) -> tuple[Evidence, ...]:
        """Some of the passages that name both, the strongest first, among these the newest."""
        known = self.occurrences
        if a == b or a not in known.number or b not in known.number:
            return ()
        one, other = known.number[a], known.number[b]
        passages = self._passages(
            *(
                shared(level.units_of(one), level.units_of(other))
                for level in (
                    known.tables.sentences,
                    known.tables.paragraphs,
                    known.tables.in_articles,
                )
            )
        )
        page = self._evidence(one, other, passages, start, count)
        return tuple(self._labelled(a, b, passage) for passage in page)

    def _labelled(self, a: str, b: str, passage: Evidence) -> Evidence:
        """The passage with what its sentence says of the two, if it is one sentence."""
        if passage.strength is not Strength.SENTENCE:
            return passage
        known = self.occurrences
        number = passage.article
        label = self._labels.between(
            (a, b),
            number,
            known.articles[number].text,
            passage.passages[0],
            known.annotations[number].mentions,
        )
        return passage if label is None else passage._replace(label=label)

    def articles_near(self, a: str, b: str) -> list[int]:
        """The numbers of the articles in which one paragraph names both, ascending."""
        known = self.occurrences
        if a == b or a not in known.number or b not in known.number:
            return []
        level = known.tables.paragraphs
        units = shared(level.units_of(known.number[a]), level.units_of(known.number[b]))
        numbers: list[int] = distinct(np.sort(known.tables.block_article[units])).tolist()
        return numbers

    def _passages(self, sentences: Ints, paragraphs: Ints, articles: Ints) -> _Passages:
        known = self.occurrences
        done = distinct(known.tables.sentence_block[sentences])
        seen = distinct(known.tables.block_article[paragraphs])
        return _Passages(sentences, without(paragraphs, done), without(articles, seen))

    def _evidence(
        self, one: int, other: int, passages: _Passages, start: int, count: int
    ) -> Iterator[Evidence]:
        known = self.occurrences
        left = start
        wanted = count
        for units, owners, make in (
            (passages.sentences, known.tables.sentence_article, self._sentence),
            (passages.paragraphs, known.tables.block_article, self._paragraph),
            (passages.articles, None, self._article),
        ):
            if left >= len(units) or not wanted:
                left -= min(left, len(units))
                continue
            numbers = units if owners is None else owners[units]
            in_order = [0] if len(units) == 1 else np.lexsort((units, -known.days[numbers]))
            newest = in_order[left : left + wanted]
            left = 0
            wanted -= len(newest)
            for unit in units[newest]:
                yield make(one, other, int(unit))

    def _sentence(self, one: int, other: int, sentence: int) -> Evidence:
        del one, other
        known = self.occurrences
        article = known.article_of_sentence(sentence)
        return Evidence(article, Strength.SENTENCE, (known.span(sentence),))

    def _paragraph(self, one: int, other: int, paragraph: int) -> Evidence:
        known = self.occurrences
        first, last = _rows_of(paragraph, known.tables.sentence_block)
        here, there = _nearest(*(self._between(actor, first, last) for actor in (one, other)))
        run = Span(known.span(min(here, there)).start, known.span(max(here, there)).end)
        return Evidence(known.article_of_paragraph(paragraph), Strength.PARAGRAPH, (run,))

    def _article(self, one: int, other: int, article: int) -> Evidence:
        known = self.occurrences
        first, last = _rows_of(article, known.tables.sentence_article)
        here, there = _nearest(*(self._between(actor, first, last) for actor in (one, other)))
        return Evidence(article, Strength.ARTICLE, (known.span(here), known.span(there)))

    def _between(self, actor: int, first: int, last: int) -> list[int]:
        """The sentences that name an actor, from `first` up to, and not including, `last`."""
        units = self.occurrences.tables.sentences.units_of(actor)
        begin = bisect_left(units, first)
        return list(map(int, units[begin : bisect_left(units, last, begin)]))


def _rows_of(owner: int, owners: Ints) -> tuple[int, int]:
    """Where the rows of an owner begin and end. For one value `bisect` is faster than arrays."""
    first = bisect_left(owners, owner)
    return first, bisect_left(owners, owner + 1, first)


def _nearest(here: Sequence[int], there: Sequence[int]) -> tuple[int, int]:
    """The pair of sentences, one of each, with the smallest distance; the first of equals."""
    best = here[0], there[0]
    i = j = 0
    while i < len(here) and j < len(there):
        if abs(here[i] - there[j]) < abs(best[0] - best[1]):
            best = here[i], there[j]
        if here[i] < there[j]:
            i += 1
        else:
            j += 1
    return best
