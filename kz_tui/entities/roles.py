"""Roles beside a name (der kasachische Präsident Tokajew), and titles that are no part of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from kz_tui.entities.gazetteer import Gazetteer, Known
from kz_tui.entities.memory import remembering
from kz_tui.entities.passage import NAMES, Label, Mark, Passage
from kz_tui.entities.role_words import RoleWord, read_role

_ENDINGS = ("", "s", "es", "en", "n", "m", "em")
_RANKS = frozenset(
    "könig königin kaiser kaiserin papst kardinal emir sultan scheich ajatollah patriarch prinz "
    "prinzessin kronprinz herzog herzogin graf gräfin fürst fürstin könige prinzen grafen fürsten "
    "königs kaisers papstes patriarchen".split()
)
"""Roles that are too short, or too often the end of a name, to be looked for in compounds."""
_TITLES = frozenset(
    "herr herrn frau fräulein dr. prof. professor doktor mag. dipl. ing. mr. mrs. ms. mr mrs ms "
    "sir lord lady dame queen king prince princess pope president chancellor minister prime "
    "secretary senator governor general judge justice dipl.-ing.".split()
)
_DETERMINERS = frozenset(
    "der die das dem den des ein eine einer eines einem einen dieser diese diesem diesen sein "
    "seine seinem seinen seiner ihr ihre ihrem ihren ihrer mit vom zum zur beim unter gegen durch "
    "von als auch und wie".split()
)
_adjective = re.compile(r"(?:[a-zäöüß][\wäöüß-]*|[A-ZÄÖÜ]{2,}-[a-zäöüß]+)(?:e|en|er|es|em)")
_MOST_ADJECTIVES = 3
_PLACE = Known.STATE | Known.REGION | Known.CITY
_sure_adjective = re.compile(
    r"(?:ehemalig|früher|damalig|heutig|neu|amtierend|designiert|stellvertretend|scheidend|"
    r"zuständig|langjährig|verstorben|gewählt|umstritten|[\w-]+isch)(?:e|en|er|es|em)"
)


class Roles:
    """The words for what somebody is, and how they stand beside names."""

    def __init__(self, path: Path, gazetteer: Gazetteer) -> None:
        lines = path.read_text(encoding="utf-8").splitlines()
        words = " ".join(line for line in lines if not line.startswith("#")).split()
        self._bases = {word + ending: word for ending in reversed(_ENDINGS) for word in words}
        self._longest = max(map(len, self._bases))
        self._gazetteer = gazetteer
        self.is_role = remembering(20_000, self._is_role)

    def _is_role(self, word: str) -> bool:
        """Whether a noun says what somebody is: Präsident, Kremlsprecher, EU-Kommissarin."""
        if not word[:1].isupper():
            return False
        return self._base(word) is not None

    def _base(self, word: str) -> str | None:
        """The role a noun is a form of, or ends with."""
        last = word.rpartition("-")[2].lower()
        if last in _RANKS:
            return last
        if last in self._bases:
            return self._bases[last]
        # a compound ends with a role; what stands before it is a word of three letters at least
        for start in range(max(3, len(last) - self._longest), len(last) - 2):
            if last[start:] in self._bases:
                return self._bases[last[start:]]
        return None

    def read(self, word: str, adjectives: Iterable[str] = ()) -> RoleWord | None:
        """What a noun says of who bears it; None if it is no role."""
        base = self._base(word)
        return None if base is None else read_role(word, base, adjectives)

    def trim_titles(self, passage: Passage) -> None:
        """Take titles and roles off the front of persons' names."""
        for mark in list(passage.marks()):
            if mark.label is not Label.PER:
                continue
            first = mark.first
            while first < mark.last - 1 and self._is_title(passage.words[first]):
                first += 1
            if self._is_seat(passage, mark):
                passage.put(Mark(mark.first + 1, mark.last, Label.LOC))
                continue
            if first > mark.first:
                passage.remove(mark)
                passage.put(Mark(first, mark.last, mark.label, mark.certain))

    def _is_seat(self, passage: Passage, mark: Mark) -> bool:
        """Der Gouverneur von Tabasco: behind a role, von and a place are no name."""
        words = passage.words
        if len(mark) != 2 or words[mark.first] != "von" or not mark.first:
            return False
        known = self._gazetteer.known(words[mark.first + 1])
        return self.is_role(words[mark.first - 1]) and bool(known & _PLACE)

    def _is_title(self, word: str) -> bool:
        if word.lower() in _TITLES:
            return True
        return self.is_role(word) and not self._gazetteer.known(word) & Known.GIVEN

    def appositions(self, passage: Passage) -> Iterator[tuple[int, int]]:
        """Token ranges of roles right before a person's name, adjectives included."""
        for mark in passage.marks():
            if mark.label is not Label.PER:
                continue
            head = mark.first - 1
            while head >= 0 and passage.words[head].lower() in _TITLES:
                head -= 1
            if head >= 0 and self.is_role(passage.words[head]) and _is_no_name(passage, head):
                yield first_adjective(passage, head), head + 1


def _is_no_name(passage: Passage, position: int) -> bool:
    owner = passage.at(position)
    return owner is None or owner.label not in {*NAMES, Label.OTHER}


def first_adjective(passage: Passage, head: int) -> int:
    """Where the adjectives before a role begin: right behind an article, else only sure ones."""
    words = passage.words
    first = head
    while first > 0 and head - first < _MOST_ADJECTIVES and _is_adjective(words[first - 1]):
        first -= 1
    bounded = first > 0 and words[first - 1].lower() in _DETERMINERS
    if bounded or first == head:
        return first
    first = head
    while first > 0 and _sure_adjective.fullmatch(words[first - 1]):
        first -= 1
    return first


def _is_adjective(word: str) -> bool:
    return bool(_adjective.fullmatch(word)) and word not in _DETERMINERS
