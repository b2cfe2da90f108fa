"""Where actors are named, and where something of a type is mentioned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeVar

import numpy as np

from kz_tui.model.entity import Annotation, EntityType, Mention, MentionKind
from kz_tui.model.span import Span
from kz_tui.search.arrays import Bools, Int32s

NAMING = frozenset({MentionKind.NAME, MentionKind.DERIVED})
"""Kinds of mention that name somebody; roles and pronouns name nobody."""

_Key = TypeVar("_Key")


class MentionIndex:
    """The mentions of a dossier by entity and by type.

    `annotations[a]` belongs to article `a`; articles beyond them are not recognised yet.
    """

    def __init__(self, annotations: Sequence[Annotation]) -> None:
        self._annotations = annotations
        by_entity: defaultdict[str, dict[int, None]] = defaultdict(dict)
        by_type: defaultdict[EntityType, dict[int, None]] = defaultdict(dict)
        for article, annotation in enumerate(annotations):
            for mention in annotation.mentions:
                by_type[mention.type][article] = None
                if mention.entity is not None and mention.kind in NAMING:
                    by_entity[mention.entity][article] = None
        self._by_entity = _arrays(by_entity)
        self._by_type = _arrays(by_type)

    def naming(self, entities: Iterable[str], size: int) -> Bools:
        """The articles, of `size` in all, that name one of the entities."""
        return _any(self._by_entity, entities, size)

    def mentioning(self, types: Iterable[EntityType], size: int) -> Bools:
        """The articles, of `size` in all, with a mention of one of the types."""
        return _any(self._by_type, types, size)

    def naming_as(
        self, entities: Collection[str], types: Collection[EntityType], size: int
    ) -> Bools:
        """The articles, of `size` in all, that name one of the entities as one of the types."""
        named = self.naming(entities, size)
        for article in np.flatnonzero(named).tolist():
            named[article] = any(
                mention.type in types and mention.entity in entities and mention.kind in NAMING
                for mention in self._of(article)
            )
        return named

    def places(self, article: int, entities: Collection[str]) -> dict[str, tuple[Span, ...]]:
        """Where an article names the entities, by entity, in order of offset."""
        places: dict[str, tuple[Span, ...]] = {}
        if entities:
            for mention in self._of(article):
                if mention.kind in NAMING and mention.entity and mention.entity in entities:
                    places[mention.entity] = (*places.get(mention.entity, ()), mention.span)
        return places

    def typed_spans(self, article: int) -> list[tuple[EntityType, Span]]:
        """The type and place of everything an article mentions."""
        return [(mention.type, mention.span) for mention in self._of(article)]

    def _of(self, article: int) -> tuple[Mention, ...]:
        return self._annotations[article].mentions if article < len(self._annotations) else ()


def _arrays(articles: Mapping[_Key, Iterable[int]]) -> dict[_Key, Int32s]:
    return {key: np.fromiter(numbers, np.int32) for key, numbers in articles.items()}


def _any(articles: Mapping[_Key, Int32s], keys: Iterable[_Key], size: int) -> Bools:
    """The articles of any of the keys, as a mask."""
    found = np.zeros(size, np.bool_)
    for key in keys:
        numbers = articles.get(key)
        if numbers is not None:
            found[numbers[numbers < size]] = True
    return found
