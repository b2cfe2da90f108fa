"""Russian articles: names by tables, by roles and by the look of surnames. No model stands behind.

A first, honest form: it finds states, large cities, known organisations, and persons who are
named in full or behind a role; it does not guess at the rest.
"""

from __future__ import annotations

import re

from kz_tui.entities.consistency import PARTICLES
from kz_tui.entities.gazetteer import Gazetteer, Known
from kz_tui.entities.organisations import Organisations
from kz_tui.entities.passage import Label, Mark, Passage
from kz_tui.entities.pinyin import pinyin
from kz_tui.entities.places import Places
from kz_tui.entities.russian import adjective_stem, is_cyrillic, nominatives
from kz_tui.entities.russian_bodies import is_body_noun, mark_russian_bodies

_roles = re.compile(
    r"(?:вице-|экс-|спец|гос|ген)?(?:президент|премьер(?:-министр)?|министр|глав|канцлер|секретар|сек|мэр|командующ|комиссар|премьер-министр|спикер|"
    r"посол|посл|лидер|директор|губернатор|аким|депутат|сенатор|генерал|полковник|политик|журналист|"
    r"адвокат|судь|прокурор|представител|пресс-секретар|председател|советник|замминистр|"
    r"руководител|основател|эксперт|аналитик|политолог|активист|оппозиционер)\w{0,3}",
    re.IGNORECASE,
)
_surname = re.compile(
    r"[А-ЯЁ][а-яё-]+(?:ов|ев|ёв|ин|ын|ский|цкий|ской|енко|ко|ук|юк|ян|дзе|швили|ович|евич|баев|улы)"
    r"(?:а|у|ым|ом|е|ой|ого|ому|им|ых)?|[А-ЯЁ][а-яё-]+(?:ского|скому|ским|ском|ской|цкого|цкому)"
)
_patronymic = re.compile(r"[А-ЯЁ][а-яё]+(?:ович|евич|ична|овна|евна)(?:а|у|ем|ем|е|ы|ой)?")
_capital = re.compile(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*")
_PLACE = Known.STATE | Known.REGION | Known.BIG_CITY | Known.ALTERNATE
_NOBILIARY = frozenset("фон ван дер ден дель ибн бин".split())
_LONGEST = 3
_LONGEST_PHRASE = 6
_STARTS = frozenset('«»"“„:.!?–—-(|/')
_SHORTEST_CITY = 4


class CyrillicReader:
    """Marks the names in sentences written in Russian."""

    def __init__(self, gazetteer: Gazetteer, places: Places, organisations: Organisations) -> None:
        self._gazetteer = gazetteer
        self._places = places
        self._organisations = organisations

    def read(self, passage: Passage) -> None:
        """Put marks on states, cities, organisations and persons; persons give way."""
        self._mark_phrases(passage)
        for position in range(len(passage)):
            if passage.at(position) is None:
                self._mark_single(passage, position)
        mark_russian_bodies(passage, self._gazetteer)
        for position in range(len(passage)):
            if passage.at(position) is None:
                self._mark_person(passage, position)

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
        elif self._is_place(word):
            passage.put(Mark(position, position + 1, Label.LOC, certain=True))
        elif any(self._places.find_russian(form.lower()) for form in nominatives(word)):
            passage.put(Mark(position, position + 1, Label.PLACE_WORD))

    def _is_place(self, word: str) -> bool:
        if (len(word) < _SHORTEST_CITY and not word.isupper()) or is_body_noun(word):
            return False
        for form in nominatives(word):
            known, number = self._gazetteer.exact(form)
            if known & Known.GIVEN:
                return False
            if known & _PLACE or (number and known & Known.CITY):
                return True
        return False

    def _mark_person(self, passage: Passage, position: int) -> None:
        words = passage.words
        if not _capital.fullmatch(words[position]) or _roles.fullmatch(words[position]):
            return
        last = position
        while last < len(words) and last - position < _LONGEST and passage.at(last) is None:
            if not _capital.fullmatch(words[last]):
                break
            last += 1
        if self._over_particles(passage, position, last):
            return
        if last == position + 1 < len(words) and words[last] == "И" and pinyin(words[position]):
            last += 1  # Ван И
        names = words[position:last]
        while len(names) > 1 and not self._is_person(names, passage, position):
            names = names[:-1]
        if self._is_person(names, passage, position):
            passage.put(Mark(position, position + len(names), Label.PER))

    def _over_particles(self, passage: Passage, first: int, last: int) -> bool:
        """Mark Урсула фон дер Ляйен, if that is what stands here."""
        words = passage.words
        end = last
        while end < len(words) and words[end] in PARTICLES:
            end += 1
        if end == last or end == len(words) or not _capital.fullmatch(words[end]):
            return False
        foreign = not _NOBILIARY.isdisjoint(words[last:end]) and first > 0
        if not (foreign or self._is_given(words[first])) or passage.at(end) is not None:
            return False
        passage.put(Mark(first, end + 1, Label.PER))
        return True

    def _is_given(self, word: str) -> bool:
        return any(self._gazetteer.exact(form)[0] & Known.GIVEN for form in nominatives(word))

    def _is_person(self, names: list[str], passage: Passage, position: int) -> bool:
        """Given name and surname; a patronymic; a surname by its look, or behind a role."""
        if len(names) > 1:
            given = self._is_given(names[0])
            looks = bool(_surname.fullmatch(names[-1]) or _patronymic.fullmatch(names[1]))
            inside = position > 0 and passage.words[position - 1] not in _STARTS
            looks = looks and position > 0
            return given or inside or looks or self._behind_role(passage, position)
        if position == 0:
            return bool(_surname.fullmatch(names[0])) and self._is_surname(names[0])
        # within a sentence only names have a capital
        return bool(_surname.fullmatch(names[0])) or self._behind_role(passage, position)

    def _is_surname(self, word: str) -> bool:
        return any(self._gazetteer.exact(form)[0] & Known.SURNAME for form in nominatives(word))

    def _behind_role(self, passage: Passage, position: int) -> bool:
        """Whether a role stands before, with nothing but names of states or offices between."""
        for before in range(position - 1, max(-1, position - 5), -1):
            if _roles.fullmatch(passage.words[before]):
                return True
            if passage.at(before) is None and passage.words[before][:1].isupper():
                return False
        return False


def appositions(passage: Passage) -> list[tuple[int, int]]:
    """Token ranges of roles right before a person: президент Токаев."""
    found = []
    for mark in passage.marks():
        if mark.label is Label.PER and mark.first > 0:
            head = mark.first - 1
            above = passage.words[head - 1] if head else ""
            if _roles.fullmatch(passage.words[head]) and not _roles.fullmatch(above):
                first = head
                while first > 0 and _is_place_adjective(passage, first - 1):
                    first -= 1
                found.append((first, head + 1))
    return found


def _is_place_adjective(passage: Passage, position: int) -> bool:
    owner = passage.at(position)
    return owner is not None and owner.label is Label.PLACE_WORD
