"""Which of the best articles have the words of the query side by side.

"Xi Jinping" means the name, not two words somewhere in an article. Looking at the best articles
only keeps this out of the time of a key.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from kz_tui.search.arrays import Float32s, each_once, ranges
from kz_tui.search.contents import JoinedContents
from kz_tui.search.ranking import best_of
from kz_tui.search.wanted import Wanted, WantedWord

_LOOKED_AT = 64
_BONUS = np.float32(0.5)
"""Half of what the frequency of a word can make: it decides between articles that are about equally
good, and never lifts one over an article that answers on a higher level."""


def lift_neighbours(scores: Float32s, wanted: Sequence[Wanted], contents: JoinedContents) -> None:
    """Raise the scores of those of the best articles where words that follow in the query do too.

    Changes `scores`. An article with all pairs side by side gets the whole bonus.
    """
    couples = [
        (one, other)
        for one, other in pairwise(wanted)
        if isinstance(one, WantedWord) and isinstance(other, WantedWord)
    ]
    best = best_of(scores, _LOOKED_AT) if couples else ()
    if not len(best):
        return
    ends = contents.starts[1:][best]
    starts = contents.starts[best]
    row = contents.at(ranges(starts, ends))
    last = np.cumsum(ends - starts)  # in the row, one past the last word of each article
    for one, other in couples:
        beside = one.words(row)
        beside[:-1] &= other.words(row)[1:]
        beside[last[ends > starts] - 1] = False
        holding = each_once(np.searchsorted(last, np.flatnonzero(beside), side="right"))
        scores[best[holding]] += _BONUS / np.float32(len(couples))
