"""Who is who: the mentions of all articles become entities."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from typing import NamedTuple

from kz_tui.entities.dossier import Dossier, gather
from kz_tui.entities.name_tables import NameTables
from kz_tui.entities.offices_held import OfficesHeld
from kz_tui.entities.organisations_described import OrganisationsDescribed
from kz_tui.entities.register import Register
from kz_tui.entities.resolver import Resolver
from kz_tui.entities.scene import Scene
from kz_tui.entities.states_beside import StatesBeside
from kz_tui.model.annotations import Annotations
from kz_tui.model.article import Article
from kz_tui.model.entity import Annotation, Entity, Mention, MentionKind

_CANDIDATES = frozenset({MentionKind.NOMINAL, MentionKind.PRONOUN})


class Linked(NamedTuple):
    """The annotations with every mention's entity filled in, and the entities by identifier.

    Annotations that come of `linking` are made when they are asked for.
    """

    annotations: Sequence[Annotation]
    entities: Mapping[str, Entity]


_BEAT = 256
"""Articles after which linking says how far it has come."""


def link(
    articles: Sequence[Article],
    annotations: Sequence[Annotation],
    tables: NameTables | None = None,
) -> Linked:
    """Give each mention the identifier of its entity, one for all articles.

    What links is evidence: the tables, a spelling, a full name in the same article, an expansion
    in brackets. A mention without evidence, or with evidence for two, keeps None. The result does
    not depend on the order of the articles. Takes time in proportion to the mentions, so a dossier
    that has grown is linked again as a whole.
    """
    steps = linking(articles, annotations, tables)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            linked: Linked = end.value
            return linked._replace(annotations=tuple(linked.annotations))


def linking(
    articles: Sequence[Article],
    annotations: Sequence[Annotation],
    tables: NameTables | None = None,
) -> Generator[int, None, Linked]:
    """What `link` does, yielding now and then the part of the work that is done, in articles.

    Each article and annotation is asked for a few times, one after the other, and of neither
    anything is kept: with 100,000 articles that is the difference between some hundred megabytes
    and four thousand.
    """
    tables = tables or NameTables()
    dossier = gather(articles, annotations, tables)
    yield len(articles) // 4
    register, offices = Register(), OfficesHeld()
    keys: list[list[str | None]] = []
    pool: dict[str | None, str | None] = {}
    for number, (article, annotation) in enumerate(zip(articles, annotations, strict=True)):
        scene = Scene(article, annotation, number, dossier, tables, register)
        found = scene.keys()
        offices.update(_resolver(article, annotation, number, found, dossier, tables).offices)
        keys.append([pool.setdefault(key, key) for key in found])
        if number % _BEAT == 0:
            yield (len(articles) + 2 * number) // 4
    for number, (article, annotation) in enumerate(zip(articles, annotations, strict=True)):
        bodies = OrganisationsDescribed(register, tables, dossier.languages[number])
        resolver = _resolver(article, annotation, number, keys[number], dossier, tables)
        resolver.resolve(offices, bodies)
        if number % _BEAT == 0:
            yield (3 * len(articles) + number) // 4
    entities = register.entities(dossier.main_language)
    by_id = {entity.id: entity for entity in entities.values()}
    return Linked(_LinkedAnnotations(annotations, keys, entities), by_id)


def _resolver(
    article: Article,
    annotation: Annotation,
    number: int,
    keys: list[str | None],
    dossier: Dossier,
    tables: NameTables,
) -> Resolver:
    """What gives descriptions and pronouns of an article the keys of whom they mean."""
    surfaces = dossier.surfaces[number]
    states = StatesBeside(article.text, annotation.mentions, surfaces, tables)
    return Resolver(article, annotation, surfaces, keys, states, dossier.names, tables)


class _LinkedAnnotations(Annotations):
    """Annotations with the entities their mentions turned out to be."""

    def __init__(
        self,
        annotations: Sequence[Annotation],
        keys: Sequence[Sequence[str | None]],
        entities: Mapping[str, Entity],
    ) -> None:
        self._annotations = annotations
        self._keys = keys
        self._entities = entities

    def __len__(self) -> int:
        return len(self._keys)

    def annotation(self, number: int) -> Annotation:
        """The annotation of an article with its entities."""
        return _linked(self._annotations[number], self._keys[number], self._entities)


def _linked(
    annotation: Annotation, keys: Sequence[str | None], entities: Mapping[str, Entity]
) -> Annotation:
    mentions = []
    for mention, key in zip(annotation.mentions, keys, strict=True):
        if key is None and mention.kind in _CANDIDATES and not mention.apposition:
            continue  # it describes nobody that is named
        entity = entities[key] if key is not None else None
        mentions.append(
            Mention(
                mention.span,
                entity.type if entity is not None else mention.type,
                mention.kind,
                entity.id if entity is not None else None,
                mention.part,
                mention.apposition,
                mention.furniture,
            )
        )
    return Annotation(tuple(mentions), annotation.sentences)
