"""Other spellings of a name: transliterations and scripts.

Tokajew, Tokayev, Toqajew and Токаев share a name key, which makes finding them a look-up. Keys are
rough, so only words that look like names take part: those that are never, or hardly ever, written
in lower case. Otherwise "Zeit" would find "seit".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from kz_tui.search.classes import WordClasses
from kz_tui.search.stems import is_cyrillic
from kz_tui.search.vocabulary import Vocabulary
from kz_tui.text.name_key import name_key, name_keys

SHORTEST = 4
"""Shorter words share their keys with too many others."""
_LONGEST = 18
"""Longer words are compounds, not names; the key of each word costs some microseconds."""
_SHORTEST_KEY = 3
_SHORTEST_STEM = 4

_two_readings = re.compile(r"ch|^j", re.MULTILINE)
# the endings of Russian case, as they are added to names that end with a consonant
_case_ending = re.compile(r"(?:ого|ому|ыми|ами|ым|ом|ем|ой|ей|ых|ах|ам|[ауеыияю])$")


class Spellings:
    """The names of a vocabulary by their keys."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        names = [
            number
            for number, folded in enumerate(vocabulary.folds)
            if SHORTEST <= len(folded) <= _LONGEST
            and not vocabulary.ordinary[number]
            and folded.isalpha()
        ]
        words: list[str] = []
        owners: list[int] = []
        for number in names:
            for form in _forms(self._word(number)):
                words.append(form)
                owners.append(number)
        keys, places = _all_keys(words)
        self._classes = WordClasses.build(keys, np.array(owners, np.int32)[places])

    def of(self, word: str) -> dict[int, bool]:
        """The folds that may be another spelling of a word in lower case.

        The value says whether all of the word does; otherwise the endings of a case differ.
        """
        found: dict[int, bool] = {}
        if len(word) < SHORTEST:
            return found
        whole = set(name_keys(word))
        for form in _forms(word):
            for key in name_keys(form):
                if len(key) >= _SHORTEST_KEY:
                    for number in self._classes.of(key):
                        found[number] = not whole.isdisjoint(name_keys(self._word(number)))
        return found

    def _word(self, number: int) -> str:
        """One of the words of a fold; all of them have the same keys."""
        return self._vocabulary.terms[int(self._vocabulary.term_starts[number])]

    def beginning_with(self, word: str) -> list[int]:
        """The folds that may be spellings of a word that begins like this."""
        key = name_key(word)
        return self._classes.starting_with(key) if len(key) >= _SHORTEST_KEY else []


def _forms(word: str) -> Sequence[str]:
    """The word as it stands, and as it may be without the ending of its case."""
    stem = _case_ending.sub("", word) if is_cyrillic(word) else word.removesuffix("s")
    return (word, stem) if stem != word and len(stem) >= _SHORTEST_STEM else (word,)


def _all_keys(words: Sequence[str]) -> tuple[list[str], list[int]]:
    """The keys of all words, and for each key the place of its word.

    Name keys are made of the whole list at once, which the key function allows: it never looks
    across a blank.
    """
    keys: list[str] = []
    places: list[int] = []
    doubtful = [place for place, word in enumerate(words) if _two_readings.search(word)]
    clear = sorted(set(range(len(words))).difference(doubtful))
    for some in filter(None, (clear, doubtful)):
        for reading in name_keys("\n".join(words[place] for place in some)):
            keys += reading.split("\n")
            places += some
    long_enough = [number for number, key in enumerate(keys) if len(key) >= _SHORTEST_KEY]
    return [keys[number] for number in long_enough], [places[number] for number in long_enough]
