"""Persons in Russian sentences; what no table knows and nothing else explains is one."""

from __future__ import annotations

from collections.abc import Sequence

from kz_tui.entities.consistency import PARTICLES
from kz_tui.entities.passage import Label, Mark, Passage
from kz_tui.entities.pinyin import pinyin
from kz_tui.entities.russian import without_ending
from kz_tui.entities.russian_bodies import is_body_noun
from kz_tui.entities.russian_looks import (
    ADJECTIVE,
    CAPITAL,
    PATRONYMIC,
    PLACELIKE,
    SHORTEST_NAME,
    SURNAME,
    RussianLooks,
    is_plain,
    starts,
)
from kz_tui.entities.russian_words import OPENERS, PLACE_NOUNS, ROLES

_NOBILIARY = frozenset("фон ван дер ден дель ибн бин тен тер дос аль эль".split())
_LOCATED = frozenset({"в", "В", "из", "Из", "под", "Под", "во"})
_LONGEST = 4
_WITH_PLACE = 3


class RussianPersons:
    """Marks what is left of the capitals of a sentence."""

    def __init__(self, looks: RussianLooks) -> None:
        self._looks = looks

    def mark(self, passage: Passage, position: int) -> None:
        """Mark the name that begins at a position, if one does."""
        words = passage.words
        if not CAPITAL.fullmatch(words[position]) or ROLES.fullmatch(words[position]):
            return
        last = position
        while last < len(words) and last - position < _LONGEST and passage.at(last) is None:
            if not CAPITAL.fullmatch(words[last]) or (last > position and is_plain(words[last])):
                break
            last += 1
        if last - position == 1 and self._mark_place(passage, position):
            return
        if self._over_particles(passage, position, last):
            return
        if last == position + 1 < len(words) and words[last] == "И" and pinyin(words[position]):
            last += 1  # Ван И
        if starts(passage, position) and last - position > 1 and words[position].lower() in OPENERS:
            return  # Вчера Терзич: the name is read from its own first word
        if self._is_located(passage, position, last):
            passage.put(Mark(position, last, Label.LOC))  # в Ясной Поляне
            return
        if self._is_place_before_name(passage, position, last):
            passage.put(Mark(position, position + 1, Label.LOC))
            position += 1
        names = words[position:last]
        while len(names) > 1 and not self._is_person(names, passage, position):
            names = names[:-1]
        if self._is_person(names, passage, position):
            passage.put(Mark(position, position + len(names), Label.PER))

    def complete(self, passages: Sequence[Passage]) -> None:
        """Join what begins a sentence to the name behind it, unless that is named otherwise.

        Раньше Жуков: nobody is called Раньше where the article names Евгений Жуков. To be called
        when all passages of an article have been read.
        """
        surnames = {
            without_ending(passage.words[mark.last - 1])
            for passage in passages
            if passage.is_cyrillic
            for mark in passage.marks()
            if mark.label is Label.PER and len(mark) > 1
        }
        for passage in passages:
            if passage.is_cyrillic:
                for mark in list(passage.marks()):
                    if mark.label is Label.PER and self._may_begin(passage, mark, surnames):
                        passage.put(Mark(mark.first - 1, mark.last, Label.PER))

    def _may_begin(self, passage: Passage, mark: Mark, surnames: set[str]) -> bool:
        """Whether the word before a name begins both the name and the sentence."""
        first, words = mark.first - 1, passage.words
        if first < 0 or passage.at(first) is not None or not starts(passage, first):
            return False
        word = words[first]
        if not CAPITAL.fullmatch(word) or is_plain(word) or len(word) < SHORTEST_NAME:
            return False
        known = without_ending(words[mark.last - 1]) in surnames
        return not known and self._looks.could_be_given(word)

    def _is_place_before_name(self, passage: Passage, first: int, last: int) -> bool:
        """Губернатор Мэриленда + Уэс Мур: behind a role, only the first one bent."""
        words = passage.words
        if last - first != _WITH_PLACE or not first or not ROLES.fullmatch(words[first - 1]):
            return False
        bent = [word[-1] in "аыияую" for word in words[first:last]]
        return bent == [True, False, False] and not self._looks.is_given(words[first])

    def _is_located(self, passage: Passage, first: int, last: int) -> bool:
        """Whether an adjective and a noun with capitals stand where places stand."""
        words = passage.words
        if last - first < 2 or not first or words[first - 1] not in _LOCATED:
            return False
        return ADJECTIVE.search(words[first]) is not None and not self._looks.is_given(words[first])

    def _mark_place(self, passage: Passage, position: int) -> bool:
        """Провинция Хатай; в Эмдене: a place by the word before, or by its look."""
        word = passage.words[position]
        before = passage.words[position - 1] if position else ""
        if is_body_noun(word):
            return False
        above = passage.at(position - 1) if position > 1 else None
        if above is not None and above.label is Label.PLACE_WORD:  # в шведском Оре
            before = passage.words[position - 2]
        told = PLACE_NOUNS.fullmatch(before) or (
            before in _LOCATED and not SURNAME.fullmatch(word) and not self._looks.is_given(word)
        )
        if told or (position and PLACELIKE.fullmatch(word)):
            passage.put(Mark(position, position + 1, Label.LOC))
            return True
        return False

    def _over_particles(self, passage: Passage, first: int, last: int) -> bool:
        """Mark Урсула фон дер Ляйен, if that is what stands here."""
        words = passage.words
        end = last
        while end < len(words) and words[end] in PARTICLES:
            end += 1
        if end == last or end == len(words) or not CAPITAL.fullmatch(words[end]):
            return False
        foreign = not _NOBILIARY.isdisjoint(words[last:end]) and first > 0
        long = last - first > 1
        owner = passage.at(end)
        if owner is not None and (owner.certain or owner.label is not Label.LOC):
            return False
        if not (foreign or long or self._looks.is_given(words[first])):
            return False
        passage.put(Mark(first, end + 1, Label.PER))
        return True

    def _is_person(self, names: list[str], passage: Passage, position: int) -> bool:
        """Two capitals; a surname by its look, behind a role, or within a sentence."""
        start = starts(passage, position)
        if len(names) > 1:
            if not start or self._looks.is_given(names[0]):
                return True
            return bool(PATRONYMIC.fullmatch(names[1]) or pinyin(" ".join(names)))
        if start:
            known = SURNAME.fullmatch(names[0]) and self._looks.is_surname(names[0])
            known = known or self._looks.is_well_known(names[0])
            return bool(known) or self._looks.acts_alone(passage, position)
        if is_body_noun(names[0]) or len(names[0]) < SHORTEST_NAME:
            return _behind_role(passage, position)
        return True  # within a sentence only names have a capital


def _behind_role(passage: Passage, position: int) -> bool:
    """Whether a role stands before, with nothing but names of states or offices between."""
    for before in range(position - 1, max(-1, position - 5), -1):
        if ROLES.fullmatch(passage.words[before]):
            return True
        if passage.at(before) is None and passage.words[before][:1].isupper():
            return False
    return False
