"""Which place a name means: a state, a region, a city; and which place an adjective comes from."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import marisa_trie

from kz_tui.entities.gazetteer import PHRASE_MARK, Gazetteer, stem
from kz_tui.entities.inflection import state_adjective_forms, without_genitive
from kz_tui.entities.memory import remembering
from kz_tui.entities.russian import adjective_stem, is_cyrillic, nominatives
from kz_tui.entities.tables import cells, read_rows, slug
from kz_tui.text.name_key import name_key

_LONGEST_ACRONYM = 3


class Place(NamedTuple):
    """A place of the tables.

    `key` is the same for all its names; `name` is its German one. `country` is the ISO code of
    the state it is, `inside` that of the state it lies in.
    """

    key: str
    name: str
    country: str | None = None
    inside: str | None = None


class NamedPlace(NamedTuple):
    """A place and the base form of the name it was called by."""

    place: Place
    called: str


class Places:
    """States, regions and cities by any of their names."""

    def __init__(self, data: Path, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._cities = marisa_trie.BytesTrie()
        self._cities.mmap(str(data / "places.trie"))
        self._names: dict[str, NamedPlace] = {}
        self._derived: dict[str, Place] = {}
        self._russian: dict[str, Place] = {}
        self._states: dict[str, Place] = {}
        self._read_states(data)
        self._read_regions(data)
        self.find = remembering(50_000, self._find)
        self.find_derived = remembering(20_000, self._find_derived)

    def _find(self, name: str) -> NamedPlace | None:
        """The place a name means, as it stands or without the ending of its case."""
        for form in _forms(name):
            found = self._names.get(form) or self._city(form)
            if found is not None:
                return found
        return self._names.get(_phrase_key(name)) or self._city(_phrase_key(name), name)

    def _find_derived(self, word: str) -> Place | None:
        """The place an adjective or demonym comes from: kasachische, Berliner, Russen."""
        if is_cyrillic(word):
            return self._find_russian(word)
        place = self._derived.get(word) or self._derived.get(word[:1].lower() + word[1:])
        if place is not None:
            return place
        if " " in word:  # New Yorker, New Yorkern
            named = self._find(word.rstrip("ns").removesuffix("er"))
            return named.place if named is not None else None
        for form in (word, word.removesuffix("n"), word.removesuffix("in"), word.removesuffix("s")):
            found = self._city(form) if form.endswith("er") else None
            if found is not None:
                return found.place
        return None

    def _find_russian(self, word: str) -> Place | None:
        root = adjective_stem(word)
        forms = [root] if root is not None else []
        for form in (*forms, *(one.lower() for one in nominatives(word))):
            if form in self._russian:
                return self._russian[form]
        return None

    def of_state(self, code: str) -> Place | None:
        """The state with an ISO code."""
        return self._states.get(code)

    def find_russian(self, stem_of_word: str) -> Place | None:
        """The state or region a Russian adjective, cut to its stem, comes from."""
        return self._russian.get(stem_of_word)

    def _city(self, form: str, called: str | None = None) -> NamedPlace | None:
        number = self._gazetteer.exact(form)[1]
        if not number:
            return None
        name, _, state = self._cities[str(number)][0].decode().partition("\t")
        return NamedPlace(Place(f"city-{number}", name, inside=state), called or form)

    def _read_states(self, data: Path) -> None:
        for code, names, adjectives, demonyms, english, russian, people in read_rows(
            data / "states.tsv"
        ):
            called = cells(names)
            place = Place(code, called[0], country=code)
            self._states[code] = place
            self._add(place, called, cells(adjectives), cells(demonyms))
            self._add_foreign(place, cells(english), cells(russian), cells(people))

    def _read_regions(self, data: Path) -> None:
        for names, adjectives, demonyms, english, russian, state in read_rows(data / "regions.tsv"):
            called = cells(names)
            place = Place(slug(called[0]), called[0], inside=state or None)
            self._add(place, called, cells(adjectives), cells(demonyms))
            self._add_foreign(place, cells(english), cells(russian), [])

    def _add(
        self, place: Place, names: list[str], adjectives: list[str], demonyms: list[str]
    ) -> None:
        for name in names:
            key = _phrase_key(name) if " " in name else name
            self._names.setdefault(key, NamedPlace(place, name))
        for form in state_adjective_forms(adjectives, demonyms):
            self._derived.setdefault(form, place)

    def _add_foreign(
        self, place: Place, english: list[str], russian: list[str], people: list[str]
    ) -> None:
        for word in english:
            for form in (word, word + "s"):
                self._derived.setdefault(form, place)
        for word in (*russian, *people):
            self._russian.setdefault(word, place)


def _forms(name: str) -> list[str]:
    forms = [name]
    if name.isupper() and len(name) > _LONGEST_ACRONYM:  # ALMATY, Kazakhstan
        forms.append(name.title())
    shorter = without_genitive(name)
    if shorter is not None:
        forms.append(shorter)
    if name.endswith("en"):  # in den Niederlanden
        forms.append(name[:-1])
    if is_cyrillic(name) and " " not in name:
        forms += (*nominatives(name), name + "ы")
    return forms


def _phrase_key(name: str) -> str:
    return PHRASE_MARK + " ".join(map(stem, name.split()))


def place_key(name: str) -> str:
    """What the spellings of a place that no table knows have in common."""
    return name_key(without_genitive(name) or name)
