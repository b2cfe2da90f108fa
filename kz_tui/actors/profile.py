"""What the dossier says of one actor, in numbers and names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from kz_tui.actors.occurrences import Occurrences
from kz_tui.model.entity import Entity, MentionKind
from kz_tui.model.profile import Profile

_ending = re.compile(r"(?<=\w{4})(?:en|em|er|es|e|n|s)\b")


def profile(occurrences: Occurrences, entity: Entity) -> Profile:
    """Count one entity over the whole dossier."""
    names = mentions = 0
    roles: Counter[str] = Counter()
    for number, mention in occurrences.mentions_of(entity.id):
        mentions += 1
        names += mention.kind is MentionKind.NAME
        if mention.kind is MentionKind.NOMINAL and mention.apposition:
            roles[" ".join(mention.span.of(occurrences.articles[number].text).split())] += 1
    numbers = occurrences.articles_of(entity.id)
    days = _days(occurrences, numbers)
    return Profile(
        entity,
        mentions,
        names,
        len(numbers),
        min(days, default=None),
        max(days, default=None),
        _without_inflection(roles),
    )


def _without_inflection(roles: Counter[str]) -> tuple[str, ...]:
    """Roles by frequency, one form of each: Präsident stands for Präsidenten too."""
    forms: dict[str, Counter[str]] = {}
    for role, count in roles.items():
        forms.setdefault(_ending.sub("", role.casefold()), Counter())[role] += count
    ranked = sorted(forms.values(), key=lambda counts: -counts.total())
    return tuple(min(counts, key=lambda role: (-counts[role], len(role))) for counts in ranked)


def _days(occurrences: Occurrences, numbers: Sequence[int]) -> list[str]:
    dates = (occurrences.articles[number].head.date.value for number in numbers)
    return [date[:10] for date in dates if date]


def rank_actors(occurrences: Occurrences) -> tuple[tuple[Entity, int], ...]:
    """Every actor with its number of mentions, most mentioned first, then by name."""
    counts: Counter[str] = Counter(
        mention.entity
        for annotation in occurrences.annotations
        for mention in annotation.mentions
        if mention.entity is not None
    )
    entities = occurrences.entities
    ranked = sorted(counts, key=lambda entity: (-counts[entity], entities[entity].name, entity))
    return tuple((entities[entity], counts[entity]) for entity in ranked if entities[entity].acts)
