"""Where each entity is mentioned."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from kz_tui.model.article import Article, Block
from kz_tui.model.entity import Annotation, Entity, Mention, MentionKind
from kz_tui.model.span import Span

LINKING_KINDS = frozenset({MentionKind.NAME, MentionKind.DERIVED})
"""Mentions that can warrant a link: what stands there by name, nothing that was concluded."""

_NO_LINKS = frozenset({"credit", "note"})


class Scene(NamedTuple):
    """One article from the point of view of links.

    `sentences` are its sentences in order; `blocks` gives, for each, the number of its block;
    `named` gives, for each entity, the numbers of the sentences that name it, ascending.
    """

    sentences: tuple[Span, ...]
    blocks: tuple[int, ...]
    named: Mapping[str, tuple[int, ...]]


class Occurrences:
    """An index from entities to the articles that mention them. Immutable."""

    def __init__(
        self,
        articles: Sequence[Article],
        annotations: Sequence[Annotation],
        entities: Mapping[str, Entity],
    ) -> None:
        self.articles = articles
        self.annotations = annotations
        self.entities = entities
        self._where: dict[str, array[int]] = {}
        for number, annotation in enumerate(annotations):
            for entity in {mention.entity for mention in annotation.mentions}:
                if entity is not None:
                    self._where.setdefault(entity, array("I")).append(number)
        self.scene = lru_cache(maxsize=4096)(self._scene)

    def articles_of(self, entity: str) -> Sequence[int]:
        """The numbers of the articles that mention an entity, ascending."""
        return self._where.get(entity, array("I"))

    def mentions_of(self, entity: str, article: int | None = None) -> Iterator[tuple[int, Mention]]:
        """Every mention of an entity with the number of its article, in reading order.

        `article` narrows it to one article.
        """
        for number in self.articles_of(entity) if article is None else (article,):
            if number >= len(self.annotations):
                continue
            for mention in self.annotations[number].mentions:
                if mention.entity == entity:
                    yield number, mention

    def _scene(self, number: int) -> Scene:
        annotation = self.annotations[number]
        sentences = annotation.sentences
        starts = [sentence.start for sentence in sentences]
        named: dict[str, list[int]] = {}
        for mention in annotation.mentions:
            entity = mention.entity
            if (
                entity is None
                or mention.kind not in LINKING_KINDS
                or mention.furniture in _NO_LINKS
            ):
                continue
            if not self.entities[entity].acts:
                continue
            sentence = bisect_right(starts, mention.span.start) - 1
            places = named.setdefault(entity, [])
            if sentence >= 0 and (not places or places[-1] != sentence):
                places.append(sentence)
        return Scene(
            sentences,
            tuple(_block_numbers(self.articles[number].blocks, sentences)),
            {entity: tuple(places) for entity, places in named.items() if places},
        )


def _block_numbers(blocks: Sequence[Block], sentences: Sequence[Span]) -> Iterator[int]:
    starts = [block.span.start for block in blocks]
    for sentence in sentences:
        yield bisect_right(starts, sentence.start) - 1
