"""Where actors are named, and where something of a type is mentioned."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property

import numpy as np

from kz_tui.model.entity import Annotation, EntityType, Mention, MentionKind
from kz_tui.model.span import Span
from kz_tui.search.arrays import Bools, Int32s, Int64s
from kz_tui.search.packable import Packable

NAMING = frozenset({MentionKind.NAME, MentionKind.DERIVED})
"""Kinds of mention that name somebody; roles and pronouns name nobody."""

_TYPES = tuple(EntityType)


class Members(Packable):
    """Articles by a number: those of number `n` are `articles[starts[n]:starts[n + 1]]`."""

    starts: Int64s
    articles: Int32s

    @classmethod
    def of(cls, groups: Sequence[Iterable[int]]) -> Members:
        """The articles of each number in turn."""
        rows = [np.fromiter(group, np.int32) for group in groups]
        ends = np.cumsum([0, *map(len, rows)])
        return cls(ends.astype(np.int64), np.concatenate([np.empty(0, np.int32), *rows]))

    def mark(self, number: int, found: Bools) -> None:
        """Mark the articles of a number, as far as there are any in the mask."""
        articles = self.articles[self.starts[number] : self.starts[number + 1]]
        found[articles[articles < len(found)]] = True


class MentionTables(Packable):
    """The articles that name each entity, and those that mention something of each type."""

    entities: Members
    types: Members

    @classmethod
    def build(cls, ids: Sequence[str], annotations: Sequence[Annotation]) -> MentionTables:
        """`ids` are those of the entities by number; `annotations[a]` belongs to article `a`."""
        by_entity: dict[str, dict[int, None]] = {entity: {} for entity in ids}
        by_type: dict[EntityType, dict[int, None]] = {kind: {} for kind in EntityType}
        for article, annotation in enumerate(annotations):
            for mention in annotation.mentions:
                by_type[mention.type][article] = None
                if mention.entity in by_entity and mention.kind in NAMING:
                    by_entity[mention.entity][article] = None
        return cls(Members.of(list(by_entity.values())), Members.of(list(by_type.values())))


class MentionIndex:
    """The mentions of a dossier by entity and by type.

    `annotations[a]` belongs to article `a`; articles beyond them are not recognised yet.
    """

    def __init__(
        self, tables: MentionTables, ids: Sequence[str], annotations: Sequence[Annotation]
    ) -> None:
        self._tables = tables
        self._ids = ids
        self._annotations = annotations

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {entity: number for number, entity in enumerate(self._ids)}

    def naming(self, entities: Iterable[str], size: int) -> Bools:
        """The articles, of `size` in all, that name one of the entities."""
        found = np.zeros(size, np.bool_)
        for entity in entities:
            if entity in self._numbers:
                self._tables.entities.mark(self._numbers[entity], found)
        return found

    def mentioning(self, types: Iterable[EntityType], size: int) -> Bools:
        """The articles, of `size` in all, with a mention of one of the types."""
        found = np.zeros(size, np.bool_)
        for kind in types:
            self._tables.types.mark(_TYPES.index(kind), found)
        return found

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
