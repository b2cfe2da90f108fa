"""Who is who: the mentions of all articles become entities."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kz_tui.entities.dossier import Dossier, gather
from kz_tui.entities.name_tables import NameTables
from kz_tui.entities.offices_held import OfficesHeld
from kz_tui.entities.organisations_described import OrganisationsDescribed
from kz_tui.entities.register import Register
from kz_tui.entities.resolver import Resolver
from kz_tui.entities.scene import Scene
from kz_tui.model.article import Article
from kz_tui.model.entity import Annotation, Entity, Mention, MentionKind

_CANDIDATES = frozenset({MentionKind.NOMINAL, MentionKind.PRONOUN})


class Linked(NamedTuple):
    """The annotations with every mention's entity filled in, and the entities by identifier."""

    annotations: tuple[Annotation, ...]
    entities: dict[str, Entity]


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
    tables = tables or NameTables()
    dossier = gather(articles, annotations, tables)
    register = Register()
    scenes = [
        Scene(article, annotation, number, dossier, tables, register)
        for number, (article, annotation) in enumerate(zip(articles, annotations, strict=True))
    ]
    keys = [scene.keys() for scene in scenes]
    _resolve(articles, annotations, scenes, keys, dossier, tables, register)
    entities = register.entities(dossier.main_language)
    linked = tuple(
        _linked(annotation, found, entities)
        for annotation, found in zip(annotations, keys, strict=True)
    )
    return Linked(linked, {entity.id: entity for entity in entities.values()})


def _resolve(
    articles: Sequence[Article],
    annotations: Sequence[Annotation],
    scenes: Sequence[Scene],
    keys: Sequence[list[str | None]],
    dossier: Dossier,
    tables: NameTables,
    register: Register,
) -> None:
    """Give descriptions and pronouns the keys of whom they mean."""
    resolvers = [
        Resolver(article, annotation, surfaces, found, scene.states, dossier.names, tables)
        for article, annotation, surfaces, found, scene in zip(
            articles, annotations, dossier.surfaces, keys, scenes, strict=True
        )
    ]
    offices = OfficesHeld()
    for resolver in resolvers:
        offices.update(resolver.offices)
    for resolver, language in zip(resolvers, dossier.languages, strict=True):
        resolver.resolve(offices, OrganisationsDescribed(register, tables, language))


def _linked(
    annotation: Annotation, keys: Sequence[str | None], entities: dict[str, Entity]
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
