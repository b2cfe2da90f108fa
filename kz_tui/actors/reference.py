"""An actor as a decision names it: by its name, with what tells it from others of that name."""

from __future__ import annotations

from collections.abc import Iterable

from kz_tui.actors.occurrences import Occurrences
from kz_tui.model.decision import Who
from kz_tui.model.entity import Entity


def refer_to(entity: Entity, entities: Iterable[Entity], occurrences: Occurrences) -> Who:
    """The name, as far as it tells who is meant.

    With its type where others are shown under the same name; where they are of its type too, with
    an article that mentions it and none of them.
    """
    name = entity.name.casefold()
    others = [one for one in entities if one.id != entity.id and one.name.casefold() == name]
    alike = [one for one in others if one.type is entity.type]
    kind = entity.type.value if others else ""
    if not alike:
        return Who(entity.name, kind)
    numbers = occurrences.articles_of(entity.id)
    shared = {number for one in alike for number in occurrences.articles_of(one.id)}
    own = next((number for number in numbers if number not in shared), None)
    if own is None and numbers:
        own = numbers[0]
    seen = occurrences.articles[own].id if own is not None else ""
    return Who(entity.name, kind, seen)
