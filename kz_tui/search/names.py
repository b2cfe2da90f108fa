"""The names actors go by: a small second index, attached when recognition is done.

It answers which actor a name means (`actor:`), lets a word find an actor under its other names
(OVKS), and knows in which articles something of a type is mentioned (`type:`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from kz_tui.model.entity import Annotation, Entity, EntityType, Mention, MentionKind
from kz_tui.model.span import Span
from kz_tui.search.arrays import Bools, Int32s, Int64s
from kz_tui.search.expansion import Expander, Expansion
from kz_tui.search.finder import Reach, WordFinder
from kz_tui.search.postings import Postings
from kz_tui.search.results import How
from kz_tui.search.tiers import SAME_WORD
from kz_tui.search.vocabulary import Vocabulary
from kz_tui.search.words import find_words, folded_name
from kz_tui.text.name_key import name_keys

NAMING = frozenset({MentionKind.NAME, MentionKind.DERIVED})
"""Kinds of mention that name somebody; roles and pronouns name nobody."""


@dataclass(frozen=True, slots=True)
class FoundActors:
    """Entities a name may mean, and how each of their names that matched did so, by its fold."""

    entities: tuple[str, ...]
    hows: Mapping[str, How]


NOBODY = FoundActors((), {})


class Names:
    """The names of all entities of a dossier, and where they are mentioned.

    `annotations[a]` belongs to article `a`; articles beyond them are not recognised yet.
    """

    def __init__(self, names: Sequence[tuple[str, str]], annotations: Sequence[Annotation]) -> None:
        self._owners = [owner for owner, _ in names]
        self._folded = [folded_name(name) for _, name in names]
        self._finder, self._rows = _name_finder([name for _, name in names])
        self._annotations = annotations
        self._by_name: defaultdict[str, list[str]] = defaultdict(list)
        for owner, folded in zip(self._owners, self._folded, strict=True):
            self._by_name[folded].append(owner)
        self._by_key: defaultdict[str, list[str]] = defaultdict(list)
        for owner, name in names:
            for key in name_keys(name):
                self._by_key[key].append(owner)
        self._articles = _articles_by_entity(annotations)

    @classmethod
    def build(cls, entities: Mapping[str, Entity], annotations: Sequence[Annotation]) -> Names:
        """Index the display names and aliases of all entities."""
        names = [
            (entity.id, name)
            for entity in entities.values()
            for name in dict.fromkeys((entity.name, *entity.aliases))
            if find_words(name)
        ]
        return cls(names, annotations)

    def named(self, name: str) -> tuple[str, ...]:
        """The entities that go by exactly this name, in any spelling or script."""
        folded = folded_name(name)
        found = list(self._by_name.get(folded, ()))
        if len(folded) >= _SHORTEST_KEY:
            for key in name_keys(name):
                found += self._by_key.get(key, ())
        return tuple(dict.fromkeys(found))

    def actors(self, words: Sequence[str], *, begun: bool) -> FoundActors:
        """The entities with a name that has all of these words, at least in some form.

        Where a name has the words themselves, guesses are not followed.
        """
        reaches = [Reach.CLOSED] * len(words)
        if begun and words:
            reaches[-1] = Reach.BEGUN
        found_words = [
            self._finder.find(word.lower(), reach)
            for word, reach in zip(words, reaches, strict=True)
        ]
        if not found_words or not self._owners:
            return NOBODY
        levels = np.floor(np.min([found.scores for found in found_words], axis=0))
        best = int(levels.max())
        numbers = np.flatnonzero(levels >= max(1, min(best, SAME_WORD))).tolist()
        entities = tuple(dict.fromkeys(self._owners[number] for number in numbers))
        expansions = [found.expansion for found in found_words]
        hows = {self._folded[number]: self._how(expansions, number) for number in numbers}
        return FoundActors(entities, hows)

    def articles(self, entities: Sequence[str], size: int) -> Bools:
        """The articles, of `size` in all, that name one of the entities."""
        named = np.zeros(size, np.bool_)
        for entity in entities:
            numbers = self._articles.get(entity)
            if numbers is not None:
                named[numbers[numbers < size]] = True
        return named

    def places(self, article: int, entities: Container[str]) -> dict[str, tuple[Span, ...]]:
        """Where an article names the entities, by entity, in order of offset."""
        places: dict[str, tuple[Span, ...]] = {}
        for mention in self._mentions(article):
            if mention.kind in NAMING and mention.entity in entities and mention.entity:
                places[mention.entity] = (*places.get(mention.entity, ()), mention.span)
        return places

    def mentioning(self, types: frozenset[EntityType], size: int) -> Bools:
        """The articles, of `size` in all, with a mention of one of the types."""
        found = [
            any(mention.type in types for mention in annotation.mentions)
            for annotation in self._annotations[:size]
        ]
        mentioning = np.zeros(size, np.bool_)
        mentioning[: len(found)] = found
        return mentioning

    def naming(self, entities: Container[str], types: frozenset[EntityType], size: int) -> Bools:
        """The articles, of `size` in all, that name one of the entities as one of the types."""
        naming = np.zeros(size, np.bool_)
        for number, annotation in enumerate(self._annotations[:size]):
            naming[number] = any(
                mention.type in types and mention.kind in NAMING and mention.entity in entities
                for mention in annotation.mentions
            )
        return naming

    def typed_spans(self, article: int) -> Iterator[tuple[EntityType, Span]]:
        """The type and place of everything an article mentions."""
        for mention in self._mentions(article):
            yield mention.type, mention.span

    def _how(self, expansions: Sequence[Expansion], number: int) -> How:
        """How the words of a query are found in a name; the loosest of them decides."""
        terms = set(self._rows[number].tolist())
        best = (
            max(
                tier
                for term, tier in zip(expansion.terms.tolist(), expansion.tiers, strict=True)
                if term in terms
            )
            for expansion in expansions
        )
        return min(best).how

    def _mentions(self, article: int) -> Iterator[Mention]:
        if article < len(self._annotations):
            yield from self._annotations[article].mentions


_SHORTEST_KEY = 4


def _name_finder(names: Sequence[str]) -> tuple[WordFinder, list[Int32s]]:
    """A word finder in which every name is an article of its own, and the terms of each name."""
    words = [find_words(name) for name in names]
    distinct = {word: None for name in words for word in name}
    numbers = {word: number for number, word in enumerate(distinct)}
    row = np.array([numbers[word] for name in words for word in name], np.int64)
    owners = np.repeat(np.arange(len(names)), [len(name) for name in words])
    counts = np.bincount(row, minlength=len(numbers)).astype(np.int64)
    vocabulary, terms = Vocabulary.build(list(numbers), counts)
    terms = terms[row]
    postings = Postings.build(terms, owners.astype(np.int64), len(vocabulary.terms), len(names))
    finder = WordFinder(Expander(vocabulary, postings.frequencies()), postings)
    return finder, np.split(terms, np.cumsum([len(name) for name in words])[:-1])


def _articles_by_entity(annotations: Sequence[Annotation]) -> dict[str, Int64s]:
    found: defaultdict[str, dict[int, None]] = defaultdict(dict)
    for article, annotation in enumerate(annotations):
        for mention in annotation.mentions:
            if mention.entity is not None and mention.kind in NAMING:
                found[mention.entity][article] = None
    return {entity: np.array(list(articles), np.int64) for entity, articles in found.items()}
