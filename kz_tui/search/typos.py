"""Which words may have been meant by a mistyped one.

Letter signatures leave some hundred candidates of a vocabulary; only those are compared letter by
letter. Edits are counted as optimal string alignment: inserting, deleting, replacing a letter or
exchanging two neighbours is one edit.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from kz_tui.search.arrays import NO_NUMBERS, Int32s
from kz_tui.search.letters import LONGEST
from kz_tui.search.lexicon import Lexicon


class Typos:
    """Looks for the neighbours of a word in a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def near(self, word: str, edits: int) -> dict[int, int]:
        """The folds at most so many edits from a folded word, with their distance."""
        if len(word) > LONGEST:
            return {}
        candidates = self._lexicon.gather(lambda tables: tables.signatures.near(word, edits))
        words = self._lexicon.folds(candidates)
        return _within(candidates, _distances(word, words, edits), edits)

    def beginning_near(self, beginning: str, edits: int) -> dict[int, int]:
        """The folds that begin with something at most so many edits from `beginning`."""
        if len(beginning) > LONGEST:
            return {}
        candidates = self._lexicon.gather(
            lambda tables: tables.signatures.beginning_near(beginning, edits)
        )
        words = self._lexicon.folds(candidates)
        size = len(beginning)
        distances = _distances(beginning, [word[:size] for word in words], 2 * edits)
        # a letter too many or too few in what was typed shifts where the beginning ends; moving
        # the end by a letter changes the distance by one at most
        maybe = np.flatnonzero(distances <= 2 * edits)
        words = [words[place] for place in maybe.tolist()]
        for end in range(size - edits, size + edits + 1):
            if end != size:
                shifted = _distances(beginning, [word[:end] for word in words], edits)
                distances[maybe] = np.minimum(distances[maybe], shifted)
        return _within(candidates, distances, edits)


def _distances(word: str, others: Sequence[str], edits: int) -> Int32s:
    """The distance to each other word; edits + 1 stands for anything above `edits`."""
    if not others:
        return NO_NUMBERS
    row = cdist([word], others, scorer=OSA.distance, score_cutoff=edits, dtype=np.int32)
    distances: Int32s = row[0]
    return distances


def _within(candidates: Int32s, distances: Int32s, edits: int) -> dict[int, int]:
    near = distances <= edits
    return dict(zip(candidates[near].tolist(), distances[near].tolist(), strict=True))
