"""A dossier of which a few articles have changed: its actors at once, from those of before.

All actors are linked anew when anything changes, for each article may say something about any
other; that takes a millisecond an article. Until it is done the articles that changed are linked
together with some that name the same actors, and the others stay as they were.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from kz_tui.actors.splicing import GONE
from kz_tui.entities.linker import link
from kz_tui.entities.recogniser import Recogniser
from kz_tui.keeping.actors import KeptActors
from kz_tui.keeping.articles import KeptArticles
from kz_tui.keeping.findings import Findings
from kz_tui.keeping.patched import PatchedAnnotations, PatchedEntities
from kz_tui.library import Library
from kz_tui.model.article import Article
from kz_tui.model.entity import Annotation, Entity, Mention, MentionKind
from kz_tui.model.shelf import Shelf
from kz_tui.pipeline.assembling import with_decisions
from kz_tui.pipeline.indexing import IndexSearcher, index_names, with_names
from kz_tui.pipeline.linked import Kept, open_linked
from kz_tui.pipeline.remembered import recognising_version
from kz_tui.pipeline.steps import ActorsPatched
from kz_tui.search.arrays import Int32s
from kz_tui.search.layout import find_marks
from kz_tui.search.names import Names
from kz_tui.search.saving import read_marks

WORTH_IT = 500
"""Articles up to which linking all of them anew takes no longer than half a second."""
_FEW = 200
"""Articles that may have changed: linking them with others takes a second or two."""
_ACTORS_OF_A_NAME = 4
_LOOKED_AT, _TAKEN = 16, 6
"""Articles that name an actor which are looked at, and those of them that are linked again."""


class Former(NamedTuple):
    """What is kept of another state of a dossier.

    `numbers` are those its articles had then, `GONE` for those that are new or were changed.
    """

    kept: Kept
    numbers: Int32s

    @property
    def changed(self) -> list[int]:
        """The numbers of the articles that were not there, or not so."""
        found: list[int] = np.flatnonzero(self.numbers == GONE).tolist()
        return found


def find_former(shelf: Shelf, of: bytes, articles: KeptArticles) -> Former | None:
    """What is kept of another state of a dossier, if few articles have changed since.

    Raises `ValueError` where it is damaged, `OSError` where the shelf does.
    """
    kept = open_linked(shelf, of) if len(articles) > WORTH_IT else None
    if kept is None:
        return None
    former = Former(kept, _numbers(articles, kept.actors))
    return former if len(former.changed) <= _FEW else None


def _numbers(articles: KeptArticles, before: KeptActors) -> Int32s:
    marks = find_marks(read_marks(articles.marks), [read_marks(before.marks)])
    return marks.astype(np.int32)


def patch(
    articles: KeptArticles, former: Former, findings: Findings, recogniser: Recogniser
) -> ActorsPatched:
    """Recognise what has changed, and link it to the actors there were."""
    own: dict[int, Annotation] = {}
    for number in former.changed:
        key = articles.key(number)
        known = findings.get(key)
        if known is None:
            known = recogniser.annotate(articles[number])
            findings.add(key, known)
        own[number] = known
    return _Patch(articles, former, findings).link(own, recogniser)


def with_patched(library: Library, shelf: Shelf, step: ActorsPatched) -> Library:
    """The library with the actors of before and what has changed.

    As it is where these are not there any more: then all have been linked anew.
    """
    try:
        return _patched(library, open_linked(shelf, recognising_version()), step)
    except (KeyError, OSError, ValueError):
        return library  # it is damaged; all is being linked anew


def _patched(library: Library, kept: Kept | None, step: ActorsPatched) -> Library:
    """The library, patched; raises `KeyError` or `ValueError` where a part is missing."""
    articles = library.articles
    if kept is None or kept.actors.stamp != step.stamp or not isinstance(articles, KeptArticles):
        return library
    numbers = _numbers(articles, kept.actors)
    own = dict(step.annotations)
    if own.keys() != set(np.flatnonzero(numbers == GONE).tolist()):
        return library  # the files have changed once more
    before = kept.actors
    annotations = PatchedAnnotations(before.annotations, numbers.tolist(), own)
    entities = PatchedEntities(before.entities, step.entities)
    network = kept.network(articles).spliced(articles, annotations, entities, numbers)
    library = replace(
        library,
        annotations=annotations,
        entities=entities,
        network=network,
        rulings=(),
        found=None,
        provisional=len(own) or 1,
    )
    if isinstance(library.searcher, IndexSearcher):
        tables = kept.names()
        mentions = tables.mentions.spliced(list(entities), annotations, numbers)
        library = with_names(
            library, Names(tables.with_mentions(mentions), list(entities), annotations)
        )
    if library.decisions:
        return index_names(with_decisions(library, library.decisions))
    return library


class _Patch:
    """A few articles, linked to the actors of a state before."""

    def __init__(self, articles: KeptArticles, former: Former, findings: Findings) -> None:
        self._articles = articles
        self._findings = findings
        self._actors = former.kept.actors
        self._before = former.numbers
        self._names = Names(
            former.kept.names(), self._actors.entities.ids, self._actors.annotations
        )
        count = len(self._actors.annotations)
        self._now = np.full(count, GONE, np.int32)
        there = np.flatnonzero(former.numbers != GONE)
        self._now[former.numbers[there]] = there

    def link(self, own: Mapping[int, Annotation], recogniser: Recogniser) -> ActorsPatched:
        """Link articles by number, of which is given what was found in them."""
        beside = {}
        for number in self._beside(own):
            found = self._findings.get(self._articles.key(number))
            if found is not None:
                beside[number] = found
        both = sorted({**beside, **own}.items())
        articles = [self._articles[number] for number, _ in both]
        linked = link(articles, [annotation for _, annotation in both], recogniser.tables)
        by_number = {number: one for (number, _), one in zip(both, linked.annotations, strict=True)}
        ids = self._ids(by_number, own, linked.entities)
        annotations = tuple((number, _renamed(by_number[number], ids)) for number in own)
        new = [
            entity._replace(id=ids[entity.id])
            for entity in linked.entities.values()
            if ids[entity.id] not in self._actors.entities
        ]
        named = {mention.entity for _, one in annotations for mention in one.mentions}
        return ActorsPatched(
            self._actors.stamp, annotations, tuple(one for one in new if one.id in named)
        )

    def _beside(self, own: Mapping[int, Annotation]) -> set[int]:
        """The numbers of articles that name whom these may name, and best say who that is."""
        found: set[int] = set()
        for entity in dict.fromkeys(self._named(own)):
            naming = np.flatnonzero(self._names.mentions.naming([entity], len(self._now)))
            naming = naming[self._now[naming] != GONE]
            some = naming[np.linspace(0, len(naming) - 1, min(_LOOKED_AT, len(naming)), dtype=int)]
            ranked = sorted(some.tolist(), key=lambda old: (-self._longest(old, entity), old))
            found.update(int(self._now[old]) for old in ranked[:_TAKEN])
        return found

    def _named(self, own: Mapping[int, Annotation]) -> Iterator[str]:
        """The entities that go by a name in one of the articles."""
        for surface in dict.fromkeys(_surfaces(self._articles, own)):
            entities = self._names.named(surface)
            if not entities:
                entities = self._names.actors(surface.split(), begun=False).entities
            yield from entities[:_ACTORS_OF_A_NAME]

    def _longest(self, old: int, entity: str) -> int:
        """How long the longest name is by which an article of before names an entity."""
        mentions = self._actors.annotations[old].mentions
        return max((m.span.end - m.span.start for m in mentions if m.entity == entity), default=0)

    def _ids(
        self,
        linked: Mapping[int, Annotation],
        own: Mapping[int, Annotation],
        entities: Mapping[str, Entity],
    ) -> dict[str, str]:
        """Who each of these entities is: whom most of its mentions meant before, or a new one."""
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for number in linked.keys() - own.keys():
            before = self._actors.annotations[int(self._before[number])]
            whose = {_place(mention): mention.entity for mention in before.mentions}
            for mention in linked[number].mentions:
                known = whose.get(_place(mention))
                if mention.entity is not None and known is not None:
                    votes[mention.entity][known] += 1
        ids: dict[str, str] = {}
        for entity in entities.values():
            if entity.id in votes:
                counts = votes[entity.id]
                ids[entity.id] = min(counts, key=lambda one: (-counts[one], one))
            else:
                ids[entity.id] = self._own_id(entity, ids)
        return ids

    def _own_id(self, entity: Entity, taken: Mapping[str, str]) -> str:
        """The id of an entity that no article beside names."""
        known = self._actors.entities
        number, own = 1, entity.id
        while own in known or own in taken.values():
            if own in known and (known[own].type, known[own].name) == (entity.type, entity.name):
                break  # it was named where nothing has been looked at
            number += 1
            own = f"{entity.id}-{number}"
        return own


def _surfaces(articles: Sequence[Article], own: Mapping[int, Annotation]) -> Iterator[str]:
    for number, annotation in own.items():
        text = articles[number].text
        for mention in annotation.mentions:
            if mention.kind is MentionKind.NAME:
                yield " ".join(mention.span.of(text).split())


def _place(mention: Mention) -> tuple[int, int, MentionKind]:
    return (*mention.span, mention.kind)


def _renamed(annotation: Annotation, ids: Mapping[str, str]) -> Annotation:
    mentions = tuple(
        mention._replace(entity=ids[mention.entity]) if mention.entity is not None else mention
        for mention in annotation.mentions
    )
    return annotation._replace(mentions=mentions)
