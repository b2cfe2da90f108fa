"""The articles found, best first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

import numpy as np

from kz_tui.search.arrays import Float32s, Int32s

_HEAD = 256
"""Articles put in order at once; the rest is sorted when somebody reads on."""


class Ranking(Sequence[int]):
    """Numbers of articles by falling score, equal ones in the order of the dossier."""

    def __init__(self, scores: Float32s) -> None:
        self._scores = scores
        self._found = np.flatnonzero(scores > 0).astype(np.int32)
        self._order = self._sorted(best_of(scores, _HEAD))

    def __len__(self) -> int:
        return len(self._found)

    def __iter__(self) -> Iterator[int]:
        done = len(self._order)
        yield from self._order.tolist()
        if done < len(self):
            self._order = self._sorted(self._found)
            yield from self._order[done:].tolist()

    def __contains__(self, article: object) -> bool:
        return isinstance(article, int) and self.score(article) > 0

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> list[int]: ...
    def __getitem__(self, place: int | slice) -> int | list[int]:
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        if place < 0:
            place += len(self)
        if not 0 <= place < len(self):
            raise IndexError(f"rank {place} of {len(self)} articles found")
        if place >= len(self._order):
            self._order = self._sorted(self._found)
        return int(self._order[place])

    def score(self, article: int) -> float:
        """The score of an article, 0 if it was not found."""
        return float(self._scores[article]) if 0 <= article < len(self._scores) else 0.0

    def _sorted(self, articles: Int32s) -> Int32s:
        order: Int32s = articles[np.argsort(-self._scores[articles], kind="stable")]
        return order


def best_of(scores: Float32s, count: int) -> Int32s:
    """The `count` articles with the highest scores above 0, in the order of the dossier.

    More of them where several are as good as the last: which of those come first is for the order
    of the dossier to say.
    """
    found = np.flatnonzero(scores > 0).astype(np.int32)
    if len(found) <= count:
        return found
    values = scores[found]
    least = np.partition(values, len(values) - count)[len(values) - count]
    best: Int32s = found[values >= least]
    return best
