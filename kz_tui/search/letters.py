"""Which letters a word consists of, in one number that can be compared at once with all others.

A signature has 64 bits: the lower 32 say which letters occur, the upper 32 which occur at least
twice. A letter is its code point modulo 32, which keeps the letters of one alphabet apart.
Inserting or deleting a letter changes one bit at most, replacing one two, exchanging two none; so
words d edits apart differ in at most 2d bits, and comparing bits leaves few words to compare
letter by letter. (The idea is that of the filters in agrep: Navarro, A guided tour to approximate
string matching, 2001, section 8.)
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from kz_tui.search.arrays import Bools, Int32s, Int64s, Uint32s, Uint64s
from kz_tui.search.offsets import code_points

LONGEST = 64
"""Letters looked at; longer words are neither mistyped nor guessed at."""

_UPPER = np.uint64(32)
_ONE = np.uint64(1)


def signature(word: str) -> np.uint64:
    """The signature of one word."""
    seen = twice = 0
    for letter in word[:LONGEST]:
        bit = 1 << (ord(letter) & 31)
        twice |= seen & bit
        seen |= bit
    return np.uint64(seen | twice << 32)


class Signatures:
    """The signatures of many words, and of their beginnings.

    `lengths` holds the number of letters of each word.
    """

    def __init__(self, words: Sequence[str], beginnings: Sequence[int] = ()) -> None:
        codes = code_points("\n".join(words))
        breaks = np.flatnonzero(codes == ord("\n"))
        starts = np.concatenate([[0], breaks + 1]).astype(np.int64)[: len(words)]
        ends = np.concatenate([breaks, [len(codes)]]).astype(np.int64)[: len(words)]
        self.lengths: Int32s = (ends - starts).astype(np.int32)
        self._beginnings: dict[int, Uint64s] = {}
        self._bits = self._read(codes, starts, frozenset(beginnings))

    def _read(
        self,
        codes: Uint32s,
        starts: Int64s,
        beginnings: frozenset[int],
    ) -> Uint64s:
        """Read all words at once, one letter of each in a round."""
        order = np.argsort(self.lengths, kind="stable")
        first_longer = np.searchsorted(self.lengths[order], np.arange(LONGEST), side="right")
        seen = np.zeros(len(order), np.uint64)
        twice = np.zeros(len(order), np.uint64)
        for place in range(LONGEST):
            if place in beginnings:
                self._beginnings[place] = _unsorted(seen | twice << _UPPER, order)
            rest = order[first_longer[place] :]
            if not len(rest):
                break
            bits = _ONE << (codes[starts[rest] + place] & np.uint32(31)).astype(np.uint64)
            tail = slice(first_longer[place], None)
            twice[tail] |= seen[tail] & bits
            seen[tail] |= bits
        whole = _unsorted(seen | twice << _UPPER, order)
        for length in beginnings:
            self._beginnings.setdefault(length, whole)
        return whole

    def near(self, word: str, edits: int) -> Int32s:
        """The words that may be at most so many edits away."""
        length = len(word)
        right_length = np.abs(self.lengths - np.int32(length)) <= edits
        some = np.flatnonzero(right_length).astype(np.int32)
        different = np.bitwise_count(self._bits[some] ^ signature(word))
        found: Int32s = some[different <= 2 * edits]
        return found

    def holding(self, part: str) -> Int32s:
        """The words longer than `part` that have all its letters."""
        wanted = signature(part)
        lacking: Bools = (self._bits & wanted) == wanted
        return np.flatnonzero(lacking & (self.lengths > len(part))).astype(np.int32)

    def beginning_near(self, beginning: str, edits: int, length: int) -> Int32s:
        """The words whose first letters may be at most so many edits from `beginning`.

        `length` is one of the lengths of beginnings this was built for.
        """
        wanted = signature(beginning[:length])
        # whatever the edits moved out of or into the first letters counts as one more bit each
        different = np.bitwise_count(self._beginnings[length] ^ wanted)
        fits = (different <= 2 * edits) & (self.lengths >= len(beginning) - edits)
        return np.flatnonzero(fits).astype(np.int32)


def _unsorted(values: Uint64s, order: Int64s) -> Uint64s:
    result = np.empty_like(values)
    result[order] = values
    return result
