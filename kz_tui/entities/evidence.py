"""What a sentence says of each of its tokens: the weights of all its features, added up.

What depends on a word alone is added up once and kept; a token then takes its own sum and those
that its neighbours lend it.
"""

from __future__ import annotations

from collections.abc import Sequence

from kz_tui.entities.features import EDGE, FeatureMaker, WordFeatures, halves
from kz_tui.entities.memory import remembering
from kz_tui.entities.weights import Weights

_WORDS_KEPT = 40_000
"""Some 35 MB; to make one takes thirty times as long as to find it."""


_Word = tuple[int, int, int, int, int, str, str, tuple[str, str]]
"""The packed sums of a word: for itself, for the next and the previous token, for the next but one
and the last but one; its shape, its cluster, and how the features of pairs begin of which it is the
left word. A plain tuple, which the garbage collector need not look at."""


class Evidence:
    """Adds up weights for the tokens of sentences."""

    def __init__(self, features: FeatureMaker, weights: Weights) -> None:
        self._features = features
        self._weights = weights
        self._edge = self._summed(EDGE)
        self._word = remembering(_WORDS_KEPT, self._sum_word)

    def of(self, words: Sequence[str]) -> list[int]:
        """The weights for each token, packed as `Weights` packs them.

        They are those of the features that `FeatureMaker.sentence` lists.
        """
        edge = self._edge
        rows = [edge, edge, *map(self._word, words), edge, edge]
        own, to_next, to_previous, two_ahead, two_back, shapes, clusters, halves_ = zip(
            *rows, strict=True
        )
        pairs = map(self._weights.mutual, halves_[1:-2], shapes[2:-1], clusters[2:-1])
        for_left, for_right = zip(*pairs, strict=True)
        parts = (
            own[2:-2],
            to_next[1:-3],
            to_previous[3:-1],
            two_ahead[:-4],
            two_back[4:],
            for_left[1:],
            for_right[:-1],
        )
        totals = list(map(sum, zip(*parts, strict=True)))
        for number, feature in self._features.phrases(words):
            totals[number] += self._weights.own((feature,))
        return totals

    def _sum_word(self, word: str) -> _Word:
        return self._summed(self._features.word(word))

    def _summed(self, row: WordFeatures) -> _Word:
        own, lent = self._weights.own(row.own), self._weights.lent(row.around)
        return (own, *lent, row.shape, row.cluster, halves(row.shape, row.cluster))
