"""Words that belong together: the words that share a key."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from operator import ne

import numpy as np

from kz_tui.search.arrays import NO_NUMBERS, Int32s
from kz_tui.search.packable import Packable
from kz_tui.search.strings import Strings, sorting_order


class WordClasses(Packable):
    """Numbers of words by key; a word may have several keys, a key several words.

    The words of key `k` are `members[starts[k]:starts[k + 1]]`; the keys are sorted.
    """

    keys: Strings
    starts: Int32s
    members: Int32s

    @classmethod
    def build(cls, keys: Sequence[str], words: Int32s) -> WordClasses:
        """Group words by key: `keys[i]` is a key of the word with the number `words[i]`.

        The words of a key stay in the order they come in.
        """
        order = sorting_order(keys)
        ascending = [keys[place] for place in order.tolist()]
        new = np.ones(len(keys), np.bool_)
        new[1:] = np.fromiter(map(ne, ascending[1:], ascending), np.bool_, max(0, len(keys) - 1))
        distinct = list(compress(ascending, new.tolist()))
        starts = np.append(np.flatnonzero(new), len(keys)).astype(np.int32)
        return cls(Strings.of(distinct, ascending=True), starts, words[order])

    def of(self, key: str) -> Int32s:
        """The words with this key; empty if there are none."""
        place = self.keys.find(key)
        return NO_NUMBERS if place is None else self._slice(place, place + 1)

    def starting_with(self, beginning: str) -> Int32s:
        """The words with a key that begins like this, by key."""
        return self._slice(*self.keys.beginning_with(beginning))

    def _slice(self, low: int, high: int) -> Int32s:
        return self.members[self.starts[low] : self.starts[high]]
