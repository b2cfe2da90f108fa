"""What is known of one entity, counted over a dossier."""

from __future__ import annotations

from typing import NamedTuple

from kz_tui.model.entity import Entity


class Profile(NamedTuple):
    """One entity, counted.

    `mentions` counts mentions of all kinds, `names` proper names only, `articles` the articles
    with any of them. `first` and `last` are the dates of the earliest and latest dated article,
    ISO 8601, or None. `roles` are descriptions that stand beside the name, most frequent first.
    """

    entity: Entity
    mentions: int
    names: int
    articles: int
    first: str | None
    last: str | None
    roles: tuple[str, ...]
