"""Where words stand next to each other, over the whole dossier.

Every article that holds all the words is looked through, not only the best ones: a phrase of
common words is as exact as one of rare words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from kz_tui.search.arrays import Bools, Int32s, Int64s, ranges
from kz_tui.search.contents import JoinedContents
from kz_tui.search.lexicon import Lexicon
from kz_tui.search.postings import JoinedPostings
from kz_tui.text.fold import fold

_SCAN_ALL = 4
"""If more than the n-th part of all words has to be read, reading all in one go is faster."""


Ranges = tuple[tuple[int, int], ...]


class Pattern(NamedTuple):
    """A phrase: for each of its words, in order, the half-open ranges of the terms it may be."""

    words: tuple[Ranges, ...]

    @property
    def possible(self) -> bool:
        """Whether each word occurs at all."""
        return bool(self.words) and all(self.words)

    def find(self, row: Int32s) -> Int64s:
        """Where the phrase begins in a row of terms."""
        if not self.possible:
            return np.empty(0, np.int64)
        count = max(0, len(row) - len(self.words) + 1)
        begins = np.ones(count, np.bool_)
        for place, ranges_ in enumerate(self.words):
            part = row[place : place + count]
            begins &= _any([(part >= low) & (part < high) for low, high in ranges_])
        return np.flatnonzero(begins)

    def of_segment(self, first: int, beyond: int) -> Pattern:
        """The same for the rows of a segment: only its terms, numbered from 0."""
        return Pattern(
            tuple(
                tuple((low - first, high - first) for low, high in some if first <= low < beyond)
                for some in self.words
            )
        )


def phrase_pattern(
    words: Sequence[str], lexicon: Lexicon, *, literal: bool, begun: bool
) -> Pattern:
    """The pattern of words in lower case; a `begun` phrase ends with the beginning of a word."""
    found: list[Ranges] = []
    for place, word in enumerate(words):
        if literal:
            found.append(tuple((term, term + 1) for term in lexicon.spelt(word).tolist()))
        else:
            last = begun and place == len(words) - 1
            found.append(lexicon.term_ranges(fold(word), begun=last))
    return Pattern(tuple(found))


def count_phrase(
    pattern: Pattern, contents: JoinedContents, postings: JoinedPostings, *, title: bool
) -> Int64s:
    """How often the phrase stands in each article (or in each title)."""
    counts = np.zeros(len(contents), np.int64)
    if not pattern.possible:
        return counts
    held = _holding_all(pattern, postings)
    starts = contents.starts[:-1]
    ends = contents.texts if title else contents.starts[1:]
    if (ends - starts)[held].sum() * _SCAN_ALL > contents.starts[-1]:
        begins = _find_anywhere(pattern, contents)
    else:
        # the rows of the held articles, one after the other; a find across a border drops out below
        places = ranges(starts[held], ends[held])
        begins = places[pattern.find(contents.at(places))]
    owners = np.searchsorted(contents.starts, begins, side="right") - 1
    limits = np.where(begins < contents.texts[owners], contents.texts[owners], ends[owners])
    inside = begins + len(pattern.words) <= limits
    np.add.at(counts, owners[inside], 1)
    return counts


def _find_anywhere(pattern: Pattern, contents: JoinedContents) -> Int64s:
    """Where the phrase begins in all rows."""
    return np.concatenate(
        [base + pattern.of_segment(*terms).find(row) for base, terms, row in contents.rows()]
    )


def _holding_all(pattern: Pattern, postings: JoinedPostings) -> Bools:
    held = np.ones(postings.size, np.bool_)
    for some in pattern.words:
        one = np.zeros(postings.size, np.bool_)
        for low, high in some:
            one[postings.holding(low, high)] = True
        held &= one
    return held


def _any(columns: Sequence[Bools]) -> Bools:
    """Where one of the columns is true; there has to be one."""
    return columns[0] if len(columns) == 1 else np.any(columns, axis=0)
