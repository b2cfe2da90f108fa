"""Numbers that stand for strings: 64-bit hashes of many at once."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from kz_tui.search.arrays import Int64s, Uint8s, Uint32s, Uint64s

_MULTIPLIER = 0x9E3779B97F4A7C15
"""Odd, so that it has an inverse; 2^64 divided by the golden ratio, as Knuth advises for
multiplicative hashing (The Art of Computer Programming 3, 6.4)."""
_INVERSE = pow(_MULTIPLIER, -1, 1 << 64)


_AT_ONCE = 1 << 19
"""Letters hashed at a time, if that many are given: the powers take sixteen bytes each."""


class Hasher:
    """Hashes stretches of long rows of letters; two different ones practically never share one."""

    def __init__(self) -> None:
        self._powers = _powers(_MULTIPLIER, 1)
        self._inverse_powers = _powers(_INVERSE, 1)

    def hashes(self, codes: Uint32s | Uint8s, starts: Int64s, ends: Int64s) -> Uint64s:
        """A hash of each stretch; they lie one behind another."""
        borders = np.searchsorted(starts, np.arange(_AT_ONCE, len(codes), _AT_ONCE)).tolist()
        if not borders:
            return self._hashes(codes, starts, ends)
        found = [np.empty(0, np.uint64)]
        for low, high in pairwise([0, *borders, len(starts)]):
            if low < high:
                first, last = int(starts[low]), int(ends[high - 1])
                some = slice(low, high)
                found.append(
                    self._hashes(codes[first:last], starts[some] - first, ends[some] - first)
                )
        return np.concatenate(found)

    def _hashes(self, codes: Uint32s | Uint8s, starts: Int64s, ends: Int64s) -> Uint64s:
        """The letters of each stretch as the digits of one number, modulo 2^64.

        With running sums over the whole row each takes one subtraction; what is left is to undo
        the power its place in the row gave it.
        """
        if len(codes) >= len(self._powers):
            self._powers = _powers(_MULTIPLIER, 2 * len(codes))
            self._inverse_powers = _powers(_INVERSE, 2 * len(codes))
        sums = np.zeros(len(codes) + 1, np.uint64)
        np.cumsum(codes * self._powers[: len(codes)], out=sums[1:])
        hashes: Uint64s = (sums[ends] - sums[starts]) * self._inverse_powers[starts]
        return hashes


def _powers(base: int, count: int) -> Uint64s:
    """The first powers of a number, modulo 2^64."""
    powers = np.full(count, base, np.uint64)
    powers[:1] = 1
    return np.multiply.accumulate(powers)
