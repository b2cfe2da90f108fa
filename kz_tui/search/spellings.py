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
        self._by_script = {
            script: _classes(keys, places, owners, [is_cyrillic(word) is script for word in words])
            for script in (False, True)
        }

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
                    for classes in self._by_script.values():
                        for number in classes.of(key):
                            found[number] = not whole.isdisjoint(name_keys(self._word(number)))
        return found

    def _word(self, number: int) -> str:
        """One of the words of a fold; all of them have the same keys."""
        return self._vocabulary.terms[int(self._vocabulary.term_starts[number])]

    def beginning_with(self, word: str, *, same_script: bool) -> list[int]:
        """The folds that may be spellings of a word that begins like this.

        Those in the other script, and those in the same one if they are wanted.
        """
        key = name_key(word)
        if len(key) < _SHORTEST_KEY:
            return []
        own = is_cyrillic(word)
        found = self._by_script[not own].starting_with(key)
        return found + self._by_script[own].starting_with(key) if same_script else found


def _forms(word: str) -> Sequence[str]:
    """The word as it stands, and as it may be without the ending of its case."""
    stem = _case_ending.sub("", word) if is_cyrillic(word) else word.removesuffix("s")
    return (word, stem) if stem != word and len(stem) >= _SHORTEST_STEM else (word,)


def _classes(
    keys: Sequence[str], places: Sequence[int], owners: Sequence[int], chosen: Sequence[bool]
) -> WordClasses:
    """The classes of the chosen words: `keys[i]` is a key of the word at `places[i]`."""
    pairs = [(key, owners[place]) for key, place in zip(keys, places, strict=True) if chosen[place]]
    return WordClasses.build([key for key, _ in pairs], np.array([n for _, n in pairs], np.int32))


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
