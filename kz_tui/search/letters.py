"""What a word consists of, in numbers that can be compared with all other words at once.

The *letters* of a word are 64 bits: the lower 32 say which letters occur, the upper 32 which occur
at least twice. A letter is its code point modulo 32, which keeps the letters of one alphabet apart.
Inserting or deleting a letter changes one bit at most, replacing one two, exchanging two none; so
words d edits apart differ in at most 2d bits, and comparing bits leaves few words to compare letter
by letter. (The idea is that of the filters in agrep: Navarro, A guided tour to approximate string
matching, 2001, section 8.)

The *pairs* of a word are the neighbouring letters that occur, hashed to 64 bits: a word that holds
another one has all its pairs.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from kz_tui.search.arrays import NO_NUMBERS, Int32s, Int64s, Uint32s, Uint64s
from kz_tui.search.offsets import code_points
from kz_tui.search.packable import Packable

LONGEST = 64
"""Letters looked at; longer words are neither mistyped nor guessed at."""

BEGINNINGS = (4, 6, 8)
"""Lengths of beginnings that are signed, so that a word still being typed can be compared."""

_UPPER = np.uint64(32)
_ONE = np.uint64(1)
_STEP = 37
"""Spreads pairs of letters over the bits; odd, and near the golden section of 64."""


def letters(word: str) -> np.uint64:
    """The letters of one word."""
    seen = twice = 0
    for letter in word[:LONGEST]:
        bit = 1 << (ord(letter) & 31)
        twice |= seen & bit
        seen |= bit
    return np.uint64(seen | twice << 32)


def pairs(word: str) -> np.uint64:
    """The pairs of one word."""
    found = 0
    for first, second in pairwise(word[:LONGEST]):
        found |= 1 << ((ord(first) * _STEP + ord(second)) & 63)
    return np.uint64(found)


class Signatures(Packable):
    """The letters and pairs of many words, and the letters of their beginnings.

    Words of one length lie side by side, so that wrong lengths need not be looked at: place `p`
    is for the word `order[p]`, and words of `n` letters begin at `first_of_length[n]`. A row of
    `beginnings` is for one of the lengths in `BEGINNINGS`.
    """

    order: Int32s
    first_of_length: Int64s
    letters: Uint64s
    pairs: Uint64s
    beginnings: Uint64s

    @classmethod
    def of(cls, words: Sequence[str]) -> Signatures:
        """Sign words without line breaks."""
        codes = code_points("\n".join(words))
        breaks = np.flatnonzero(codes == ord("\n"))
        starts = np.concatenate([[0], breaks + 1])[: len(words)]
        lengths = np.concatenate([breaks, [len(codes)]])[: len(words)] - starts
        order = np.argsort(lengths, kind="stable").astype(np.int32)
        first_of_length = np.searchsorted(lengths[order], np.arange(LONGEST + 2))
        signed = _sign(codes, starts[order], first_of_length)
        return cls(order, first_of_length.astype(np.int64), *signed)

    def near(self, word: str, edits: int) -> Int32s:
        """The words that may be at most so many edits away."""
        some = self._lengths(len(word) - edits, len(word) + edits)
        different = np.bitwise_count(self.letters[some] ^ letters(word))
        found: Int32s = self.order[some][different <= 2 * edits]
        return found

    def holding(self, part: str) -> Int32s:
        """The longer words that may have `part` in them."""
        some = self._lengths(len(part) + 1, LONGEST)
        wanted = pairs(part)
        found: Int32s = self.order[some][(self.pairs[some] & wanted) == wanted]
        return found

    def beginning_near(self, beginning: str, edits: int) -> Int32s:
        """The words whose first letters may be at most so many edits from `beginning`."""
        row = sum(length <= len(beginning) for length in BEGINNINGS) - 1
        if row < 0:
            return NO_NUMBERS
        some = self._lengths(len(beginning) - edits, LONGEST)
        wanted = letters(beginning[: BEGINNINGS[row]])
        # whatever the edits moved out of or into the first letters counts as one more bit each
        different = np.bitwise_count(self.beginnings[row][some] ^ wanted)
        found: Int32s = self.order[some][different <= 2 * edits]
        return found

    def _lengths(self, shortest: int, longest: int) -> slice:
        """Where the words of these lengths lie, both included."""
        first = self.first_of_length[min(max(0, shortest), LONGEST + 1)]
        return slice(int(first), int(self.first_of_length[min(longest, LONGEST) + 1]))


def _sign(
    codes: Uint32s, starts: Int64s, first_of_length: Int64s
) -> tuple[Uint64s, Uint64s, Uint64s]:
    """Letters, pairs and beginnings of words by rising length, one letter of each in a round."""
    seen = np.zeros(len(starts), np.uint64)
    twice = np.zeros(len(starts), np.uint64)
    signed_pairs = np.zeros(len(starts), np.uint64)
    before = np.zeros(len(starts), np.uint32)
    beginnings = np.zeros((len(BEGINNINGS), len(starts)), np.uint64)
    for place in range(LONGEST):
        if place in BEGINNINGS:
            beginnings[BEGINNINGS.index(place)] = seen | twice << _UPPER
        longer = slice(int(first_of_length[place + 1]), None)
        code = codes[starts[longer] + place]
        bits = _ONE << (code & np.uint32(31)).astype(np.uint64)
        twice[longer] |= seen[longer] & bits
        seen[longer] |= bits
        if place:
            pair = (before[longer] * np.uint32(_STEP) + code) & np.uint32(63)
            signed_pairs[longer] |= _ONE << pair.astype(np.uint64)
        before[longer] = code
    return seen | twice << _UPPER, signed_pairs, beginnings
