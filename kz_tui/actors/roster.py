"""All actors, to be narrowed down by a name while it is typed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from kz_tui.model.entity import Entity
from kz_tui.text.fold import fold
from kz_tui.text.name_key import name_keys

_BETWEEN = "\n"
"""Stands between names; nobody types it."""


class _Names(NamedTuple):
    """The names of one actor, folded as written and as sound."""

    folded: str
    keys: str

    @classmethod
    def of(cls, actor: Entity) -> _Names:
        names = (actor.name, *actor.aliases)
        keys = {key for name in names for key in name_keys(name)}
        return cls(fold(_BETWEEN.join(names)), _BETWEEN.join(keys))


class Roster:
    """The names of actors in the order they are shown in, folded once, as sound and as written."""

    def __init__(self, actors: Iterable[Entity], known: Mapping[str, _Names] | None = None) -> None:
        """`known` are the names of some actors, by id, folded before."""
        known = known or {}
        actors = list(actors)
        self._ids = [actor.id for actor in actors]
        self._names = [known.get(actor.id) or _Names.of(actor) for actor in actors]

    def without(self, actors: Collection[str]) -> dict[str, _Names]:
        """The folded names of all but some actors, by id."""
        return {
            actor: names
            for actor, names in zip(self._ids, self._names, strict=True)
            if actor not in actors
        }

    def matching(self, text: str) -> Sequence[int]:
        """The places of the actors one of whose names holds the text, in any spelling."""
        wanted = " ".join(text.split())
        if not wanted:
            return range(len(self._names))
        folded = fold(wanted)
        found = [place for place, names in enumerate(self._names) if folded in names.folded]
        keys = {key for key in name_keys(wanted) if len(key) > 1}  # one letter is in every name
        if not keys:
            return found
        alike = {
            place for key in keys for place, names in enumerate(self._names) if key in names.keys
        }
        return sorted(alike.union(found))
