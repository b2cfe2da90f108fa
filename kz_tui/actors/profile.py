"""What the dossier says of one actor, in numbers and names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

import numpy as np

from kz_tui.actors.occurrences import Occurrences
from kz_tui.model.entity import Entity
from kz_tui.model.profile import Profile

_ending = re.compile(r"(?<=\w{4})(?:en|em|er|es|e|n|s)\b")


def profile(occurrences: Occurrences, entity: Entity) -> Profile:
    """Count one entity over the whole dossier."""
    first, last = occurrences.first_and_last(entity.id)
    return Profile(
        entity,
        occurrences.mention_count(entity.id),
        occurrences.names_of(entity.id),
        occurrences.article_count(entity.id),
        first,
        last,
        _without_inflection(occurrences.roles_of(entity.id)),
    )


def _without_inflection(roles: Mapping[str, int]) -> tuple[str, ...]:
    """Roles by frequency, one form of each: Präsident stands for Präsidenten too."""
    forms: dict[str, Counter[str]] = {}
    for role, count in roles.items():
        forms.setdefault(_ending.sub("", role.casefold()), Counter())[role] += count
    ranked = sorted(forms.values(), key=lambda counts: -counts.total())
    return tuple(min(counts, key=lambda role: (-counts[role], len(role))) for counts in ranked)


def rank_actors(occurrences: Occurrences) -> tuple[tuple[Entity, int], ...]:
    """Every actor with its number of mentions, most mentioned first, then by name."""
    entities = list(occurrences.entities.values())
    counts = occurrences.counts()
    order = np.lexsort((occurrences.name_order, -counts))
    return tuple(
        (entities[number], int(counts[number]))
        for number in map(int, order)
        if counts[number] and entities[number].acts
    )
