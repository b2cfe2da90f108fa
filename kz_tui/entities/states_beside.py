"""Which state the words around a mention name: kasachisches Innenministerium."""

from __future__ import annotations

from collections.abc import Sequence

from kz_tui.entities.name_tables import NameTables
from kz_tui.model.entity import EntityType, Mention, MentionKind

_PLACE_GAPS = frozenset({" ", " in ", " von ", " der ", " des ", " of ", " in der ", " im "})


class StatesBeside:
    """Reads the states beside and inside the mentions of one article."""

    def __init__(
        self, text: str, mentions: Sequence[Mention], surfaces: Sequence[str], tables: NameTables
    ) -> None:
        self._text = text
        self._mentions = mentions
        self._surfaces = surfaces
        self._places = tables.places

    def of_office(self, number: int) -> str | None:
        """The state an office or a role is said to be of, by the words right around it."""
        return self._inside(number) or self._before(number) or self._behind(number)

    def _inside(self, number: int) -> str | None:
        span = self._mentions[number].span
        for later in range(number + 1, len(self._mentions)):
            if self._mentions[later].span.start >= span.end:
                break
            if self._mentions[later].type is EntityType.LOC:
                return self._state_of(later)
        return None

    def _before(self, number: int) -> str | None:
        if not number:
            return None
        before = self._mentions[number - 1]
        gap = self._text[before.span.end : self._mentions[number].span.start]
        if before.type is EntityType.LOC and gap == " ":
            return self._state_of(number - 1)
        return None

    def _behind(self, number: int) -> str | None:
        mention = self._mentions[number]
        later = number + 1
        while later < len(self._mentions) and self._mentions[later].span.start < mention.span.end:
            later += 1
        if later == len(self._mentions):
            return None
        after = self._mentions[later]
        gap = self._text[mention.span.end : after.span.start]
        named = after.type is EntityType.LOC and after.kind is MentionKind.NAME
        if named and gap in _PLACE_GAPS:
            return self._state_of(later)
        return None

    def _state_of(self, number: int) -> str | None:
        name = self._surfaces[number]
        if self._mentions[number].kind is MentionKind.DERIVED and not self._mentions[number].part:
            place = self._places.find_derived(name)
        else:
            named = self._places.find(name)
            place = named.place if named else None
        return (place.country or place.inside) if place else None
