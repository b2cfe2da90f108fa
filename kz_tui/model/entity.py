"""Who is named where, and who is who."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from kz_tui.model.span import Span


class EntityType(StrEnum):
    """The three types of entity."""

    PER = "PER"
    ORG = "ORG"
    LOC = "LOC"


class MentionKind(StrEnum):
    """How a mention refers to its entity.

    `NAME`: a proper name in any inflection. `DERIVED`: an adjective or demonym of a place
    (kasachische), or a name that is one member of a hyphen compound. `NOMINAL`: a description
    (Staatschef). `PRONOUN`: er, sie.
    """

    NAME = "name"
    DERIVED = "derived"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class Mention(NamedTuple):
    """One place where an entity is referred to.

    `entity` is an `Entity.id`, or None where the mention stays open. `part` marks a name inside
    a hyphen compound, `apposition` a role that stands beside the name it describes. `furniture`
    is "caption", "credit" or "note" for mentions outside the report itself.
    """

    span: Span
    type: EntityType
    kind: MentionKind = MentionKind.NAME
    entity: str | None = None
    part: bool = False
    apposition: bool = False
    furniture: str | None = None


class Entity(NamedTuple):
    """One real-world person, organisation or place, across all articles of a dossier.

    `aliases` are the names found for it, most frequent first, the display name not among them.
    `country` is the ISO 3166 code of a state. `reasons` say why names were taken for one.
    """

    id: str
    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    country: str | None = None
    reasons: tuple[str, ...] = ()

    @property
    def acts(self) -> bool:
        """Whether it is an actor: persons, organisations and countries are, other places not."""
        return self.type is not EntityType.LOC or self.country is not None


class Annotation(NamedTuple):
    """What was recognised in one article: mentions and sentences, each in order of offset.

    Mentions of one kind never overlap; a `NOMINAL` may hold a `DERIVED`. Sentences never cross
    the border of a block.
    """

    mentions: tuple[Mention, ...] = ()
    sentences: tuple[Span, ...] = ()
