"""Where each entity is mentioned."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from kz_tui.actors.arrays import Incidence, Ints, Longs
from kz_tui.model.article import Article, BlockKind
from kz_tui.model.entity import Annotation, Entity, EntityType, Mention, MentionKind
from kz_tui.model.span import Span

LINKING_KINDS = frozenset({MentionKind.NAME, MentionKind.DERIVED})
"""Mentions that can warrant a link: what stands there by name, nothing that was concluded."""

_NO_LINKS = frozenset({"credit", "note"})
_NO_LINKS_BLOCKS = frozenset({BlockKind.CREDIT, BlockKind.NOTE, BlockKind.STAMP, BlockKind.PREFIX})
_NAME, _LINKS = 1, 2
_ARRAYS = (
    "type_order", "name_order", "days", "sentence_article", "block_article", "sentence_block",
    "_articles", "_places", "_flags", "_roles", "_entity_starts", "_first_sentence", "_first_block",
)  # fmt: skip
_INCIDENCES = ("sentences", "paragraphs", "in_articles")
_TYPE_ORDER = {EntityType.PER: 0, EntityType.ORG: 1, EntityType.LOC: 2}


class _Mentions(NamedTuple):
    """Every mention that has an entity, one place an array: which, where, and what it is good for.

    `places` count within the annotation of the `articles`; `starts` and `ends` over the whole
    dossier, as if all articles were one text. `roles` number the role that stands there, or -1.
    """

    entities: NDArray[np.int32]
    articles: NDArray[np.int32]
    places: NDArray[np.int32]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    flags: NDArray[np.uint8]
    roles: NDArray[np.int32]


class Occurrences:
    """An index from entities to where they are mentioned, as plain arrays. Immutable.

    Entities go by their number here, sentences and paragraphs are numbered over the whole dossier.
    `sentences`, `paragraphs` and `in_articles` tell which actors are named together, by mentions
    that can warrant a link: by name, and not in a credit, a note, or anything else that is not
    part of what the article tells.
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
        self.ids = tuple(entities)
        self.number = {entity: number for number, entity in enumerate(self.ids)}
        self.role_words: tuple[str, ...] = ()
        self.type_order = np.array(
            [_TYPE_ORDER[entity.type] for entity in entities.values()], dtype=np.int8
        )
        self.name_order = _order([(entity.name, entity.id) for entity in entities.values()])
        found = self._read()
        self._keep(found)
        self._divide(found)
        self.dates = sorted({"", *(article.head.date.value or "" for article in articles)})
        self.days = self._days()

    # keeping

    def arrays(self) -> dict[str, NDArray[Any]]:
        """All that was worked out, as arrays by name: `restored` makes the same of it again."""
        kept = {name: getattr(self, name) for name in _ARRAYS}
        for name in _INCIDENCES:
            incidence: Incidence = getattr(self, name)
            kept |= {f"{name}.{part}": array for part, array in incidence.as_arrays().items()}
        words = (("role_words", self.role_words), ("dates", self.dates))
        return kept | {name: _as_array(strings) for name, strings in words}

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
        self.ids = tuple(entities)
        self.number = {entity: number for number, entity in enumerate(self.ids)}
        for name in _ARRAYS:
            setattr(self, name, arrays[name])
        for name in _INCIDENCES:
            parts = {part: arrays[f"{name}.{part}"] for part in Incidence._fields}
            setattr(self, name, Incidence.from_arrays(parts))
        self.role_words = tuple(_as_strings(arrays["role_words"]))
        self.dates = list(_as_strings(arrays["dates"]))
        return self

    # counting

    def mention_count(self, entity: str) -> int:
        """How many mentions of all kinds an entity has."""
        return len(self._rows(entity))

    def counts(self) -> Ints:
        """How many mentions each entity has."""
        return np.diff(self._entity_starts)

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
        new = np.diff(self._articles, prepend=-1) != 0
        new[self._entity_starts[:-1][self.counts() > 0]] = True
        before = np.concatenate(([0], np.cumsum(new)))
        counts: Ints = np.diff(before[self._entity_starts]).astype(np.int32)
        return counts

    def day_bounds(self) -> tuple[Ints, Ints]:
        """The first and the last day of each entity, as places in `dates`; 0 where unknown."""
        first = np.zeros(len(self.ids), np.int32)
        last = np.zeros(len(self.ids), np.int32)
        named = np.flatnonzero(self.counts())
        if len(named):
            starts = self._entity_starts[named]
            days = self.days[self._articles].astype(np.int32)
            last[named] = np.maximum.reduceat(days, starts)
            never = np.int32(len(self.dates))
            earliest = np.minimum.reduceat(np.where(days > 0, days, never), starts)
            first[named] = np.where(earliest < never, earliest, 0)
        return first, last

    def _articles_of(self, entity: str) -> Ints:
        here = self._articles[self._slice(entity)]
        return here[np.flatnonzero(np.diff(here, prepend=-1))]

    def names_of(self, entity: str) -> int:
        """How many of its mentions are proper names."""
        return int((self._flags[self._slice(entity)] & _NAME).sum())

    def roles_of(self, entity: str) -> dict[str, int]:
        """The descriptions that stand beside its name, with how often they do."""
        roles = self._roles[self._slice(entity)]
        numbers, counts = np.unique(roles[roles >= 0], return_counts=True)
        return {
            self.role_words[number]: int(count)
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
            here = self._articles[rows.start : rows.stop]
            first, last = here.searchsorted([article, article + 1])
            rows = range(rows.start + int(first), rows.start + int(last))
        for row in rows[start : None if count is None else start + count]:
            number = int(self._articles[row])
            yield number, self.annotations[number].mentions[int(self._places[row])]

    # passages

    def article_of_sentence(self, sentence: int) -> int:
        """The number of the article a sentence stands in."""
        return int(self.sentence_article[sentence])

    def span(self, sentence: int) -> Span:
        """A sentence, as offsets into its article."""
        article = self.article_of_sentence(sentence)
        return self.annotations[article].sentences[sentence - int(self._first_sentence[article])]

    def first_paragraph(self, article: int) -> int:
        """The number of the first paragraph of an article."""
        return int(self._first_block[article])

    def article_of_paragraph(self, paragraph: int) -> int:
        """The number of the article a paragraph stands in."""
        return int(self.block_article[paragraph])

    # building

    def _rows(self, entity: str) -> range:
        number = self.number.get(entity)
        if number is None:
            return range(0)
        return range(int(self._entity_starts[number]), int(self._entity_starts[number + 1]))

    def _slice(self, entity: str) -> slice:
        rows = self._rows(entity)
        return slice(rows.start, rows.stop)

    def _read(self) -> _Mentions:
        entities, articles, places = array("i"), array("i"), array("i")
        starts, ends, flags, roles = array("q"), array("q"), array("B"), array("i")
        role_numbers: dict[str, int] = {}
        known = self.number
        base = 0
        for number, annotation in enumerate(self.annotations):
            text = self.articles[number].text
            for place, mention in enumerate(annotation.mentions):
                span, _, kind, entity, _, apposition, furniture = mention
                if entity is None:
                    continue
                entities.append(known[entity])
                articles.append(number)
                places.append(place)
                starts.append(base + span.start)
                ends.append(base + span.end)
                links = kind in LINKING_KINDS and furniture not in _NO_LINKS
                flags.append((_NAME if kind is MentionKind.NAME else 0) | (_LINKS if links else 0))
                if apposition and kind is MentionKind.NOMINAL:
                    role = " ".join(span.of(text).split())
                    roles.append(role_numbers.setdefault(role, len(role_numbers)))
                else:
                    roles.append(-1)
            base += len(text) + 1
        self.role_words = tuple(role_numbers)
        return _Mentions(
            np.array(entities, dtype=np.int32),
            np.array(articles, dtype=np.int32),
            np.array(places, dtype=np.int32),
            np.array(starts, dtype=np.int64),
            np.array(ends, dtype=np.int64),
            np.array(flags, dtype=np.uint8),
            np.array(roles, dtype=np.int32),
        )

    def _keep(self, found: _Mentions) -> None:
        """Mentions by entity, in reading order."""
        order = found.entities.argsort(kind="stable")
        self._articles = found.articles[order]
        self._places = found.places[order]
        self._flags = found.flags[order]
        self._roles = found.roles[order]
        borders = np.arange(len(self.ids) + 1)
        self._entity_starts: Ints = found.entities[order].searchsorted(borders).astype(np.int32)

    def _divide(self, found: _Mentions) -> None:
        """Which actors stand in one sentence, one paragraph, one article."""
        read = self.articles[: len(self.annotations)]
        bases = np.cumsum([0, *(len(article.text) + 1 for article in read)])
        sentences = [annotation.sentences for annotation in self.annotations]
        # a block of its own before the first, for what stands in none
        blocks = [(Span(0, 0), *(block.span for block in article.blocks)) for article in read]
        sentence_starts = _offsets((span.start for some in sentences for span in some), sentences)
        sentence_ends = _offsets((span.end for some in sentences for span in some), sentences)
        block_starts = _offsets((span.start for some in blocks for span in some), blocks)
        self._first_sentence, self.sentence_article = _owners(sentences)
        self._first_block, self.block_article = _owners(blocks)
        sentence_starts += bases[self.sentence_article]
        sentence_ends += bases[self.sentence_article]
        block_starts += bases[self.block_article]
        self.sentence_block = (block_starts.searchsorted(sentence_starts, "right") - 1).astype(
            np.int32
        )
        tells = np.array(
            [
                kind not in _NO_LINKS_BLOCKS
                for article in read
                for kind in (None, *(block.kind for block in article.blocks))
            ],
            dtype=bool,
        )
        acts = np.array([entity.acts for entity in self.entities.values()], dtype=bool)
        keep = (found.flags & _LINKS > 0) & acts[found.entities] if len(acts) else []
        starts, ends, entities = found.starts[keep], found.ends[keep], found.entities[keep]
        inside = sentence_starts.searchsorted(starts, "right") - 1
        known = inside >= 0
        starts, ends, entities, inside = starts[known], ends[known], entities[known], inside[known]
        good = (ends <= sentence_ends[inside]) & tells[self.sentence_block[inside]]
        entities, inside = entities[good].astype(np.int64), inside[good]
        actors = len(self.ids)
        self.sentences = Incidence.of(inside, entities, len(sentence_starts), actors)
        paragraphs = Incidence.of(
            self.sentence_block[inside].astype(np.int64), entities, len(block_starts), actors
        )
        self.paragraphs = paragraphs._replace(total=len(np.unique(self.sentence_block)))
        self.in_articles = Incidence.of(
            self.sentence_article[inside].astype(np.int64), entities, len(read), actors
        )

    def _days(self) -> Ints:
        """For each article the place of its date in `dates`, 0 for those without one."""
        places = {date: place for place, date in enumerate(self.dates)}
        return np.array(
            [places[article.head.date.value or ""] for article in self.articles], dtype=np.int32
        )


def _as_array(strings: Sequence[str]) -> NDArray[np.uint8]:
    """Strings without line breaks, as bytes."""
    return np.frombuffer("\n".join(["", *strings]).encode("utf-8", "surrogatepass"), np.uint8)


def _as_strings(array: NDArray[np.uint8]) -> list[str]:
    return array.tobytes().decode("utf-8", "surrogatepass").split("\n")[1:]


def _offsets(values: Iterable[int], rows: Sequence[Sequence[Span]]) -> Longs:
    return np.fromiter(values, dtype=np.int64, count=sum(map(len, rows)))


def _owners(rows: Sequence[Sequence[object]]) -> tuple[Ints, Ints]:
    """Where the items of each row begin, and the row of each item."""
    lengths = np.array([len(row) for row in rows], dtype=np.int32)
    starts = np.append([0], lengths.cumsum()).astype(np.int32)
    return starts, np.repeat(np.arange(len(rows), dtype=np.int32), lengths)


def _order(names: Sequence[tuple[str, str]]) -> Ints:
    """For each name and id its place among all, sorted."""
    order = np.empty(len(names), dtype=np.int32)
    order[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names))
    return order
