"""The filter of the list by actors: with one, with all of some, near each other."""

from __future__ import annotations

from collections.abc import Collection
from itertools import combinations
from typing import NamedTuple

from kz_tui.library import Library


class Only(NamedTuple):
    """Only articles that mention all of some actors; `near`: in one paragraph, two by two."""

    actors: tuple[str, ...] = ()
    near: bool = False

    def with_actor(self, actor: str) -> Only:
        """With an actor as well; one who is among them already changes nothing."""
        return self if actor in self.actors else Only((*self.actors, actor), self.near)

    def without_last(self) -> Only:
        """One layer less: nearness goes first, then the actor who came last."""
        if self.near:
            return self._replace(near=False)
        return Only(self.actors[:-1])

    def following(self, wanted: tuple[str, ...]) -> Only:
        """What a key leads to that asks for some actors again and again: with them, near, all."""
        if self.actors != wanted:
            return Only(wanted)
        if len(wanted) > 1 and not self.near:
            return self._replace(near=True)
        return Only()

    def articles(self, library: Library) -> Collection[int] | None:
        """The numbers of the articles it lets through; None for all."""
        if not self.actors:
            return None
        found = set(library.articles_of(self.actors[0]))
        for actor in self.actors[1:]:
            found &= set(library.articles_of(actor))
        if self.near:
            for a, b in combinations(self.actors, 2):
                found &= set(library.articles_near(a, b))
        return found

    def names(self, library: Library) -> list[str]:
        """The names of the actors, as far as they are known yet."""
        return [library.entities[actor].name for actor in self.actors if actor in library.entities]

    def in_words(self, library: Library) -> str:
        """The filter as the status line says it; "" for none."""
        if not self.actors:
            return ""
        names = self.names(library)
        return f"only {' near '.join(names)}" if self.near else f"only with {' and '.join(names)}"
