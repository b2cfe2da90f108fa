"""Which spellings of a person's name mean one person.

All full names of a dossier are grouped: the same name in another case, transcription or script,
with or without a middle name. A bare surname belongs to nobody before it is asked for in an
article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

from kz_tui.entities.consistency import PARTICLES
from kz_tui.entities.gazetteer import FEMALE, Gazetteer, Known
from kz_tui.entities.memory import remembered
from kz_tui.entities.pinyin import pinyin
from kz_tui.entities.russian import is_cyrillic, nominatives
from kz_tui.entities.sounds import SoundIndex
from kz_tui.entities.words import UNSEEN, WordTable
from kz_tui.model.memo import cached_property, memo
from kz_tui.text.name_key import name_keys

_ARABIC = frozenset({"al", "el", "as", "ash", "asch", "bin", "ben", "ibn"})
_arabic_article = re.compile(
    r"(?<=\w )(?:al|el|as|ash|asch|ad|ar|аль|эль|ас|аш|ад|ар)[ -](?=\w{3})", re.IGNORECASE
)
_vowels = re.compile(r"[aeiou\s-]+")
_SHORTEST_SKELETON = 3
_MOST_FORMS = 6
_SURELY_SO = 3
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
    "тен": "ten",
    "тер": "ter",
    "дос": "dos",
    "ду": "du",
    "эль": "el",
    "бен": "ben",
    "бин": "bin",
    "ибн": "ibn",
    "аль": "al",
}


@remembered(100_000)
def keys_of(name: str) -> tuple[str, ...]:
    """The keys of a name: those of its letters, and of what it is in pinyin if it is Chinese."""
    name = _arabic_article.sub("", name)
    if not is_cyrillic(name):
        return name_keys(name)
    latin = " ".join(_PARTICLES_IN_LATIN.get(word, word) for word in name.split(" "))
    chinese = pinyin(name)
    more = name_keys(chinese) if chinese is not None else ()
    return tuple(dict.fromkeys((*name_keys(latin), *more)))


class PersonName(NamedTuple):
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
        counts = Counter(surfaces)
        self._surfaces = sorted(counts)
        self._tails: Counter[str] = Counter()
        for surface, count in counts.items():
            self._tails[surface.rpartition(" ")[2]] += count
        self.parse = memo(None, self._parse)

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
        if self.gazetteer.exact(word)[0] & known or self._tails[word] >= _SURELY_SO:
            return word  # Wilders, said so more than once and never Wilder
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
        if (heard := self._heard(forms)) is not None:
            return heard
        if len(words) == 1 and words[0] in self._feminine:
            return list(words)  # Петрова, where Анна Петрова is named beside Иван Петров
        if len(words) == 1:
            return [next((form for form in forms[0][1:] if form in self._tails), words[0])]
        given = next((one for one in forms[0] if self._is_given(one)), words[0])
        if len(words) == 2 and (bent := _INSTRUMENTAL.search(words[1])) is not None:
            # Джо Байденом: the given name tells nothing, but no surname ends so
            return [given, words[1][: bent.start()]]
        if len(forms[-1]) == 1:
            return [given, *words[1:]]  # Анной Бербок
        if given == words[0]:
            return list(words)
        return [given, *(one[min(1, len(one) - 1)] for one in forms[1:])]

    @cached_property
    def _feminine(self) -> set[str]:
        """The surnames of women who are named in full, as they stand in the nominative."""
        women = set()
        for surface in self._surfaces:
            words = surface.split()
            known = self.gazetteer.exact(words[0])[0] if len(words) > 1 else 0
            if known & FEMALE and words[-1][-1] in "ая" and is_cyrillic(words[-1]):
                women.add(words[-1])
        return women

    def _heard(self, forms: Sequence[Sequence[str]]) -> list[str] | None:
        """The combination of forms that sounds like a name the dossier writes in Latin letters."""
        if len(forms) == 1:
            return None
        found = self.sounds.closest_form(forms[0][:_MOST_FORMS], forms[-1][:_MOST_FORMS])
        if found is None:
            return None
        first, last = found
        bent = last != forms[-1][0]
        return [first, *(one[min(bent, len(one) - 1)] for one in forms[1:-1]), last]

    def _is_given(self, word: str) -> bool:
        return bool(self.gazetteer.exact(word)[0] & Known.GIVEN)

    @cached_property
    def sounds(self) -> SoundIndex:
        """All full names in Latin letters, by their sound."""
        full = (name for name in self._surfaces if " " in name and not is_cyrillic(name))
        return SoundIndex(map(self._latin_base, full))

    def _latin_base(self, name: str) -> str:
        return self.parse(name).text

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
            yield from (f"{given_skeleton(key)} {skeleton(last)}" for key in keys_of(words[0]))


def skeleton(key: str) -> str:
    """The consonants of a key; the key itself where they are too few to tell names apart."""
    bones = _vowels.sub("", key)
    return bones if len(bones) >= _SHORTEST_SKELETON + 1 else key


def given_skeleton(key: str) -> str:
    """Like `_skeleton`, but Martin is not Martina and Andreas not Andrea."""
    key = key.replace("h", "g")  # Olha, Olga
    bones = _vowels.sub("", key)
    if len(bones) < _SHORTEST_SKELETON:
        return key
    return bones + ("+" if key[-1] in "aeiou" else "")
