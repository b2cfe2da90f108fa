"""Russian articles: names by tables, by what stands around and by the look of surnames.

No model stands behind. Within a sentence Russian writes only names with a capital, so what no
table knows is a person, unless the words around say that it is a place or a body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kz_tui.entities.consistency import PARTICLES
from kz_tui.entities.gazetteer import Gazetteer, Known
from kz_tui.entities.organisations import Organisations
from kz_tui.entities.passage import Label, Mark, Passage
from kz_tui.entities.pinyin import pinyin
from kz_tui.entities.places import Places
from kz_tui.entities.russian import adjective_stem, is_cyrillic, nominatives, without_ending
from kz_tui.entities.russian_bodies import is_body_noun, mark_quoted, mark_russian_bodies
from kz_tui.entities.russian_words import OPENERS, PLACE_NOUNS, ROLES

_surname = re.compile(
    r"[А-ЯЁ][а-яё-]+(?:ов|ев|ёв|ин|ын|ский|цкий|ской|енко|ко|ук|юк|ян|дзе|швили|ович|евич|баев|улы)"
    r"(?:а|у|ым|ом|е|ой|ого|ому|им|ых)?|[А-ЯЁ][а-яё-]+(?:ского|скому|ским|ском|ской|цкого|цкому)"
)
_patronymic = re.compile(r"[А-ЯЁ][а-яё]+(?:ович|евич|ична|овна|евна)(?:а|у|ем|ем|е|ы|ой)?")
_capital = re.compile(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*")
_adjective = re.compile(r"(?:ий|ый|ая|ое|ого|ому|ую|ых|их)$")
_WHERE = frozenset("в из на под около во с близ через".split())
_PLACELIKE = re.compile(
    r"[А-ЯЁ][а-яё-]{3,}(?:ск|град|бург|поль|стан|ленд|ланд|город|ополь)(?:а|у|ом|е)?"
)
_LONGEST_ACRONYM = 3
_PLACE = Known.STATE | Known.REGION | Known.BIG_CITY | Known.ALTERNATE
_NOBILIARY = frozenset("фон ван дер ден дель ибн бин тен тер дос аль эль".split())
_LONGEST = 4
_LOCATED = frozenset({"в", "В", "из", "Из", "под", "Под", "во"})
_LONGEST_PHRASE = 6
_STARTS = frozenset('«»"“„:.!?–—-(|/')
_SHORTEST_CITY = 4
_SHORTEST_NAME = 3


class CyrillicReader:
    """Marks the names in sentences written in Russian."""

    def __init__(self, gazetteer: Gazetteer, places: Places, organisations: Organisations) -> None:
        self._gazetteer = gazetteer
        self._places = places
        self._organisations = organisations

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
        elif self._is_place(word if len(word) <= _LONGEST_ACRONYM else _title(word)):
            if not self._is_rather_person(passage, position):
                certain = self._is_known_place(word)
                passage.put(Mark(position, position + 1, Label.LOC, certain=certain))
        elif any(self._places.find_russian(form.lower()) for form in nominatives(word)):
            passage.put(Mark(position, position + 1, Label.PLACE_WORD))

    def _is_known_place(self, word: str) -> bool:
        """Whether a word is a state or a region, which nobody is called after."""
        return any(
            self._gazetteer.exact(form)[0] & (Known.STATE | Known.REGION)
            for form in (*nominatives(word), word + "ы")
        )

    def _is_rather_person(self, passage: Passage, position: int) -> bool:
        """Тимур Иванов, not the city of Иваново; Алехандро Толедо."""
        word = passage.words[position]
        before = passage.words[position - 1] if position else ""
        if self._is_known_place(word) or before.lower() in _WHERE:
            return False
        surname = _surname.fullmatch(word) is not None and self._is_surname(word)
        named = _capital.fullmatch(before) is not None and passage.at(position - 1) is None
        after_name = named and before.lower() not in OPENERS
        role = ROLES.fullmatch(before) is not None
        return surname or (after_name and not role and self._could_be_given(before))

    def _could_be_given(self, word: str) -> bool:
        return self._is_given(word) or not (is_body_noun(word) or _adjective.search(word))

    def _is_place(self, word: str) -> bool:
        if (len(word) < _SHORTEST_CITY and not word.isupper()) or is_body_noun(word):
            return False
        for form in (*nominatives(word), word + "ы"):  # Филиппин
            known, number = self._gazetteer.exact(form)
            if known & Known.GIVEN:
                return False
            if known & _PLACE or (number and known & Known.CITY):
                return True
        return False

    def _mark_person(self, passage: Passage, position: int) -> None:
        words = passage.words
        if not _capital.fullmatch(words[position]) or ROLES.fullmatch(words[position]):
            return
        last = position
        while last < len(words) and last - position < _LONGEST and passage.at(last) is None:
            if not _capital.fullmatch(words[last]) or (last > position and _is_plain(words[last])):
                break
            last += 1
        if last - position == 1 and self._mark_place(passage, position):
            return
        if self._over_particles(passage, position, last):
            return
        if last == position + 1 < len(words) and words[last] == "И" and pinyin(words[position]):
            last += 1  # Ван И
        start = position == 0 or words[position - 1] in _STARTS
        if start and last - position > 1 and words[position].lower() in OPENERS:
            return  # Вчера Терзич: the name is read from its own first word
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
        if (
            first < 0
            or passage.at(first) is not None
            or (first and words[first - 1] not in _STARTS)
        ):
            return False
        word = words[first]
        if not _capital.fullmatch(word) or _is_plain(word) or word.lower() in OPENERS:
            return False
        known = without_ending(words[mark.last - 1]) in surnames
        return not known and not _adjective.search(word) and len(word) >= _SHORTEST_NAME

    def _mark_place(self, passage: Passage, position: int) -> bool:
        """Провинция Хатай; в Эмдене: a place by the word before, or by its look."""
        word = passage.words[position]
        before = passage.words[position - 1] if position else ""
        if is_body_noun(word):
            return False
        told = PLACE_NOUNS.fullmatch(before) or (
            before in _LOCATED and not _surname.fullmatch(word) and not self._is_given(word)
        )
        if told or (position and _PLACELIKE.fullmatch(word)):
            passage.put(Mark(position, position + 1, Label.LOC))
            return True
        return False

    def _over_particles(self, passage: Passage, first: int, last: int) -> bool:
        """Mark Урсула фон дер Ляйен, if that is what stands here."""
        words = passage.words
        end = last
        while end < len(words) and words[end] in PARTICLES:
            end += 1
        if end == last or end == len(words) or not _capital.fullmatch(words[end]):
            return False
        foreign = not _NOBILIARY.isdisjoint(words[last:end]) and first > 0
        long = last - first > 1
        owner = passage.at(end)
        if owner is not None and (owner.certain or owner.label is not Label.LOC):
            return False
        if not (foreign or long or self._is_given(words[first])):
            return False
        passage.put(Mark(first, end + 1, Label.PER))
        return True

    def _is_given(self, word: str) -> bool:
        return any(self._gazetteer.exact(form)[0] & Known.GIVEN for form in nominatives(word))

    def _is_person(self, names: list[str], passage: Passage, position: int) -> bool:
        """Two capitals; a surname by its look, behind a role, or within a sentence."""
        start = position == 0 or passage.words[position - 1] in _STARTS
        if len(names) > 1:
            if not start or self._is_given(names[0]):
                return True
            return _patronymic.fullmatch(names[1]) is not None
        if start:
            return bool(_surname.fullmatch(names[0])) and self._is_surname(names[0])
        if is_body_noun(names[0]) or len(names[0]) < _SHORTEST_NAME:
            return self._behind_role(passage, position)
        return True  # within a sentence only names have a capital

    def _is_surname(self, word: str) -> bool:
        return any(self._gazetteer.exact(form)[0] & Known.SURNAME for form in nominatives(word))

    def _behind_role(self, passage: Passage, position: int) -> bool:
        """Whether a role stands before, with nothing but names of states or offices between."""
        for before in range(position - 1, max(-1, position - 5), -1):
            if ROLES.fullmatch(passage.words[before]):
                return True
            if passage.at(before) is None and passage.words[before][:1].isupper():
                return False
        return False


def _title(word: str) -> str:
    """СТАМБУЛ -> Стамбул: the place of a dateline."""
    return word.title() if word.isupper() else word


def _is_plain(word: str) -> bool:
    """Whether a word is a role or a body with a capital, and no part of a person's name."""
    return ROLES.fullmatch(word) is not None or is_body_noun(word)


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
