"""Marks the words themselves speak against."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from kz_tui.entities.cues import cues
from kz_tui.entities.gazetteer import Gazetteer, Known
from kz_tui.entities.name_share import NameShare
from kz_tui.entities.organisations import LEGAL_FORMS
from kz_tui.entities.passage import NAMES, Label, Mark, Passage
from kz_tui.entities.words import WordTable

_NEVER_NAME = 0.06
_SURNAME = Known.SURNAME | Known.SURNAME_GERMAN
_ONE = frozenset("ein eine eines einem einen einer kein keine jeder".split())
_NAMELIKE = 0.6
_LONG_TITLE = 5
_PLACE = Known.CITY | Known.STATE | Known.REGION
_MUCH_RARER = 1.0
"""By how much a word is likelier in small letters than a name that is a common word may be."""
_event = re.compile(
    r"(?:[\w-]*[Cc]up|[\w-]*pokal|Champions League|Europa League|[\w-]*[Aa]wards?|Masters|Open|"
    r"Festival|Grand Prix|Trophy|Championships?|[\w-]*[Mm]arathon|Oscars|Olympics|Games|Congress|"
    r"Sommerzeit|Tour de \w+|Giro d'Italia|Super Bowl|World Series)(?:s|es)?"
)
_COLOUR = r"(?:Rot|Schwarz|Grün|Blau|Gelb|Türkis|Weiß|Dunkel|Hell|Orange)"
_colours = re.compile(rf"{_COLOUR}(?:-{_COLOUR})+", re.IGNORECASE)
_verbs = re.compile(
    r"ist|war|wird|wurde|hat|hatte|haben|sind|sagte|(?:for|warn|beton|erklär|kritisier|mein|plan|will|"
    r"leg|stell|begrüß|teil|kündig|meld|bericht|veröffentlich)\w*te[nt]?"
)
_LOWER_STARTS = frozenset(
    "pro laut seit bei mit nach für von vom im in am an zu zum zur und oder als wie per".split()
)
_ADDRESSES = frozenset({"Frau", "Herr", "Herrn", "Familie"})


class Doubts:
    """Takes back what the model made of common nouns, and of acronyms that name nobody."""

    def __init__(
        self, path: Path, gazetteer: Gazetteer, share: NameShare, table: WordTable
    ) -> None:
        lines = path.read_text(encoding="utf-8").splitlines()
        words = " ".join(line for line in lines if not line.startswith("#")).split()
        self._acronyms = frozenset(words)
        self._gazetteer = gazetteer
        self._share = share
        self._table = table

    def drop(self, passage: Passage) -> None:
        """Remove marks that are hardly ever names, and what names do not begin with."""
        for mark in list(passage.marks()):
            if mark.certain or mark.label is Label.PLACE_WORD:
                continue
            if len(mark) > 1:
                self._doubt_several(passage, mark)
                continue
            word = passage.words[mark.first]
            if (
                word in LEGAL_FORMS
                or word in self._acronyms
                or _colours.fullmatch(word)
                or self._is_counted(passage, mark)
                or self._is_address(passage, mark.first)
                or (mark.label in NAMES and self._is_noun(passage, mark))
                or (mark.label is Label.PER and self._is_opener(passage, mark))
            ):
                passage.remove(mark)
            elif mark.label is Label.PER and any(map(str.isdigit, word)):
                passage.put(Mark(mark.first, mark.last, Label.ORG))  # DiEM25

    def _doubt_several(self, passage: Passage, mark: Mark) -> None:
        words = passage.words
        if mark.label is Label.OTHER and not mark.first and len(mark) >= _LONG_TITLE:
            passage.remove(mark)  # a sentence of its own, and no title in quotation marks
            return
        name = passage.text(mark)
        if mark.label is Label.ORG and (
            _event.fullmatch(words[mark.last - 1]) or _event.fullmatch(name)
        ):
            passage.put(Mark(mark.first, mark.last, Label.OTHER))
            return
        if mark.label is Label.LOC and self._gazetteer.known(words[mark.first]) & Known.GIVEN:
            place = self._gazetteer.known(words[mark.first]) & (Known.CITY | Known.STATE)
            if not place and not words[mark.first + 1][0].islower():
                passage.put(Mark(mark.first, mark.last, Label.PER))  # Rosa Parks
            return
        if mark.label is Label.ORG and self._is_person(words[mark.first : mark.last]):
            passage.put(Mark(mark.first, mark.last, Label.PER))  # Arjen Robben
            return
        if mark.label is Label.ORG and (verb := self._verb(words, mark)):
            passage.remove(mark)
            mark = Mark(mark.first, verb, Label.ORG)
            passage.put(mark)
        first = mark.first
        while first < mark.last - 1 and words[first] in _LOWER_STARTS and mark.label is Label.ORG:
            first += 1
        if first > mark.first:
            passage.remove(mark)
            if first < mark.last - 1 or self._gazetteer.known(words[first]) & Known.ORGANISATION:
                passage.put(Mark(first, mark.last, mark.label))

    def _is_person(self, words: Sequence[str]) -> bool:
        """Whether two words are a given name and what is used like names."""
        if len(words) != 2 or not words[1][0].isupper() or not words[1][1:].islower():
            return False
        given = self._gazetteer.exact(words[0])[0]
        known = self._gazetteer.phrase(words, 0)[1]
        surname = self._share.of(words[1]) > _NAMELIKE and not cues(words[1].lower())
        return bool(given & Known.GIVEN) and not given & _PLACE and not known and surname

    def _verb(self, words: Sequence[str], mark: Mark) -> int:
        """Where a verb stands in a name, which ends before it; 0 if none does."""
        inside = range(mark.first + 1, mark.last)
        return next((one for one in inside if _verbs.fullmatch(words[one])), 0)

    def _is_address(self, passage: Passage, position: int) -> bool:
        """A piece of an address on the web: https://t.co/YcsZC4ZrKg."""
        before = passage.words[position - 1] if position else ""
        word = passage.words[position]
        return before == "/" and any(map(str.isdigit, word)) and any(map(str.islower, word))

    def _is_opener(self, passage: Passage, mark: Mark) -> bool:
        """Lange Zeit, Rosa Flamingos: a common word that begins a sentence, before a noun."""
        words = passage.words
        if mark.first or mark.last == len(words) or not words[mark.last][0].isupper():
            return False
        word = words[mark.first]
        small = self._table.log_probability(word.lower())
        return small > self._table.log_probability(word) + _MUCH_RARER and (
            passage.at(mark.last) is None
        )

    def _is_counted(self, passage: Passage, mark: Mark) -> bool:
        """Ein Hacker, eines Fischers: nobody's name."""
        before = passage.words[mark.first - 1] if mark.first else ""
        return mark.label is Label.PER and before.lower() in _ONE

    def _is_noun(self, passage: Passage, mark: Mark) -> bool:
        word = passage.words[mark.first]
        known = self._gazetteer.known(word) & ~_SURNAME
        if word.isupper() or "-" in word or known or self._share.of(word) >= _NEVER_NAME:
            return False
        return not mark.first or passage.words[mark.first - 1] not in _ADDRESSES
