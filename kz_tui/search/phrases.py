"""Where words stand next to each other, over the whole dossier.

Every article that holds all the words is looked through, not only the best ones: a phrase of
common words is as exact as one of rare words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kz_tui.search.arrays import Bools, Int32s, Int64s, ranges
from kz_tui.search.contents import Contents
from kz_tui.search.postings import Postings
from kz_tui.search.vocabulary import Vocabulary
from kz_tui.text.fold import fold

_SCAN_ALL = 4
"""If more than the n-th part of all words has to be read, reading all in one go is faster."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A phrase as half-open ranges of terms, one for each of its words, in order."""

    terms: tuple[tuple[int, int], ...]

    @property
    def possible(self) -> bool:
        """Whether each word occurs at all."""
        return bool(self.terms) and all(low < high for low, high in self.terms)

    def find(self, row: Int32s) -> Int64s:
        """Where the phrase begins in a row of terms."""
        if not self.possible:
            return np.empty(0, np.int64)
        count = max(0, len(row) - len(self.terms) + 1)
        begins = np.ones(count, np.bool_)
        for place, (low, high) in enumerate(self.terms):
            part = row[place : place + count]
            begins &= (part >= low) & (part < high)
        return np.flatnonzero(begins)


def phrase_pattern(
    words: Sequence[str], vocabulary: Vocabulary, *, literal: bool, begun: bool
) -> Pattern:
    """The pattern of words in lower case; an `begun` phrase ends with the beginning of a word."""
    found: list[tuple[int, int]] = []
    for place, word in enumerate(words):
        if literal:
            term = vocabulary.term_number(word)
            found.append((0, 0) if term is None else (term, term + 1))
            continue
        low, high = _fold_range(fold(word), vocabulary, begins=begun and place == len(words) - 1)
        found.append((int(vocabulary.term_starts[low]), int(vocabulary.term_starts[high])))
    return Pattern(tuple(found))


def _fold_range(folded: str, vocabulary: Vocabulary, *, begins: bool) -> tuple[int, int]:
    if begins:
        return vocabulary.beginning_with(folded)
    number = vocabulary.fold_number(folded)
    return (0, 0) if number is None else (number, number + 1)


def count_phrase(
    pattern: Pattern, contents: Contents, postings: Postings, *, title: bool
) -> Int64s:
    """How often the phrase stands in each article (or in each title)."""
    counts = np.zeros(len(contents), np.int64)
    if not pattern.possible:
        return counts
    held = _holding_all(pattern, postings)
    starts = contents.starts[:-1]
    ends = contents.texts if title else contents.starts[1:]
    if (ends - starts)[held].sum() * _SCAN_ALL > len(contents.row):
        begins = pattern.find(contents.row)
    else:
        # the row of the held articles, one after the other; a find across a border drops out below
        places = ranges(starts[held], ends[held])
        begins = places[pattern.find(contents.row[places])]
    owners = np.searchsorted(contents.starts, begins, side="right") - 1
    limits = np.where(begins < contents.texts[owners], contents.texts[owners], ends[owners])
    inside = begins + len(pattern.terms) <= limits
    np.add.at(counts, owners[inside], 1)
    return counts


def _holding_all(pattern: Pattern, postings: Postings) -> Bools:
    held = np.ones(postings.size, np.bool_)
    for low, high in pattern.terms:
        one = np.zeros(postings.size, np.bool_)
        one[postings.articles[postings.starts[low] : postings.starts[high]]] = True
        held &= one
    return held
