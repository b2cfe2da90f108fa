"""Names by their keys: what Tokajew, Tokayev, Toqajew and Токаев have in common.

Keys are rough, so only words that look like names have one here: those that are never, or hardly
ever, written in lower case. Otherwise "Zeit" would find "seit".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import compress

import numpy as np

from kz_tui.search.arrays import Int32s, Int64s
from kz_tui.search.classes import WordClasses
from kz_tui.search.packable import Packable
from kz_tui.search.sounds import Sounds, may_be_soft, soft_reading
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
# are written as they sound (Эйзенштейн, Шрёдер), ё is written jo after a consonant (Sjomin)
_CYRILLIC_READINGS = (("г", "х"), ("шт", "ст"), ("шп", "сп"), ("ё", "йо"), ("ё", "о"))


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


class NameTables(Packable):
    """The names of one script by their keys, and by how they sound."""

    keys: WordClasses
    sounds: Sounds


def name_tables(vocabulary: Vocabulary, folds: Sequence[str]) -> tuple[NameTables, NameTables]:
    """What the Latin and what the Cyrillic names of a vocabulary have in common.

    `folds` are its folds.
    """
    plain = ordinary(vocabulary.counts, vocabulary.lower_counts).tolist()
    names = [
        number
        for number, folded in enumerate(folds)
        if not plain[number] and SHORTEST <= len(folded) <= _LONGEST and folded.isalpha()
    ]
    # any word of a fold will do: all of them have the same keys
    first = vocabulary.terms.many(vocabulary.term_starts[names])
    cyrillic = np.fromiter(map(is_cyrillic, first), np.bool_, len(first))
    numbers = np.array(names, np.int32)
    latin_words = list(compress(first, (~cyrillic).tolist()))
    cyrillic_words = list(compress(first, cyrillic.tolist()))
    return (
        _tables(latin_words, numbers[~cyrillic], _latin_forms(latin_words)),
        _tables(cyrillic_words, numbers[cyrillic], _cyrillic_forms(cyrillic_words)),
    )


_Forms = tuple[list[str], list[int]]
"""Forms of some words, and for each the place of its word among them."""


def _tables(words: Sequence[str], numbers: Int32s, forms: _Forms) -> NameTables:
    """The tables of words with these numbers."""
    keys, owners = _all_keys(*forms)
    soft_keys, soft_owners = _all_keys(*_soft_forms(words))
    return NameTables(
        WordClasses.build(keys, numbers[owners]),
        Sounds.build(keys + soft_keys, numbers[np.append(owners, soft_owners)]),
    )


def _latin_forms(words: Sequence[str]) -> _Forms:
    """What `name_forms` gives for each of some Latin words, in less time than word by word.

    Only what may have more forms than one is looked at.
    """
    more = [
        (form, place)
        for place, word in enumerate(words)
        if word[-1] == "s" or word[:2] == "dj"
        for form in name_forms(word)[1:]
    ]
    return [*words, *(form for form, _ in more)], [*range(len(words)), *(p for _, p in more)]


def _cyrillic_forms(words: Sequence[str]) -> _Forms:
    """What `name_forms` gives for each of some Cyrillic words."""
    forms = [(form, place) for place, word in enumerate(words) for form in name_forms(word)]
    return [form for form, _ in forms], [place for _, place in forms]


def _soft_forms(words: Sequence[str]) -> _Forms:
    """The soft readings of those words that have one."""
    places = [place for place, word in enumerate(words) if may_be_soft(word)]
    soft = soft_reading("\n".join(words[place] for place in places)).split("\n")
    return soft[: len(places)], places


def _all_keys(forms: Sequence[str], owners: Sequence[int]) -> tuple[list[str], Int64s]:
    """The keys of all forms, and for each key the owner of its form.

    Name keys are made of the whole list at once, which the key function allows: it never looks
    across a blank. Only what is read in several ways is read more than once.
    """
    keys: list[str] = []
    found: list[int] = []
    doubtful = [form[0] == "j" or "ch" in form for form in forms]
    clear = [not doubt for doubt in doubtful]
    for which in (clear, doubtful):
        some = list(compress(forms, which))
        for reading in name_keys("\n".join(some)) if some else ():
            keys += reading.split("\n")
            found += compress(owners, which)
    enough = np.fromiter(map(len, keys), np.int64, len(keys)) >= SHORTEST_KEY
    return list(compress(keys, enough.tolist())), np.array(found, np.int64)[enough]
