"""Names by their keys: what Tokajew, Tokayev, Toqajew and Токаев have in common.

Keys are rough, so only words that look like names have one here: those that are never, or hardly
ever, written in lower case. Otherwise "Zeit" would find "seit".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from kz_tui.search.classes import WordClasses
from kz_tui.search.stems import is_cyrillic
from kz_tui.search.vocabulary import Vocabulary, ordinary
from kz_tui.text.name_key import name_keys

SHORTEST = 4
"""Shorter words share their keys with too many others."""
SHORTEST_KEY = 3
_LONGEST = 18
"""Longer words are compounds, not names; the key of each word costs some microseconds."""
_SHORTEST_STEM = 4

_two_readings = re.compile(r"ch|^j", re.MULTILINE)
# the endings of Russian case, as they are added to names that end with a consonant
_case_ending = re.compile(r"(?:ого|ому|ыми|ами|ым|ом|ем|ой|ей|ых|ах|ам|[ауеыияю])$")


def name_forms(word: str) -> Sequence[str]:
    """The word as it stands, and as it may be without the ending of its case."""
    stem = _case_ending.sub("", word) if is_cyrillic(word) else word.removesuffix("s")
    return (word, stem) if stem != word and len(stem) >= _SHORTEST_STEM else (word,)


def name_classes(vocabulary: Vocabulary, folds: Sequence[str]) -> tuple[WordClasses, WordClasses]:
    """The Latin and the Cyrillic names of a vocabulary by their keys; `folds` are its folds."""
    plain = ordinary(vocabulary.counts, vocabulary.lower_counts).tolist()
    names = [
        number
        for number, folded in enumerate(folds)
        if SHORTEST <= len(folded) <= _LONGEST and not plain[number] and folded.isalpha()
    ]
    # any word of a fold will do: all of them have the same keys
    first = vocabulary.terms.many(vocabulary.term_starts[names])
    words: list[str] = []
    owners: list[int] = []
    for number, word in zip(names, first, strict=True):
        for form in name_forms(word):
            words.append(form)
            owners.append(number)
    keys, places = _all_keys(words)
    cyrillic = list(map(is_cyrillic, words))
    return (
        _classes(keys, places, owners, [not one for one in cyrillic]),
        _classes(keys, places, owners, cyrillic),
    )


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
    long_enough = [number for number, key in enumerate(keys) if len(key) >= SHORTEST_KEY]
    return [keys[number] for number in long_enough], [places[number] for number in long_enough]
