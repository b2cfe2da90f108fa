"""Words that belong together: the words that share a key."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np

from kz_tui.search.arrays import Int32s


class WordClasses:
    """Numbers of words by key; a word may have several keys, a key several words."""

    def __init__(self, keys: list[str], starts: Int32s, members: Int32s) -> None:
        self._keys = keys
        self._starts = starts
        self._members = members

    @classmethod
    def build(cls, keys: Sequence[str], words: Int32s) -> WordClasses:
        """Group words by key: `keys[i]` is a key of the word with the number `words[i]`.

        The words of a key stay in the order they come in.
        """
        distinct = sorted(set(keys))
        place = {key: number for number, key in enumerate(distinct)}
        numbers = np.fromiter(map(place.__getitem__, keys), np.int32, len(keys))
        order = np.argsort(numbers, kind="stable")
        starts = np.searchsorted(numbers[order], np.arange(len(distinct) + 1)).astype(np.int32)
        return cls(distinct, starts, words[order])

    def of(self, key: str) -> list[int]:
        """The words with this key; empty if there are none."""
        place = bisect_left(self._keys, key)
        if place == len(self._keys) or self._keys[place] != key:
            return []
        return self._slice(place, place + 1)

    def starting_with(self, beginning: str) -> list[int]:
        """The words with a key that begins like this, by key."""
        low = bisect_left(self._keys, beginning)
        high = bisect_left(self._keys, beginning + "\U0010ffff", low)
        return self._slice(low, high)

    def _slice(self, low: int, high: int) -> list[int]:
        found: list[int] = self._members[self._starts[low] : self._starts[high]].tolist()
        return found
