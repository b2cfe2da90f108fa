"""Words that belong together: the words that share a key."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from kz_tui.search.arrays import NO_NUMBERS, Int32s
from kz_tui.search.packable import Packable
from kz_tui.search.strings import Strings


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
        distinct = sorted(set(keys))
        place = {key: number for number, key in enumerate(distinct)}
        numbers = np.fromiter(map(place.__getitem__, keys), np.int32, len(keys))
        order = np.argsort(numbers, kind="stable")
        starts = np.searchsorted(numbers[order], np.arange(len(distinct) + 1)).astype(np.int32)
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
