"""All actors, to be narrowed down by a name while it is typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kz_tui.model.entity import Entity
from kz_tui.text.fold import fold
from kz_tui.text.name_key import name_keys

_BETWEEN = "\n"
"""Stands between names; nobody types it."""


class Roster:
    """The names of actors in the order they are shown in, folded once, as sound and as written."""

    def __init__(self, actors: Iterable[Entity]) -> None:
        names = [(actor.name, *actor.aliases) for actor in actors]
        self._folded = [fold(_BETWEEN.join(some)) for some in names]
        self._keys = [
            _BETWEEN.join({key for name in some for key in name_keys(name)}) for some in names
        ]

    def matching(self, text: str) -> Sequence[int]:
        """The places of the actors one of whose names holds the text, in any spelling."""
        wanted = " ".join(text.split())
        if not wanted:
            return range(len(self._folded))
        folded = fold(wanted)
        found = [place for place, names in enumerate(self._folded) if folded in names]
        keys = {key for key in name_keys(wanted) if len(key) > 1}  # one letter is in every name
        if not keys:
            return found
        alike = {place for key in keys for place, known in enumerate(self._keys) if key in known}
        return sorted(alike.union(found))
