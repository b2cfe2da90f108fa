"""Decisions laid over what was recognised: who is who as the user has it.

Nothing recognised is changed: mentions are read through the decisions when they are looked at.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kz_tui.actors.cast import REST, Cast, Part
from kz_tui.actors.directory import UndecidableError
from kz_tui.actors.parts import written_as
from kz_tui.model.annotations import Annotations
from kz_tui.model.article import Article
from kz_tui.model.decision import Decision, Ruling
from kz_tui.model.entity import Annotation, Entity, Mention, MentionKind
from kz_tui.model.memo import memo

_KEPT = 256
"""Articles whose mentions are kept as decided: more than a screen asks for again and again."""


class Ruled(NamedTuple):
    """What was recognised, as the user has it; and what became of each decision.

    Of the entities `parts`, as recognised, some mentions are of others now, of nobody, or of
    another type. The entities `changed` are others, new, or gone.
    """

    annotations: Sequence[Annotation]
    entities: Mapping[str, Entity]
    rulings: tuple[Ruling, ...]
    parts: frozenset[str]
    changed: tuple[str, ...]


def rule(
    articles: Sequence[Article],
    annotations: Sequence[Annotation],
    entities: Mapping[str, Entity],
    decisions: Sequence[Decision],
    number_of: Callable[[str], int | None],
) -> Ruled:
    """Apply decisions in the order they were made.

    One that cannot be applied changes nothing, and its ruling says why; the rest hold.
    `number_of` gives the number of the article with an id.
    """

    def annotation_of(article: str) -> Annotation | None:
        number = number_of(article)
        known = number is not None and number < len(annotations)
        return annotations[number] if known and number is not None else None

    cast = Cast(entities, annotation_of)
    rulings = tuple(_ruling(cast, decision) for decision in decisions)
    parts = frozenset(part.recognised for part in cast.plays)
    decided = AsDecided(articles, annotations, cast) if parts else annotations
    return Ruled(decided, cast.entities, rulings, parts, tuple(cast.directory.changed))


def _ruling(cast: Cast, decision: Decision) -> Ruling:
    try:
        return Ruling(decision, cast.apply(decision))
    except UndecidableError as problem:
        return Ruling(decision, problem=str(problem))


class AsDecided(Annotations):
    """Annotations read through decisions."""

    def __init__(
        self, articles: Sequence[Article], annotations: Sequence[Annotation], cast: Cast
    ) -> None:
        self._articles = articles
        self._annotations = annotations
        self._entities = cast.entities
        self._plays = cast.plays
        self._touched = frozenset(part.recognised for part in cast.plays)
        self._names = _names_of_parts(cast)
        self._decided = memo(_KEPT, self._read)

    def __len__(self) -> int:
        return len(self._annotations)

    def annotation(self, number: int) -> Annotation:
        """The annotation of an article, as decided."""
        return self._decided(number)

    def __iter__(self) -> Iterator[Annotation]:
        return itertools.starmap(self._as_decided, enumerate(self._annotations))

    def _read(self, number: int) -> Annotation:
        return self._as_decided(number, self._annotations[number])

    def _as_decided(self, number: int, annotation: Annotation) -> Annotation:
        touched = [mention for mention in annotation.mentions if mention.entity in self._touched]
        if not touched:
            return annotation
        text = self._articles[number].text
        parts = dict(self._parts(touched, text))
        return annotation._replace(mentions=tuple(self._recast(annotation.mentions, parts)))

    def _recast(
        self, mentions: Sequence[Mention], parts: Mapping[Mention, Part]
    ) -> Iterator[Mention]:
        """The mentions of an article with the actors they stand for now; those of nobody go."""
        for mention in mentions:
            part = parts.get(mention)
            if part is None:
                yield mention
                continue
            whom = self._plays.get(part, part.recognised)
            if whom is not None:
                yield mention._replace(entity=whom, type=self._entities[whom].type)

    def _parts(self, mentions: Sequence[Mention], text: str) -> Iterator[tuple[Mention, Part]]:
        """The part of an entity each mention belongs to.

        A description or pronoun belongs where the nearest name before it does, else the first
        behind it; a role beside a name where that name does.
        """
        named: dict[str, list[tuple[int, Part]]] = {}
        for mention in mentions:
            entity = str(mention.entity)
            names = self._names.get(entity)
            if names is None or mention.kind is not MentionKind.NAME:
                continue
            name = written_as(mention.span.of(text), names)
            part = Part(entity, name.casefold() if name and names[name] else REST)
            named.setdefault(entity, []).append((mention.span.start, part))
            yield mention, part
        for mention in mentions:
            entity = str(mention.entity)
            if self._names.get(entity) is None:
                yield mention, Part(entity)
            elif mention.kind is not MentionKind.NAME:
                yield mention, _nearest(named.get(entity, []), mention) or Part(entity)


def _nearest(named: Sequence[tuple[int, Part]], mention: Mention) -> Part | None:
    if not named:
        return None
    place = bisect_left(named, mention.span.start, key=lambda one: one[0])
    if mention.apposition:
        near = min(named, key=lambda one: abs(one[0] - mention.span.start))
        return near[1]
    return named[max(0, place - 1)][1]


def _names_of_parts(cast: Cast) -> dict[str, dict[str, bool]]:
    """For each entity that was split all its names, and whether each was taken out."""
    names: dict[str, dict[str, bool]] = {}
    for part in cast.plays:
        if part.name != REST:
            names.setdefault(part.recognised, {})[part.name] = True
    for entity, taken in names.items():
        recognised = cast.recognised[entity]
        for name in (recognised.name, *recognised.aliases):
            if name.casefold() not in taken:
                taken[name] = False
    return names
