"""Which words occur: every word of the dossier once, in the order of its folded form.

All linguistics happen here, on some hundred thousand words, and never on the texts. A *term* is a
word in lower case as it stands in the articles; terms that differ only in diacritics or umlaut
spelling share one *fold*. Both are numbered in the same order, so that the terms of one fold, and
the folds with one beginning, are ranges of numbers.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kz_tui.search.arrays import Bools, Int32s, Int64s
from kz_tui.text.fold import fold

_BORDER = "\0"  # sorts before every letter, so a fold sorts before its longer neighbours
_ORDINARY = 0.1
"""A word written in lower case this often is no name, whatever stands at some sentence's start."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a dossier.

    `terms` and `folds` are sorted by fold; `term_starts[f]` is the first term of fold `f` (one
    more entry than folds). `ordinary` tells which folds are also written in lower case.
    """

    terms: Sequence[str]
    folds: Sequence[str]
    term_starts: Int32s
    ordinary: Bools

    @classmethod
    def build(cls, words: Sequence[str], counts: Int64s) -> tuple[Vocabulary, Int32s]:
        """Make the vocabulary of `words`, all different, as they stand in the articles.

        `counts` says how often each occurs. Also returns the term of each of `words`.
        """
        lowered = "\n".join(words).lower().split("\n") if words else []
        distinct = list(dict.fromkeys(lowered))
        folded = fold("\n".join(distinct)).split("\n") if words else []
        pairs = sorted(map(_BORDER.join, zip(folded, distinct, strict=True)))
        terms = [pair[pair.index(_BORDER) + 1 :] for pair in pairs]
        fold_of_term, folds = _number_folds(pairs)
        starts = np.searchsorted(fold_of_term, np.arange(len(folds) + 1)).astype(np.int32)
        number = {term: place for place, term in enumerate(terms)}
        term_of_word = np.fromiter(map(number.__getitem__, lowered), np.int32, len(lowered))
        ordinary = _ordinary(words, lowered, counts, fold_of_term[term_of_word], len(folds))
        return cls(terms, folds, starts, ordinary), term_of_word

    def fold_number(self, folded: str) -> int | None:
        """The number of a fold, None if no word has it."""
        place = bisect_left(self.folds, folded)
        return place if place < len(self.folds) and self.folds[place] == folded else None

    def beginning_with(self, beginning: str) -> tuple[int, int]:
        """The half-open range of the folds that begin like this."""
        low = bisect_left(self.folds, beginning)
        return low, bisect_left(self.folds, beginning + "\U0010ffff", low)

    def terms_of(self, number: int) -> range:
        """The terms of one fold."""
        return range(int(self.term_starts[number]), int(self.term_starts[number + 1]))

    def term_number(self, term: str) -> int | None:
        """The number of a word in lower case, letter by letter; None if it does not occur."""
        number = self.fold_number(fold(term))
        if number is None:
            return None
        return next((place for place in self.terms_of(number) if self.terms[place] == term), None)


def _number_folds(pairs: Sequence[str]) -> tuple[Int32s, list[str]]:
    """The fold of each sorted `fold NUL term` pair, as a number, and the folds."""
    folds: list[str] = []
    numbers = np.empty(len(pairs), np.int32)
    last = None
    for place, pair in enumerate(pairs):
        folded = pair[: pair.index(_BORDER)]
        if folded != last:
            folds.append(folded)
            last = folded
        numbers[place] = len(folds) - 1
    return numbers, folds


def _ordinary(
    words: Sequence[str], lowered: Sequence[str], counts: Int64s, folds: Int32s, total: int
) -> Bools:
    """Which folds stand in lower case more than now and then."""
    same = (word == low for word, low in zip(words, lowered, strict=True))
    in_lower_case = np.fromiter(same, np.bool_, len(words))
    lower = np.bincount(folds, counts * in_lower_case, total)
    every = np.bincount(folds, counts, total)
    return lower > _ORDINARY * every
