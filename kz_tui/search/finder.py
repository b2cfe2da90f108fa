"""Which articles hold a word, in any of the ways it may be answered, and how well.

A score is the level of the best answer in the article plus something below 1 for its frequency
there, its weight and how rare it is; 0 stands for no answer.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

import numpy as np

from kz_tui.model.memo import memo
from kz_tui.search.arrays import Float32s
from kz_tui.search.expansion import Expander, Expansion
from kz_tui.search.postings import JoinedPostings

_KEPT = 64
"""Words kept: while a query grows by letters, all its words but the last are known already."""
_BELOW_ONE = 0.999
_FREQUENT = 500
"""Terms in more articles than this are scored one by one: gathering their postings takes longer."""


class Reach(Enum):
    """How far from a word its answers may be.

    `BEGUN` takes it for the beginning of one; the last two take it for a typo even if it stands
    there.
    """

    LITERAL = auto()
    FORMS = auto()
    CLOSED = auto()
    BEGUN = auto()
    CLOSED_DOUBTED = auto()
    BEGUN_DOUBTED = auto()


class FoundWord(NamedTuple):
    """What answers a word, and one score an article. The scores are shared: never written to."""

    expansion: Expansion
    scores: Float32s


class WordFinder:
    """Finds words in one set of postings, and keeps what was found lately."""

    def __init__(self, expander: Expander, postings: JoinedPostings) -> None:
        self._expander = expander
        self._postings = postings
        self.find = memo(_KEPT, self._find)

    def _find(self, word: str, reach: Reach) -> FoundWord:
        """Look a word in lower case up; callers use `find`, which remembers."""
        if reach is Reach.LITERAL:
            expansion = self._expander.literal(word)
        elif reach is Reach.FORMS:
            expansion = self._expander.forms(word)
        else:
            begun = reach in (Reach.BEGUN, Reach.BEGUN_DOUBTED)
            doubted = reach in (Reach.CLOSED_DOUBTED, Reach.BEGUN_DOUBTED)
            expansion = self._expander.expand(word, begun=begun, doubted=doubted)
        return FoundWord(expansion, self._scores(expansion))

    def _scores(self, expansion: Expansion) -> Float32s:
        scores = np.zeros(self._postings.size, np.float32)
        rare = _BELOW_ONE * rarity(self._frequency(expansion), self._postings.total)
        levels = np.array([tier.level for tier in expansion.tiers], np.float32)
        factors = np.array([rare * tier.weight for tier in expansion.tiers], np.float32)
        frequent = self._postings.frequencies_of(expansion.terms) > _FREQUENT
        for place in np.flatnonzero(frequent).tolist():
            articles, weights = self._postings.of(int(expansion.terms[place]))
            np.maximum.at(scores, articles, levels[place] + factors[place] * weights)
        # the many rare terms together: one call for all of them
        counts, articles, weights = self._postings.of_all(expansion.terms[~frequent])
        values = np.repeat(factors[~frequent], counts) * weights
        values += np.repeat(levels[~frequent], counts)
        np.maximum.at(scores, articles, values)
        return scores

    def _frequency(self, expansion: Expansion) -> int:
        """In how many articles the best answers stand, or more.

        All answers are taken to be as rare as these, or a misspelling that occurs once would
        outweigh the word that was meant (Lucene blends frequencies too: elasticsearch#12129).
        """
        return min(
            self._postings.total, int(self._postings.frequencies_of(expansion.best_terms).sum())
        )


def rarity(frequency: int, size: int) -> float:
    """BM25's idf of what so many of `size` articles hold, scaled to lie between 0 and 1."""
    if not size:
        return 0.0
    idf = np.log1p((size - frequency + 0.5) / (frequency + 0.5))
    return float(idf / np.log1p((size + 0.5) / 0.5))
