"""Whether a name in Cyrillic letters sounds like one in Latin letters: Карвахаль and Carvajal.

Russian writes foreign names as they sound, so no table of letters leads from one to the other:
each Cyrillic letter may stand for several groups of Latin ones, by the language of the name. An
alignment finds the cheapest reading; what is left over costs the more, the more it would be heard.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby

from kz_tui.text.fold import strip_diacritics

_SPELLINGS = {
    "а": "a u e o ah ar ha au ia ya",
    "б": "b bb p",
    "в": "v w b u f vv ff ph",
    "г": "g h gh gu gg",
    "д": "d dd dh t th",
    "дз": "z dz ds j c ts",
    "ер": "er ur ir or ear ier re",
    "ёр": "er ur ir or oer eur",
    "дж": "j g dj dsch dzh c gi ge dh zh ji",
    "е": "e ie ye je ae a ai ea ei oe ay i o eu",
    "ё": "o oe eu io yo e oo jo",
    "ж": "j g zh sch z sh rz ge gi",
    "з": "z s zz ts th",
    "и": "i e y ee ea ie j ii ij hi ih ey yi",
    "й": "i y j ll il h",
    "к": "k c ck q qu ch kh cc kk cqu",
    "кс": "x ks cks cs xx",
    "кв": "qu kv kw",
    "л": "l ll lh gl",
    "м": "m mm mp",
    "н": "n nn ng gn nh",
    "о": "o a au ou ow oa aw oh eau eaux u ho",
    "п": "p pp pf b",
    "р": "r rr rh",
    "с": "s c z ss sc x th sz ts",
    "т": "t th tt d dt pt ht",
    "у": "u ou oo w o ow ew ue y wu hu",
    "ф": "f ph v ff th pf",
    "х": "h ch kh j x g hh",
    "ц": "z c ts tz zz cz k ci q tsch",
    "ч": "ch tch tsch c cz ci ti q tj cs t zh j cc",
    "ш": "sh sch s ch sz x sj sk ci ti ch",
    "щ": "shch sch stsch shh st",
    "ы": "i y e u ii",
    "э": "e a ae ea ai ha he ay oe",
    "ю": "u yu ju iu eu ew ue y ou",
    "я": "ya ja ia a ea ija ä",
    "ай": "ai ay ei ey i y aj ie uy eye",
    "ей": "ei ey ay ai e a ej ei",
    "эй": "ei ey ay ai a e ea",
    "ой": "oi oy oj eu oey eue ui",
    "уа": "wa oi ua oua",
    "уэ": "we ue wei ve",
    "уо": "wa wo uo",
    "уи": "wi ui wee we wy oui",
    "иу": "iu io iou eu",
    "ью": "iu ew ju yu u ieu",
    "ья": "ia ja ya illa lia",
    "ье": "ie ier ye je iet ille",
    "ьо": "io yo no",
    "нь": "n nn gn nh ny ne ing",
    "ль": "l ll le lh ls lle el ly",
    "ий": "y i ij yi ii j iy",
    "ый": "y i yj yi",
    "ау": "au ow ou av",
    "оу": "ou o ow oh oe",
    "зе": "the se ze",
    "ти": "ti ty thi ci ch",
    "цз": "j ch z zh ts tz k",
    "чж": "zh ch j dsch",
    "нг": "ng n nk",
}
_LETTERS = {group: tuple(spelled.split()) for group, spelled in _SPELLINGS.items()}
_SILENT = {"h": 0.1, "e": 0.3, "s": 0.45, "t": 0.45, "d": 0.5, "x": 0.45, "z": 0.5, "p": 0.6}
_LATIN_VOWELS, _CYRILLIC_VOWELS = frozenset("aeiouy"), frozenset("аеёиоуыэюя")
_UNHEARD = {"ь": 0.0, "ъ": 0.0, "й": 0.25}
_CHANGED = 0.12
"""What any reading but the first one of a letter costs."""
_VOWEL, _CONSONANT, _DOUBLED = 0.65, 1.3, 0.05
_MOST = 0.16
"""What a letter may cost on the average, in names that are taken for one."""
_SHORT_FORM, _SHORTEST_FORM = 0.14, 3
_article = re.compile(r"^(?:al|el|as|ash|ad|ar)-", re.IGNORECASE)
_letters = re.compile(r"[^a-z]+")
_cyrillic_letters = re.compile(r"[^а-яё]+")

_BONES = {
    letter: bone
    for bone, letters in (("p", "pfпф"), ("d", "dtдт"), ("l", "lл"), ("m", "mnмн"), ("r", "rр"))
    for letter in letters
}
"""Consonants that every language of Europe hears alike, in both scripts."""
_soft = re.compile("дж|дз|th|ph|mp(?=[fs])|d(?=[jz])|t(?=[sz]|sch)")
_last_silent = re.compile("[dr]$")


@lru_cache(maxsize=50_000)
def sound_cost(cyrillic: str, latin: str) -> float:
    """How badly two words fit, 0 for letter by letter; infinity where they cannot be one name."""
    latin = _article.sub("", latin)
    source = _cyrillic_letters.sub("", cyrillic.lower())
    target = _letters.sub("", strip_diacritics(latin).replace("ı", "i"))
    if not source or not target or _too_far(source, target):
        return float("inf")
    width = len(target) + 1
    best = [[float("inf")] * width for _ in range(len(source) + 1)]
    best[0][0] = 0.0
    for i in range(len(source) + 1):
        row = best[i]
        for j in range(width):
            cost = row[j]
            if cost == float("inf"):
                continue
            if j < len(target):
                _lower(best, i, j + 1, cost + _silent(target, j))
            if i < len(source):
                _lower(best, i + 1, j, cost + _unheard(source[i]))
                _read_group(best, source, target, i, j)
    return best[-1][-1]


def _read_group(best: list[list[float]], source: str, target: str, i: int, j: int) -> None:
    for size in (1, 2):
        spellings = _LETTERS.get(source[i : i + size])
        if spellings is None or i + size > len(source):
            continue
        for number, spelled in enumerate(spellings):
            if target.startswith(spelled, j):
                change = best[i][j] + (_CHANGED if number else 0.0)
                _lower(best, i + size, j + len(spelled), change)


def _lower(best: list[list[float]], i: int, j: int, cost: float) -> None:
    if cost < best[i][j]:
        best[i][j] = cost


def _silent(target: str, position: int) -> float:
    letter = target[position]
    if position and target[position - 1] == letter:
        return _DOUBLED
    if letter in _SILENT and (letter == "h" or position >= len(target) - 2):
        return _SILENT[letter]
    return _VOWEL if letter in _LATIN_VOWELS else _CONSONANT


def _unheard(letter: str) -> float:
    if letter in _UNHEARD:
        return _UNHEARD[letter]
    return _VOWEL if letter in _CYRILLIC_VOWELS else _CONSONANT


def _too_far(source: str, target: str) -> bool:
    return len(source) > 2 * len(target) + 1 or len(target) > 2 * len(source) + 1


def _word_cost(cyrillic: str, latin: str) -> float:
    """The cost of a word by letter, infinite where it is too high."""
    cost = sound_cost(cyrillic, latin) / max(3, min(len(cyrillic), len(latin)))
    return cost if cost <= _MOST else float("inf")


def _given_cost(cyrillic: str, latin: str) -> float:
    """Like `_word_cost`; a short form may stand for the whole name: Dani, Даниэль."""
    if not _may_be_one_gender(cyrillic[-1], strip_diacritics(latin[-1])):
        return float("inf")
    cost = _word_cost(cyrillic, latin)
    shorter = min(len(cyrillic), len(latin))
    if cost == float("inf") and shorter >= _SHORTEST_FORM:
        cost = _SHORT_FORM + min(
            _word_cost(cyrillic[: shorter + extra], latin[:shorter]) for extra in (-1, 0, 1)
        )
    return cost


def _may_be_one_gender(cyrillic: str, latin: str) -> bool:
    """By the last letters: Анна is not Hanno, Мартин is not Martina."""
    if cyrillic in "ая":
        return latin in "aeiyhs"
    return latin != "a" or cyrillic in _CYRILLIC_VOWELS


class SoundIndex:
    """Names in Latin letters, found by how they sound.

    Only names whose last words have the same bones are compared letter by letter, so that a look-up
    does not grow with all names there are.
    """

    def __init__(self, names: Iterable[str]) -> None:
        """Take names of one word or of several; of several the first and the last are compared."""
        self._names: dict[tuple[str, bool], list[str]] = defaultdict(list)
        for name in sorted(set(names)):
            words = name.split()
            bones = _bones(words[-1])
            for key in dict.fromkeys((bones, _last_silent.sub("", bones))):
                self._names[key, len(words) > 1].append(name)

    def closest(self, words: Sequence[str]) -> tuple[str, float] | None:
        """The name that some words in Cyrillic letters sound most like, and how badly it fits."""
        best: tuple[float, str] | None = None
        for name in self._names.get((_bones(words[-1]), len(words) > 1), ()):
            cost = _name_cost(words, name.split())
            if cost != float("inf") and (best is None or (cost, name) < best):
                best = cost, name
        return None if best is None else (best[1], best[0])

    def closest_form(self, first: Sequence[str], last: Sequence[str]) -> tuple[str, str] | None:
        """The forms of a given name and of a surname that together sound most like a name."""
        best: tuple[float, int, int] | None = None
        for number, surname in enumerate(last):
            for name in self._names.get((_bones(surname), True), ()):
                latin = name.split()
                cost = _word_cost(surname, latin[-1])
                if cost == float("inf"):
                    continue
                for order, given in enumerate(first):
                    whole = (cost + _given_cost(given, latin[0]), number, order)
                    if whole[0] != float("inf") and (best is None or whole < best):
                        best = whole
        return None if best is None else (first[best[2]], last[best[1]])


def _name_cost(words: Sequence[str], latin: Sequence[str]) -> float:
    last = _word_cost(words[-1], latin[-1])
    if len(words) == 1 or last == float("inf"):
        return last
    return last + _given_cost(words[0], latin[0])


@lru_cache(maxsize=50_000)
def _bones(word: str) -> str:
    """What both scripts surely have in common: Карвахаль and Carvajal are rl."""
    plain = _soft.sub("", strip_diacritics(_article.sub("", word).lower()))
    bones = [_BONES[letter] for letter in plain if letter in _BONES]
    return "".join(bone for bone, _ in groupby(bones))
