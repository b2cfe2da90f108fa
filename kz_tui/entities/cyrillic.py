"""Russian articles: names by tables, by what stands around and by the look of surnames.

No model stands behind. Within a sentence Russian writes only names with a capital, so what no
table knows is a person, unless the words around say that it is a place or a body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kz_tui.entities.gazetteer import Known
from kz_tui.entities.name_tables import NameTables
from kz_tui.entities.passage import Label, Mark, Passage
from kz_tui.entities.russian import adjective_stem, is_cyrillic, nominatives
from kz_tui.entities.russian_bodies import mark_quoted, mark_russian_bodies
from kz_tui.entities.russian_looks import CAPITAL, SURNAME, RussianLooks
from kz_tui.entities.russian_persons import RussianPersons
from kz_tui.entities.russian_words import ROLES

_acronym = re.compile(r"[А-ЯЁ]{3,6}")
_NO_BODY = frozenset(
    "СМИ ДТП ВВП ЧП АЭС ТЭЦ ГЭС НПЗ ВИЧ СПИД ДНК РНК ПЦР СССР БПЛА ПВО ПРО МРТ КПП ГОСТ НДС ИНН "
    "ЕГЭ ВУЗ ТВ ПК ЖКХ ИП ООО ОАО ПАО ЗАО МСК УК РФ ТАСС ЛГБТ ИВЛ СИЗО ИК ДПС ОМОН".split()
)
"""Acronyms that name no organisation."""
_WHERE = frozenset("в из на под около во с близ через".split())
_LONGEST_ACRONYM = 3
_LONGEST_PHRASE = 6


class CyrillicReader:
    """Marks the names in sentences written in Russian."""

    def __init__(self, tables: NameTables) -> None:
        self._gazetteer = tables.gazetteer
        self._places = tables.places
        self._organisations = tables.organisations
        self._looks = RussianLooks(tables)
        self._persons = RussianPersons(self._looks)

    def read(self, passage: Passage) -> None:
        """Put marks on states, cities, organisations and persons; persons give way."""
        self._mark_phrases(passage)
        mark_quoted(passage)
        for position in range(len(passage)):
            if passage.at(position) is None:
                self._mark_single(passage, position)
        mark_russian_bodies(passage, self._gazetteer)
        for position in range(len(passage)):
            if passage.at(position) is None:
                self._persons.mark(passage, position)

    def _mark_phrases(self, passage: Passage) -> None:
        words = passage.words
        position = 0
        while position < len(words) - 1:
            length = self._phrase(words, position)
            position += max(1, length)
            if length:
                known = self._known_phrase(words[position - length : position])
                label = Label.ORG if known & Known.ORGANISATION else Label.LOC
                passage.put(Mark(position - length, position, label, certain=True))

    def _phrase(self, words: list[str], first: int) -> int:
        """The number of words of the longest known phrase here, 0 for none."""
        if not words[first][:1].isupper() or not is_cyrillic(words[first]):
            return 0
        for length in range(min(_LONGEST_PHRASE, len(words) - first), 1, -1):
            if self._known_phrase(words[first : first + length]):
                return length
        return 0

    def _known_phrase(self, words: list[str]) -> int:
        name = " ".join(words)
        if self._organisations.find(name) is not None:
            return Known.ORGANISATION
        length, known, _ = self._gazetteer.phrase(words, 0)
        return known if length == len(words) else 0

    def _mark_single(self, passage: Passage, position: int) -> None:
        word = passage.words[position]
        if not is_cyrillic(word):
            return
        if word[0].islower():
            root = adjective_stem(word)
            if root is not None and self._places.find_russian(root) is not None:
                passage.put(Mark(position, position + 1, Label.PLACE_WORD))
        elif self._organisations.find(word) is not None:
            passage.put(Mark(position, position + 1, Label.ORG, certain=True))
        elif self._looks.is_place(word if len(word) <= _LONGEST_ACRONYM else _title(word)):
            if not self._is_rather_person(passage, position):
                certain = self._looks.is_known_place(word)
                passage.put(Mark(position, position + 1, Label.LOC, certain=certain))
        elif _acronym.fullmatch(word) and word not in _NO_BODY and not _is_shouted(passage):
            passage.put(Mark(position, position + 1, Label.ORG))
        elif any(self._places.find_russian(form.lower()) for form in nominatives(word)):
            passage.put(Mark(position, position + 1, Label.PLACE_WORD))

    def complete(self, passages: Sequence[Passage]) -> None:
        """What all passages of an article say of the names that begin sentences."""
        self._persons.complete(passages)

    def _is_rather_person(self, passage: Passage, position: int) -> bool:
        """Тимур Иванов, not the city of Иваново; Алехандро Толедо."""
        word = passage.words[position]
        before = passage.words[position - 1] if position else ""
        if self._looks.is_known_place(word) or before.lower() in _WHERE:
            return False
        surname = SURNAME.fullmatch(word) is not None and self._looks.is_surname(word)
        named = CAPITAL.fullmatch(before) is not None and passage.at(position - 1) is None
        after_name = named and (position > 1 or self._looks.is_given(before))
        role = ROLES.fullmatch(before) is not None
        return surname or (after_name and not role and self._looks.could_be_given(before))


def _is_shouted(passage: Passage) -> bool:
    """Whether a line is written in capitals, which then say nothing."""
    words = [word for word in passage.words if len(word) > 1 and word[0].isalpha()]
    return 2 * sum(map(str.isupper, words)) > len(words)


def _title(word: str) -> str:
    """СТАМБУЛ -> Стамбул: the place of a dateline."""
    return word.title() if word.isupper() else word


def appositions(passage: Passage) -> list[tuple[int, int]]:
    """Token ranges of roles right before a person: президент Токаев."""
    found = []
    for mark in passage.marks():
        if mark.label is Label.PER and mark.first > 0:
            head = mark.first - 1
            above = passage.words[head - 1] if head else ""
            if ROLES.fullmatch(passage.words[head]) and not ROLES.fullmatch(above):
                first = head
                while first > 0 and _is_place_adjective(passage, first - 1):
                    first -= 1
                found.append((first, head + 1))
    return found


def _is_place_adjective(passage: Passage, position: int) -> bool:
    owner = passage.at(position)
    return owner is not None and owner.label is Label.PLACE_WORD
