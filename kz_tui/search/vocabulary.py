"""Which words occur: every word of a run of articles once, in the order of its folded form.

All linguistics happen on words, some hundred thousand of them, and never on texts. A *term* is a
word in lower case as it stands in the articles; terms that differ only in diacritics or umlaut
spelling share one *fold*. Both are numbered in the same order, so that the terms of one fold, and
the folds with one beginning, are ranges of numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import eq, ne

import numpy as np

from kz_tui.search.arrays import Bools, Int32s, Int64s, Uint64s
from kz_tui.search.hashing import Hasher
from kz_tui.search.packable import Packable
from kz_tui.search.strings import Strings, sorting_order
from kz_tui.text.fold import fold

_ORDINARY = 0.1
"""A word written in lower case this often is no name, whatever stands at some sentence's start."""


class Vocabulary(Packable):
    """The words of a run of articles.

    `terms` and `folds` are sorted by fold; `term_starts[f]` is the first term of fold `f` (one
    more entry than folds). `counts` tells how often the words of a fold occur, `lower_counts` how
    often in lower case.
    """

    terms: Strings
    folds: Strings
    term_starts: Int32s
    counts: Int64s
    lower_counts: Int64s
    hashes: Uint64s
    hashed: Int32s

    @classmethod
    def build(cls, words: Sequence[str], counts: Int64s) -> tuple[Vocabulary, Int32s]:
        """Make the vocabulary of `words`, all different, as they stand in the articles.

        `counts` says how often each occurs. Also returns the term of each of `words`.
        """
        lowered = _lowered(words)
        distinct = list(dict.fromkeys(lowered))
        folded = fold("\n".join(distinct)).split("\n") if words else []
        by_term = sorting_order(distinct)
        by_fold = by_term[sorting_order([folded[place] for place in by_term.tolist()])].tolist()
        terms = [distinct[place] for place in by_fold]
        fold_of_term, folds = _number_folds([folded[place] for place in by_fold])
        starts = np.searchsorted(fold_of_term, np.arange(len(folds) + 1)).astype(np.int32)
        number = {term: place for place, term in enumerate(terms)}
        term_of_word = np.fromiter(map(number.__getitem__, lowered), np.int32, len(lowered))
        owners = fold_of_term[term_of_word]
        kept = Strings.of(folds, ascending=True)
        hashes = Hasher().hashes(kept.utf8, kept.starts[:-1], kept.starts[1:])
        order = np.argsort(hashes).astype(np.int32)
        vocabulary = cls(
            Strings.of(terms),
            kept,
            starts,
            _sums(counts, owners, len(folds)),
            _sums(counts * _same(words, lowered), owners, len(folds)),
            hashes[order],
            order,
        )
        return vocabulary, term_of_word


def ordinary(counts: Int64s, lower_counts: Int64s) -> Bools:
    """Which of some folds, that occur so often, stand in lower case more than now and then."""
    return lower_counts > _ORDINARY * counts


def _number_folds(folded: Sequence[str]) -> tuple[Int32s, list[str]]:
    """The number of each of some sorted folds, and the different ones."""
    another = np.zeros(len(folded), np.int32)
    another[1:] = np.fromiter(map(ne, folded[1:], folded), np.bool_)
    return np.cumsum(another, dtype=np.int32), list(dict.fromkeys(folded))


def in_lower_case(words: Sequence[str]) -> Bools:
    """Which of some words are written in lower case."""
    return _same(words, _lowered(words))


def _lowered(words: Sequence[str]) -> list[str]:
    return "\n".join(words).lower().split("\n") if words else []


def _same(words: Sequence[str], lowered: Sequence[str]) -> Bools:
    return np.fromiter(map(eq, words, lowered), np.bool_, len(words))


def _sums(counts: Int64s, owners: Int32s, total: int) -> Int64s:
    """What the counts of each owner come to."""
    sums = np.zeros(total, np.int64)
    np.add.at(sums, owners, counts)
    return sums
