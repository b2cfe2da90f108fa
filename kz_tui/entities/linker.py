"""Who is who: the mentions of all articles become entities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kz_tui.entities.dossier import gather
from kz_tui.entities.name_tables import NameTables
from kz_tui.entities.register import Register
from kz_tui.entities.scene import Scene
from kz_tui.model.article import Article
from kz_tui.model.entity import Annotation, Entity, Mention


@dataclass(frozen=True, slots=True)
class Linked:
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
    keys = [
        Scene(article, annotation, number, dossier, tables, register).keys()
        for number, (article, annotation) in enumerate(zip(articles, annotations, strict=True))
    ]
    entities = register.entities(dossier.main_language)
    linked = tuple(
        _linked(annotation, found, entities)
        for annotation, found in zip(annotations, keys, strict=True)
    )
    return Linked(linked, {entity.id: entity for entity in entities.values()})


def _linked(
    annotation: Annotation, keys: Sequence[str | None], entities: dict[str, Entity]
) -> Annotation:
    mentions = []
    for mention, key in zip(annotation.mentions, keys, strict=True):
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
