"""Which spellings of a person's name mean one person.

All full names of a dossier are grouped: the same name in another case, transcription or script,
with or without a middle name. A bare surname belongs to nobody before it is asked for in an
article.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import product

from kz_tui.entities.consistency import PARTICLES
from kz_tui.entities.gazetteer import Gazetteer, Known
from kz_tui.entities.pinyin import pinyin
from kz_tui.entities.russian import is_cyrillic, nominatives
from kz_tui.entities.words import UNSEEN, WordTable
from kz_tui.text.name_key import name_keys

_ARABIC = frozenset({"al", "el", "as", "ash", "asch", "bin", "ben", "ibn"})
_vowels = re.compile(r"[aeiou\s-]+")
_SHORTEST_SKELETON = 3
_MOST_FORMS = 6
_INSTRUMENTAL = re.compile(r"(?<=[а-яё]{3})(?:ом|(?<=[вн])ым)$")

_PARTICLES_IN_LATIN = {
    "фон": "von",
    "дер": "der",
    "ден": "den",
    "ван": "van",
    "де": "de",
    "ди": "di",
    "да": "da",
    "ла": "la",
    "ле": "le",
    "дель": "del",
    "бен": "ben",
    "бин": "bin",
    "ибн": "ibn",
    "аль": "al",
}


@lru_cache(maxsize=100_000)
def keys_of(name: str) -> tuple[str, ...]:
    """The keys of a name: those of its letters, and of what it is in pinyin if it is Chinese."""
    if not is_cyrillic(name):
        return name_keys(name)
    latin = " ".join(_PARTICLES_IN_LATIN.get(word, word) for word in name.split(" "))
    chinese = pinyin(name)
    more = name_keys(chinese) if chinese is not None else ()
    return tuple(dict.fromkeys((*name_keys(latin), *more)))


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in its base form: what stands before the surname, and the surname with particles."""

    given: tuple[str, ...]
    surname: tuple[str, ...]

    @property
    def text(self) -> str:
        """The name as one writes it."""
        return " ".join((*self.given, *self.surname))

    @property
    def is_full(self) -> bool:
        """Whether there is more than a surname."""
        return bool(self.given)

    def surname_keys(self) -> set[str]:
        """The keys under which somebody of this surname is found."""
        keys = set(keys_of(" ".join(self.surname)))
        last = self.surname[-1]
        if len(self.surname) > 1:
            keys.update(keys_of(last))
        first, dash, rest = last.partition("-")
        if dash and first.lower() in _ARABIC:
            keys.update(keys_of(rest))
        return keys

    def given_keys(self) -> set[str]:
        """The keys of each given name alone."""
        return {key for name in self.given for key in keys_of(name)}


@dataclass(slots=True)
class Person:
    """One person: the full names found for it, and why they were taken for one."""

    key: str
    names: Counter[str] = field(default_factory=Counter)
    reasons: set[str] = field(default_factory=set)
    surname_keys: set[str] = field(default_factory=set)
    given_keys: set[str] = field(default_factory=set)


class Names:
    """Brings surfaces of persons into base form, by what else the dossier and the tables know."""

    def __init__(self, surfaces: Iterable[str], gazetteer: Gazetteer, table: WordTable) -> None:
        self.gazetteer = gazetteer
        self._table = table
        self._surfaces = sorted(surfaces)
        self._tails = {surface.rpartition(" ")[2] for surface in self._surfaces}
        self.parse = lru_cache(maxsize=None)(self._parse)

    def _parse(self, surface: str) -> PersonName:
        words = surface.split()
        if is_cyrillic(surface):
            words = self._nominative(words)
        else:
            words[-1] = self._without_genitive(words[-1])
        begin = len(words) - 1
        while begin > 0 and words[begin - 1].lower() in PARTICLES:
            begin -= 1
        given = tuple(words[:begin])
        surname = tuple(words[begin:])
        if not given and len(surname) > 1:
            surname = (surname[0].lower(), *surname[1:])
        return PersonName(given, surname)

    def _without_genitive(self, word: str) -> str:
        """Macrons -> Macron, but Papadopoulos, Peters, Jens stay."""
        if len(word) > 2 and word[-1] in "'’":
            return word[:-1]
        if len(word) < 4 or word[-1] != "s" or word.endswith("ss"):
            return word
        shorter = word[:-1].rstrip("'’")
        if shorter in self._tails:
            return shorter
        known = Known.GIVEN | Known.SURNAME
        if self.gazetteer.exact(word)[0] & known:
            return word
        if self.gazetteer.exact(shorter)[0] & known:
            return shorter
        whole, base = self._table.log_probability(word), self._table.log_probability(shorter)
        if whole != UNSEEN or base != UNSEEN:
            return shorter if base > whole else word
        return shorter if shorter[-1] not in "aeiouhcx" else word

    def _nominative(self, words: Sequence[str]) -> list[str]:
        """Касым-Жомарта Токаева -> Касым-Жомарт Токаев.

        A combination of forms that the dossier knows in Latin letters decides; else what is known
        of given names; else the surname as it stands.
        """
        forms = [list(dict.fromkeys(nominatives(word))) for word in words]
        for combination in product(*(one[:_MOST_FORMS] for one in forms)):
            if not self._latin_keys.isdisjoint(_rough_keys(combination)):
                return list(combination)
        if len(words) == 1:
            return [next((form for form in forms[0][1:] if form in self._tails), words[0])]
        given = next((one for one in forms[0] if self._is_given(one)), words[0])
        if len(words) == 2 and (bent := _INSTRUMENTAL.search(words[1])) is not None:
            # Джо Байденом: the given name tells nothing, but no surname ends so
            return [given, words[1][: bent.start()]]
        if given == words[0] or len(forms[-1]) == 1:
            return list(words)
        return [given, *(one[min(1, len(one) - 1)] for one in forms[1:])]

    def _is_given(self, word: str) -> bool:
        return bool(self.gazetteer.exact(word)[0] & Known.GIVEN)

    @cached_property
    def _latin_keys(self) -> set[str]:
        """The keys of all names in Latin letters, in full and of their last words."""
        latin = [name.split() for name in self._surfaces if not is_cyrillic(name)]
        found = {key for words in latin for key in _rough_keys(words)}
        return found | {key for words in latin for key in _rough_keys(words[-1:])}


def _rough_keys(words: Sequence[str]) -> Iterator[str]:
    """Keys of a name of which only consonants count: of the surname, with the first given name."""
    for last in keys_of(words[-1]):
        if len(words) == 1:
            yield last
        else:
            yield from (f"{_given_skeleton(key)} {_skeleton(last)}" for key in keys_of(words[0]))


def group(names: Counter[PersonName]) -> dict[PersonName, Person]:
    """Full names become persons; the result maps each full name to its person."""
    leader = _Union(name.text for name in names)
    reasons: dict[str, set[str]] = defaultdict(set)
    _join_same_keys(names, leader, reasons)
    _join_close_names(names, leader, reasons)
    persons: dict[str, Person] = {}
    found: dict[PersonName, Person] = {}
    for name in sorted(names, key=lambda one: one.text):
        root = leader.find(name.text)
        person = persons.setdefault(root, Person(root))
        person.names[name.text] += names[name]
        person.surname_keys |= name.surname_keys()
        person.given_keys |= name.given_keys()
        person.reasons |= reasons.pop(name.text, set())
        found[name] = person
    return found


class _Union:
    """Disjoint sets of names; the alphabetically first name leads, whatever the order."""

    def __init__(self, names: Iterable[str]) -> None:
        self._leaders = {name: name for name in names}

    def find(self, name: str) -> str:
        while self._leaders[name] != name:
            self._leaders[name] = self._leaders[self._leaders[name]]
            name = self._leaders[name]
        return name

    def join(self, one: str, other: str) -> bool:
        """Make two sets one; False if they are already."""
        first, second = sorted((self.find(one), self.find(other)))
        self._leaders[second] = first
        return first != second


def _join_same_keys(
    names: Iterable[PersonName], leader: _Union, reasons: dict[str, set[str]]
) -> None:
    by_key: dict[str, str] = {}
    for name in sorted(names, key=lambda one: one.text):
        for key in keys_of(name.text):
            other = by_key.setdefault(key, name.text)
            if other != name.text and leader.join(other, name.text):
                reasons[name.text].add(f"{name.text} and {other} are transcriptions of one name")


def _join_close_names(
    names: Counter[PersonName], leader: _Union, reasons: dict[str, set[str]]
) -> None:
    """Names with one surname and given names that differ only in vowels or in a middle name."""
    groups: dict[str, list[PersonName]] = defaultdict(list)
    for name in sorted(names, key=lambda one: one.text):
        for key in keys_of(" ".join(name.surname)):
            groups[_skeleton(key)].append(name)
    for members in groups.values():
        by_given: dict[str, list[PersonName]] = defaultdict(list)
        for name in members:
            for key in keys_of(name.given[0]):
                by_given[_given_skeleton(key)].append(name)
        for same in by_given.values():
            _join_compatible(same, leader, reasons)


def _join_compatible(names: list[PersonName], leader: _Union, reasons: dict[str, set[str]]) -> None:
    shortest = sorted(names, key=lambda one: (len(one.given), one.text))
    base = shortest[0]
    middles = {tuple(map(_skeleton_of, name.given[1:])) for name in names if _has_middle(name)}
    for name in shortest[1:]:
        if _has_middle(name) and len(middles) > 1:
            continue  # Hans Peter and Hans Dieter: whose is the name without a middle one?
        if len(base.surname) != len(name.surname) and base.surname[-1] != name.surname[-1]:
            continue
        if leader.join(base.text, name.text):
            reasons[name.text].add(
                f"{name.text} and {base.text} differ only in spelling or in a middle name"
            )


def _has_middle(name: PersonName) -> bool:
    return any(len(word.rstrip(".")) > 1 for word in name.given[1:])


def _skeleton_of(word: str) -> str:
    return _skeleton(keys_of(word)[0])


def _skeleton(key: str) -> str:
    """The consonants of a key; the key itself where they are too few to tell names apart."""
    bones = _vowels.sub("", key)
    return bones if len(bones) >= _SHORTEST_SKELETON + 1 else key


def _given_skeleton(key: str) -> str:
    """Like `_skeleton`, but Martin is not Martina and Andreas not Andrea."""
    bones = _vowels.sub("", key)
    if len(bones) < _SHORTEST_SKELETON:
        return key
    return bones + ("+" if key[-1] in "aeiou" else "")
