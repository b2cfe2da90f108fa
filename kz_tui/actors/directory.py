"""Whom a decision means by a name, while decisions change who goes by which."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from kz_tui.model.decision import Who
from kz_tui.model.entity import Entity

_LISTED = 4
"""Candidates named in a message."""
_CLOSE = 75
"""Similarity, of 100, from which another name is taken for the one that was meant."""


class UndecidableError(Exception):
    """A decision cannot be applied to this dossier; the message says why."""


class Directory:
    """The actors of now by their names. Only exact names count, for nobody checks what is found.

    `changed` are the ids of those that were entered anew or struck since, each once.
    """

    def __init__(self, entities: Iterable[Entity]) -> None:
        self.entities: dict[str, Entity] = {}
        self._by_name: dict[str, dict[str, None]] = {}
        self._hidden: dict[str, int] = {}
        self.changed: dict[str, None] = {}
        for entity in entities:
            self.enter(entity)
        self.changed.clear()

    def enter(self, entity: Entity) -> None:
        """Enter an actor, or what it is now."""
        self.entities[entity.id] = entity
        self.changed[entity.id] = None
        for name in (entity.name, *entity.aliases):
            self._by_name.setdefault(name.casefold(), {})[entity.id] = None

    def strike(self, entity: Entity, *, line: int | None = None) -> None:
        """Take an actor out; hidden by the decision in a line, if one is named."""
        del self.entities[entity.id]
        self.changed[entity.id] = None
        if line is not None:
            self._hidden.update((n.casefold(), line) for n in (entity.name, *entity.aliases))

    def called(self, who: Who) -> list[Entity]:
        """The actors shown by a name, else those also called so; where they are seen is not asked.

        Case does not matter.
        """
        wanted = who.name.casefold()
        there = (self.entities.get(one) for one in self._by_name.get(wanted, ()))
        known = [one for one in there if one and (not who.type or one.type.value == who.type)]
        shown = [one for one in known if one.name.casefold() == wanted]
        return shown or [one for one in known if wanted in map(str.casefold, one.aliases)]

    def unknown(self, who: Who) -> UndecidableError:
        """Nobody goes by the name."""
        line = self._hidden.get(who.name.casefold())
        if line is not None:
            where = f" (line {line})" if line else ""
            return UndecidableError(f"{who.name!r} is hidden{where}")
        of_type = f" of type {who.type}" if who.type else ""
        names = [entity.name for entity in self.entities.values()]
        close = process.extractOne(who.name, names, scorer=fuzz.ratio, score_cutoff=_CLOSE)
        hint = f" (did you mean {close[0]!r}?)" if close else ""
        return UndecidableError(f"no actor{of_type} called {who.name!r} in these articles{hint}")

    @staticmethod
    def ambiguous(who: Who, found: list[Entity]) -> UndecidableError:
        """Several go by the name."""
        some = ", ".join(f"{one.name} ({one.type.value})" for one in found[:_LISTED])
        more = f" and {len(found) - _LISTED} more" if len(found) > _LISTED else ""
        how = "`type`, or `seen` with the id of an article, tells which"
        return UndecidableError(f"{who.name!r} can mean {some}{more}; {how}")
