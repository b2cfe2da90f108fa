"""Words derived from places: kasachische, Berliner, Russen."""

from __future__ import annotations

import re
from functools import partial

from kz_tui.entities.gazetteer import Gazetteer, Known
from kz_tui.entities.memory import remembered
from kz_tui.entities.passage import Label, Mark, Passage

_ENDINGS = ("e", "en", "er", "es", "em")
_WHERE = frozenset({"in", "aus", "nach", "In", "Aus", "Nach"})
_NAMES = Known.GIVEN | Known.SURNAME | Known.CITY | Known.STATE
_adjective = re.compile(r"[a-zäöüß](?:isch|ist)e[nrsm]?$")
_direction = re.compile(
    r"(?:nord|süd|ost|west|zentral|inner|gesamt|ex-)(?:ost|west)?(?=[a-zäöü]{4})"
)


class Derivations:
    """Marks the words that are derived from places the tables know."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._is_derived = remembered(50_000)(partial(is_derived, gazetteer=gazetteer))

    def mark(self, passage: Passage) -> None:
        """Mark adjectives and demonyms; drop what the model only took for such."""
        for position, word in enumerate(passage.words):
            owner = passage.at(position)
            if owner is not None and owner.label is not Label.PLACE_WORD:
                continue
            if owner is not None and _is_place_here(passage, position, self._gazetteer):
                passage.put(Mark(position, position + 1, Label.LOC))
                continue
            derived = self._is_derived(word)
            if derived and owner is None:
                passage.put(Mark(position, position + 1, Label.PLACE_WORD))
            elif owner is not None and not derived and _is_no_place(word):
                passage.remove(owner)


def _is_no_place(word: str) -> bool:
    return bool(_is_language(word) or _adjective.search(word))


def _is_place_here(passage: Passage, position: int, gazetteer: Gazetteer) -> bool:
    """Whether a word that is a people and its land (Bayern, Schweden) is the land."""
    before = passage.words[position - 1] if position else ""
    known = gazetteer.exact(passage.words[position])[0]
    return before in _WHERE and bool(known & (Known.STATE | Known.REGION))


def is_derived(word: str, gazetteer: Gazetteer) -> bool:
    """Whether a word is an inflected adjective, or a demonym, of a state or region."""
    if word[:3] == "US-":
        word = word.lower()
    known = gazetteer.exact(
        _without_direction(word.rpartition("-")[2] if _is_pair(word) else word)
    )[0]
    if not known & (Known.DERIVED_STATE | Known.DERIVED) or _is_language(word):
        return False
    if word[:1].islower():
        return True
    if known & Known.DERIVED_STATE:
        return not known & _NAMES
    # Berliner, Wiener: left to the model; Europäer, Bayern: certain only as adjectives
    return known & Known.DERIVED != 0 and word.endswith(("ische", "ischen", "ischer", "isches"))


def _without_direction(word: str) -> str:
    """Irakisch, taken out of nordirakisch."""
    return _direction.sub("", word) if word[:1].islower() else word


def _is_pair(word: str) -> bool:
    """Two adjectives in one: deutsch-französische."""
    first, dash, _ = word.rpartition("-")
    return bool(dash) and first.endswith(("isch", "deutsch", "sch"))


def _is_language(word: str) -> bool:
    """Deutsch, englisch: without an ending it is a language or an adverb."""
    lower = word.lower()
    return lower.endswith(("isch", "deutsch"))
