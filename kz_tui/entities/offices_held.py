"""Who holds which office: what the roles beside names say, in an article and in all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from kz_tui.entities.role_words import RoleWord


class Fact(NamedTuple):
    """A person was called by a role; `state` is the ISO code of the state that was named.

    `year` is that of the article.
    """

    person: str
    role: RoleWord
    state: str | None
    year: int | None = None

    def is_near(self, year: int | None) -> bool:
        """Whether it was said within a year of another, as far as both are known."""
        return year is None or self.year is None or abs(self.year - year) <= 1


@dataclass(slots=True)
class OfficesHeld:
    """The facts of one article or of a dossier."""

    facts: dict[str, list[Fact]] = field(default_factory=lambda: defaultdict(list))
    """By person."""
    _asked: dict[tuple[RoleWord, str | None, int | None], set[str]] = field(default_factory=dict)
    """What was asked since the last fact: in a dossier the same few offices over and over."""

    def add(self, fact: Fact) -> None:
        """Note a fact, once."""
        if fact not in self.facts[fact.person]:
            self.facts[fact.person].append(fact)
            self._asked.clear()

    def update(self, other: OfficesHeld) -> None:
        """Note all facts of an article."""
        for fact in other.every():
            self.add(fact)

    def every(self) -> Iterator[Fact]:
        """All facts."""
        for facts in self.facts.values():
            yield from facts

    def holders(self, role: RoleWord, state: str | None, year: int | None = None) -> set[str]:
        """The persons a description may mean; one that names a state asks for that state.

        With a `year`, what was said more than a year before or after does not count.
        """
        found = self._asked.get((role, state, year))
        if found is None:
            found = self._asked[role, state, year] = {
                person
                for person, facts in self.facts.items()
                for fact in facts
                if state in (None, fact.state) and role.may_mean(fact.role) and fact.is_near(year)
            }
        return set(found)

    def is_woman(self, person: str) -> bool | None:
        """By the forms of the roles; None without any."""
        facts = self.facts.get(person)
        return any(fact.role.female for fact in facts) if facts else None
