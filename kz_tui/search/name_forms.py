"""Names by their keys: what Tokajew, Tokayev, Toqajew and Токаев have in common.

Keys are rough, so only words that look like names have one here: those that are never, or hardly
ever, written in lower case. Otherwise "Zeit" would find "seit".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import compress

import numpy as np

from kz_tui.search.arrays import Bools, Int32s, Int64s
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

# the endings of Russian case, as they are added to names that end with a consonant
_case_ending = re.compile(r"(?:ого|ому|ыми|ами|ым|ом|ем|ой|ей|ых|ах|ам|[ауеыияю])$")
# what Cyrillic names are read as besides their letters: Ukrainian г is h (Hrytsenko), German names
# are written as they sound (Эйзенштейн), ё is written jo after a consonant (Sjomin)
_CYRILLIC_READINGS = (("г", "х"), ("шт", "ст"), ("шп", "сп"), ("ё", "йо"))


def name_forms(word: str) -> Sequence[str]:
    """The word as it stands, as it may be without the ending of its case, and as it may be read."""
    if is_cyrillic(word):
        forms = [word, _case_ending.sub("", word)]
        forms += [form.replace(*one) for form in forms for one in _CYRILLIC_READINGS]
    else:
        forms = [word, word.removesuffix("s")]
        forms += ["di" + form[2:] for form in forms if form.startswith("dj")]  # Djatschenko
    return tuple(
        form for form in dict.fromkeys(forms) if form == word or len(form) >= _SHORTEST_STEM
    )


def name_classes(vocabulary: Vocabulary, folds: Sequence[str]) -> tuple[WordClasses, WordClasses]:
    """The Latin and the Cyrillic names of a vocabulary by their keys; `folds` are its folds."""
    plain = ordinary(vocabulary.counts, vocabulary.lower_counts).tolist()
    names = [
        number
        for number, folded in enumerate(folds)
        if not plain[number] and SHORTEST <= len(folded) <= _LONGEST and folded.isalpha()
    ]
    # any word of a fold will do: all of them have the same keys
    first = vocabulary.terms.many(vocabulary.term_starts[names])
    forms = list(map(name_forms, first))
    keys, places = _all_keys([form for some in forms for form in some])
    owners = np.repeat(np.array(names, np.int32), list(map(len, forms)))[places]
    scripts = np.fromiter(map(is_cyrillic, first), np.bool_, len(first))
    cyrillic = np.repeat(scripts, list(map(len, forms)))[places]
    return _classes(keys, owners, ~cyrillic), _classes(keys, owners, cyrillic)


def _classes(keys: Sequence[str], owners: Int32s, chosen: Bools) -> WordClasses:
    """The classes of the chosen ones of some keys and the folds they belong to."""
    return WordClasses.build(list(compress(keys, chosen.tolist())), owners[chosen])


def _all_keys(words: Sequence[str]) -> tuple[list[str], Int64s]:
    """The keys of all words, and for each key the place of its word.

    Name keys are made of the whole list at once, which the key function allows: it never looks
    across a blank.
    """
    keys: list[str] = []
    places: list[int] = []
    doubtful = [n for n, word in enumerate(words) if word[0] == "j" or "ch" in word]
    clear = sorted(set(range(len(words))).difference(doubtful))
    for some in filter(None, (clear, doubtful)):
        for reading in name_keys("\n".join(words[place] for place in some)):
            keys += reading.split("\n")
            places += some
    sizes = np.fromiter(map(len, keys), np.int64, len(keys))
    enough = sizes >= SHORTEST_KEY
    return list(compress(keys, enough.tolist())), np.array(places, np.int64)[enough]
