"""What a Russian word with a capital looks like: a given name, a surname, a place, or none."""

from __future__ import annotations

import re

from kz_tui.entities.gazetteer import Known
from kz_tui.entities.name_tables import NameTables
from kz_tui.entities.passage import Passage
from kz_tui.entities.russian import nominatives
from kz_tui.entities.russian_bodies import is_body_noun
from kz_tui.entities.russian_words import OPENERS, ROLES

SURNAME = re.compile(
    r"[А-ЯЁ][а-яё-]+(?:ов|ев|ёв|ин|ын|ский|цкий|ской|енко|ко|ук|юк|ян|дзе|швили|ович|евич|баев|улы)"
    r"(?:а|у|ым|ом|е|ой|ого|ому|им|ых)?|[А-ЯЁ][а-яё-]+(?:ского|скому|ским|ском|ской|цкого|цкому)"
)
PATRONYMIC = re.compile(r"[А-ЯЁ][а-яё]+(?:ович|евич|ична|овна|евна)(?:а|у|ем|ем|е|ы|ой)?")
CAPITAL = re.compile(
    r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*|(?:аль|эль|ас|аш|ад|ар|ан|ат)-[А-ЯЁ][а-яё]+"
)
PLACELIKE = re.compile(
    r"[А-ЯЁ][а-яё-]{3,}(?:ск|град|бург|поль|стан|ленд|ланд|город|ополь)(?:а|у|ом|е)?"
)
ADJECTIVE = re.compile(r"(?:ий|ый|ой|ая|ое|ого|ому|ую|ых|их|ом|ем|ей)$")
PAST = re.compile(r"[а-яё]{2,}(?:л|ла|ло|ли|лся|лась|лось|лись)")
"""A verb of the past: what stands before it has done something."""
_NOUN = re.compile(
    r"(?:[оеу]|воз|ход|л[её]т|вод|ник|тель|щик|чик|ист|ция|сть|ство|тие|тор|изм|ин[аг]|к[аи]|от|ры|ты|цы|ры)$"
)
"""Ends of common nouns, and of adverbs."""
SHORTEST_NAME = 3
_STARTS = frozenset('«»"“„:.!?–—-(|/')
_SHORTEST_CITY, _SHORTEST_SURE = 4, 5
_PLACE = Known.STATE | Known.REGION | Known.BIG_CITY | Known.ALTERNATE


class RussianLooks:
    """Asks the tables about words in any of their cases."""

    def __init__(self, tables: NameTables) -> None:
        self._gazetteer = tables.gazetteer
        self._common = tables.russian
        self._well_known = tables.well_known

    def is_given(self, word: str) -> bool:
        """Whether somebody can be called so."""
        return self._is(word, Known.GIVEN)

    def is_well_known(self, word: str) -> bool:
        """Whether the news call somebody by this surname alone."""
        return any(form in self._well_known for form in nominatives(word))

    def is_surname(self, word: str) -> bool:
        """Whether the tables know a surname of this form."""
        return self._is(word, Known.SURNAME)

    def is_common(self, word: str) -> bool:
        """Whether a word is, in small letters, one of the language."""
        lower = word.lower()
        return lower in OPENERS or any(form in self._common for form in nominatives(lower))

    def could_be_given(self, word: str) -> bool:
        """Whether a word with a capital may be a given name that no table knows."""
        return self.is_given(word) or not (
            is_body_noun(word) or ADJECTIVE.search(word) or self.is_common(word)
        )

    def is_known_place(self, word: str) -> bool:
        """Whether a word is a state or a region, which nobody is called after."""
        return self._is(word, Known.STATE | Known.REGION) or self._is(
            word + "ы", Known.STATE | Known.REGION
        )

    def is_place(self, word: str) -> bool:
        """Whether the tables know a place of this form and nobody of that given name."""
        if (len(word) < _SHORTEST_CITY and not word.isupper()) or is_body_noun(word):
            return False
        for form in (*nominatives(word), word + "ы"):  # Филиппин
            known, number = self._gazetteer.exact(form)
            if known & Known.GIVEN:
                return False
            if known & _PLACE or (number and known & Known.CITY):
                return True
        return False

    def acts_alone(self, passage: Passage, position: int) -> bool:
        """Мелони прилетела: an unknown word that begins a sentence and does something."""
        word = passage.words[position]
        after = passage.words[position + 1] if position + 1 < len(passage) else ""
        known = self.is_common(word) or ADJECTIVE.search(word) or _NOUN.search(word)
        return len(word) >= _SHORTEST_SURE and not known and PAST.fullmatch(after) is not None

    def _is(self, word: str, wanted: int) -> bool:
        return any(self._gazetteer.exact(form)[0] & wanted for form in nominatives(word))


def starts(passage: Passage, position: int) -> bool:
    """Whether a word begins a sentence or a quotation, so that its capital says nothing."""
    return position == 0 or passage.words[position - 1] in _STARTS


def is_plain(word: str) -> bool:
    """Whether a word is a role or a body with a capital, and no part of a person's name."""
    return ROLES.fullmatch(word) is not None or is_body_noun(word)
