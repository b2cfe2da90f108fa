"""Who is named in full in one article, and whom a short name there can mean."""

from __future__ import annotations

from collections import defaultdict

from kz_tui.entities.persons import Person, PersonName

_Index = dict[str, dict[str, int]]


class Presence:
    """The persons of one article, each with the offset where it is first named in full."""

    def __init__(self) -> None:
        self._persons: dict[str, Person] = {}
        self._by_surname: _Index = defaultdict(dict)
        self._by_given: _Index = defaultdict(dict)

    def meet(self, person: Person, start: int) -> None:
        """Note that a person is named in full at `start`; to be called in the order of the text."""
        self._persons[person.key] = person
        for key in person.surname_keys:
            self._by_surname[key].setdefault(person.key, start)
        for key in person.given_keys:
            self._by_given[key].setdefault(person.key, start)

    def meant(self, name: PersonName, start: int) -> Person | None:
        """The one person a short name at `start` can mean.

        Of several who bear it, the one that alone has been named up to there.
        """
        for index in (self._by_surname, self._by_given):
            found = {one: at for key in name.surname_keys() for one, at in index[key].items()}
            before = [one for one, at in found.items() if at < start]
            if len(found) == 1 or len(before) == 1:
                return self._persons[(before or list(found))[0]]
            if found:
                return None
        return None

    def is_borne(self, name: PersonName) -> bool:
        """Whether anybody bears a surname."""
        return any(self._by_surname[key] for key in name.surname_keys())
