"""Where actors are named, and where something of a type is mentioned."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Sequence

import numpy as np

from kz_tui.model.entity import Annotation, EntityType, Mention, MentionKind
from kz_tui.model.memo import cached_property
from kz_tui.model.picked import Picked
from kz_tui.model.span import Span
from kz_tui.search.arrays import Bools, Int32s, Int64s, each_once
from kz_tui.search.packable import Packable

NAMING = frozenset({MentionKind.NAME, MentionKind.DERIVED})
"""Kinds of mention that name somebody; roles and pronouns name nobody."""

GONE = -1
_TYPES = tuple(EntityType)


class Members(Packable):
    """Articles by a number: those of number `n` are `articles[starts[n]:starts[n + 1]]`."""

    starts: Int64s
    articles: Int32s

    @classmethod
    def of(cls, numbers: array[int], articles: array[int], count: int) -> Members:
        """Pairs of one of `count` numbers and an article, in any order and each more than once."""
        size = np.int64(1 + max(articles, default=0))
        keys = np.array(numbers, np.int64) * size + np.array(articles, np.int64)
        groups, members = np.divmod(each_once(keys), size)
        starts = np.searchsorted(groups, np.arange(count + 1))
        return cls(starts.astype(np.int64), members.astype(np.int32))

    def spliced(self, fresh: Members, now: Int32s, own: Int32s) -> Members:
        """The members of both, of which articles are gone and others are numbered anew.

        `now` are the numbers of the articles of before, `GONE` for those that are gone, `own` those
        of the fresh ones. There may be more groups in `fresh`, never fewer.
        """
        articles = now[self.articles]
        kept = np.flatnonzero(articles != GONE)
        groups = np.concatenate([_groups(self.starts)[kept], _groups(fresh.starts)])
        order = np.argsort(groups, kind="stable")
        borders = np.arange(len(fresh.starts))
        both = np.concatenate([articles[kept], own[fresh.articles]])
        return Members(np.searchsorted(groups[order], borders), both[order])

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
        numbers = {entity: number for number, entity in enumerate(ids)}
        named, naming, types, typed = array("i"), array("i"), array("i"), array("i")
        for article, annotation in enumerate(annotations):
            mentions = annotation.mentions
            some = {m.entity or "" for m in mentions if m.kind in NAMING and m.entity in numbers}
            named.extend(numbers[entity] for entity in some)
            naming.extend([article] * len(some))
            kinds = {mention.type for mention in mentions}
            types.extend(map(_TYPES.index, kinds))
            typed.extend([article] * len(kinds))
        return cls(Members.of(named, naming, len(ids)), Members.of(types, typed, len(_TYPES)))

    def spliced(
        self, ids: Sequence[str], annotations: Sequence[Annotation], numbers: Int32s
    ) -> MentionTables:
        """Those of articles that had these `numbers` here, or `GONE` if they are new.

        Of the `annotations` only those of new articles are read; `ids` are those of here and,
        behind them, new ones.
        """
        last = max(int(numbers.max(initial=0)), int(self.entities.articles.max(initial=0)),
                   int(self.types.articles.max(initial=0)))  # fmt: skip
        now = np.full(last + 1, GONE, np.int32)
        there = np.flatnonzero(numbers != GONE).astype(np.int32)
        now[numbers[there]] = there
        places = np.flatnonzero(numbers == GONE).astype(np.int32)
        fresh = MentionTables.build(ids, Picked(annotations, places.tolist()))
        return MentionTables(
            self.entities.spliced(fresh.entities, now, places),
            self.types.spliced(fresh.types, now, places),
        )


def _groups(starts: Int64s) -> Int64s:
    return np.repeat(np.arange(len(starts) - 1), np.diff(starts))


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
