"""Where each entity is mentioned."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kz_tui.actors.arrays import Ints
from kz_tui.actors.splicing import GONE, splice, without_entities
from kz_tui.actors.tables import NAME, Tables, as_array, as_strings, read_tables
from kz_tui.model.article import Article
from kz_tui.model.entity import Annotation, Entity, EntityType, Mention
from kz_tui.model.memo import cached_property
from kz_tui.model.picked import Picked
from kz_tui.model.span import Span

_TYPE_ORDER = {EntityType.PER: 0, EntityType.ORG: 1, EntityType.LOC: 2}
_OWN = ("type_order", "name_order", "acts", "days")


class Occurrences:
    """An index from entities to where they are mentioned, as plain arrays. Immutable.

    Entities go by their number here, sentences and paragraphs are numbered over the whole dossier;
    `tables` tells of each where it is.
    """

    def __init__(
        self,
        articles: Sequence[Article],
        annotations: Sequence[Annotation],
        entities: Mapping[str, Entity],
    ) -> None:
        self.articles = articles
        self.annotations = annotations
        self.entities = entities
        self.type_order, self.name_order, self.acts = _orders(entities.values())
        self.tables = read_tables(articles, annotations, self.number, self.acts)
        self.dates, self.days = _dated(articles)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of the entities by number."""
        return tuple(self.entities)

    @cached_property
    def number(self) -> Mapping[str, int]:
        """The number of each entity by its id."""
        return {entity: number for number, entity in enumerate(self.ids)}

    # keeping

    def arrays(self) -> dict[str, NDArray[Any]]:
        """All that was worked out, as arrays by name: `restored` makes the same of it again."""
        own = {name: getattr(self, name) for name in _OWN}
        return self.tables.as_arrays() | own | {"dates": as_array(self.dates)}

    @classmethod
    def restored(
        cls,
        articles: Sequence[Article],
        annotations: Sequence[Annotation],
        entities: Mapping[str, Entity],
        arrays: Mapping[str, NDArray[Any]],
    ) -> Occurrences:
        """The same without reading a mention. Raises `KeyError` where an array is missing."""
        self = cls.__new__(cls)
        self.articles, self.annotations, self.entities = articles, annotations, entities
        for name in _OWN:
            setattr(self, name, arrays[name])
        self.tables = Tables.from_arrays(arrays)
        self.dates = as_strings(arrays["dates"])
        return self

    def spliced(
        self,
        articles: Sequence[Article],
        annotations: Sequence[Annotation],
        entities: Mapping[str, Entity],
        numbers: Ints,
    ) -> Occurrences:
        """The same of articles that had these `numbers` here, or `GONE` if they are new.

        `entities` are those of here and, after them, new ones. Only the new articles are read.
        """
        new = np.flatnonzero(numbers == GONE).tolist()
        spliced = Occurrences.__new__(Occurrences)
        spliced.articles, spliced.annotations, spliced.entities = articles, annotations, entities
        more = [entities[one] for one in spliced.ids[len(self.acts) :]]
        types = np.array([_TYPE_ORDER[one.type] for one in more], dtype=np.int8)
        spliced.type_order = np.concatenate([self.type_order, types])
        acts = np.array([one.acts for one in more], dtype=bool)
        spliced.acts = np.concatenate([self.acts, acts])
        spliced.name_order = self._name_order_with(more)
        fresh = read_tables(
            Picked(articles, new),
            Picked(annotations, new),
            spliced.number,
            spliced.acts,
        )
        spliced.tables = splice(self.tables, fresh, numbers)
        dates = [articles[number].head.date.value or "" for number in new]
        spliced.dates = sorted({*self.dates, *dates})
        places = {date: place for place, date in enumerate(spliced.dates)}
        days = np.array([places[date] for date in self.dates], np.int32)[self.days]
        spliced.days = np.zeros(len(numbers), np.int32)
        spliced.days[numbers != GONE] = days[numbers[numbers != GONE]]
        spliced.days[new] = [places[date] for date in dates]
        return spliced

    def recast(
        self,
        articles: Sequence[Article],
        annotations: Sequence[Annotation],
        entities: Mapping[str, Entity],
        touched: Sequence[int],
    ) -> Occurrences:
        """The same articles with other `entities`: those of here without some, and then new ones.

        Mentions may be of others now in the articles with the numbers `touched`, ascending, where
        all those are that name one who is gone. No others are read.
        """
        recast = Occurrences.__new__(Occurrences)
        recast.articles, recast.annotations, recast.entities = articles, annotations, entities
        recast.type_order, recast.name_order, recast.acts = _orders(entities.values())
        numbers = np.arange(len(annotations), dtype=np.int32)
        numbers[touched] = GONE
        both = dict.fromkeys([*self.ids, *entities])
        fresh = read_tables(
            Picked(articles, touched),
            Picked(annotations, touched),
            {entity: number for number, entity in enumerate(both)},
            np.array([entity in entities and entities[entity].acts for entity in both], dtype=bool),
        )
        stays = np.array([entity in entities for entity in both], dtype=bool)
        recast.tables = without_entities(splice(self.tables, fresh, numbers), stays)
        same = articles is self.articles
        recast.dates, recast.days = (self.dates, self.days) if same else _dated(articles)
        return recast

    # counting

    def mention_count(self, entity: str) -> int:
        """How many mentions of all kinds an entity has."""
        return len(self._rows(entity))

    def counts(self) -> Ints:
        """How many mentions each entity has."""
        return np.diff(self.tables.entity_starts)

    def articles_of(self, entity: str) -> list[int]:
        """The numbers of the articles that mention an entity, ascending."""
        found: list[int] = self._articles_of(entity).tolist()
        return found

    def article_count(self, entity: str) -> int:
        """How many articles mention an entity."""
        return len(self._articles_of(entity))

    def first_and_last(self, entity: str) -> tuple[str | None, str | None]:
        """The days of the earliest and the latest dated article that mentions an entity."""
        days = self.days[self._articles_of(entity)]
        days = days[days > 0]
        if not len(days):
            return None, None
        return self.dates[int(days.min())][:10], self.dates[int(days.max())][:10]

    def article_counts(self) -> Ints:
        """How many articles mention each entity."""
        new = np.diff(self.tables.articles, prepend=-1) != 0
        new[self.tables.entity_starts[:-1][self.counts() > 0]] = True
        before = np.concatenate(([0], np.cumsum(new)))
        counts: Ints = np.diff(before[self.tables.entity_starts]).astype(np.int32)
        return counts

    def day_bounds(self) -> tuple[Ints, Ints]:
        """The first and the last day of each entity, as places in `dates`; 0 where unknown."""
        first = np.zeros(len(self.ids), np.int32)
        last = np.zeros(len(self.ids), np.int32)
        named = np.flatnonzero(self.counts())
        if len(named):
            starts = self.tables.entity_starts[named]
            days = self.days[self.tables.articles].astype(np.int32)
            last[named] = np.maximum.reduceat(days, starts)
            never = np.int32(len(self.dates))
            earliest = np.minimum.reduceat(np.where(days > 0, days, never), starts)
            first[named] = np.where(earliest < never, earliest, 0)
        return first, last

    def _articles_of(self, entity: str) -> Ints:
        here = self.tables.articles[self._slice(entity)]
        return here[np.flatnonzero(np.diff(here, prepend=-1))]

    def names_of(self, entity: str) -> int:
        """How many of its mentions are proper names."""
        return int((self.tables.flags[self._slice(entity)] & NAME).sum())

    def roles_of(self, entity: str) -> dict[str, int]:
        """The descriptions that stand beside its name, with how often they do."""
        roles = self.tables.roles[self._slice(entity)]
        numbers, counts = np.unique(roles[roles >= 0], return_counts=True)
        return {
            self.tables.role_words[number]: int(count)
            for number, count in zip(numbers, counts, strict=True)
        }

    def mentions_of(
        self, entity: str, article: int | None = None, start: int = 0, count: int | None = None
    ) -> Iterator[tuple[int, Mention]]:
        """The mentions of an entity with the numbers of their articles, in reading order.

        `article` narrows them to one article; `start` and `count` say which of them to give.
        """
        rows = self._rows(entity)
        if article is not None:
            here = self.tables.articles[rows.start : rows.stop]
            first, last = here.searchsorted([article, article + 1])
            rows = range(rows.start + int(first), rows.start + int(last))
        for row in rows[start : None if count is None else start + count]:
            number = int(self.tables.articles[row])
            yield number, self.annotations[number].mentions[int(self.tables.places[row])]

    # passages

    def article_of_sentence(self, sentence: int) -> int:
        """The number of the article a sentence stands in."""
        return int(self.tables.sentence_article[sentence])

    def span(self, sentence: int) -> Span:
        """A sentence, as offsets into its article."""
        article = self.article_of_sentence(sentence)
        return self.annotations[article].sentences[
            sentence - int(self.tables.first_sentence[article])
        ]

    def first_paragraph(self, article: int) -> int:
        """The number of the first paragraph of an article."""
        return int(self.tables.first_block[article])

    def article_of_paragraph(self, paragraph: int) -> int:
        """The number of the article a paragraph stands in."""
        return int(self.tables.block_article[paragraph])

    # looking up

    def _name_order_with(self, more: Sequence[Entity]) -> Ints:
        """`name_order` of the entities of here and, after them, some more."""
        ids = self.ids
        order = np.argsort(self.name_order).tolist()

        def name(number: int) -> tuple[str, str]:
            return self.entities[ids[number]].name, ids[number]

        wanted = sorted(range(len(more)), key=lambda one: (more[one].name, more[one].id))
        places = [bisect_left(order, (more[one].name, more[one].id), key=name) for one in wanted]
        merged = np.empty(len(ids) + len(more), np.int32)
        before = np.searchsorted(places, self.name_order, side="right")  # new ones before each
        merged[: len(ids)] = self.name_order + before
        merged[len(ids) :][wanted] = np.array(places, np.int32) + np.arange(len(more))
        return merged

    def _rows(self, entity: str) -> range:
        number = self.number.get(entity)
        if number is None:
            return range(0)
        return range(
            int(self.tables.entity_starts[number]), int(self.tables.entity_starts[number + 1])
        )

    def _slice(self, entity: str) -> slice:
        rows = self._rows(entity)
        return slice(rows.start, rows.stop)


def _orders(entities: Iterable[Entity]) -> tuple[NDArray[np.int8], Ints, NDArray[np.bool_]]:
    """For each entity the place of its type and of its name among all, and whether it acts."""
    known = list(entities)
    types = np.array([_TYPE_ORDER[one.type] for one in known], dtype=np.int8)
    acts = np.array([one.acts for one in known], dtype=bool)
    return types, _order([(one.name, one.id) for one in known]), acts


def _dated(articles: Sequence[Article]) -> tuple[list[str], Ints]:
    """The dates there are, "" for none, and the place of each article's among them."""
    found = [article.head.date.value or "" for article in articles]
    dates = sorted({"", *found})
    places = {date: place for place, date in enumerate(dates)}
    return dates, np.array([places[date] for date in found], dtype=np.int32)


def _order(names: Sequence[tuple[str, str]]) -> Ints:
    """For each name and id its place among all, sorted."""
    order = np.empty(len(names), dtype=np.int32)
    order[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names))
    return order
