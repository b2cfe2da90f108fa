"""What is out of use in a segment, to be taken off what is counted there.

So an index counts what a newly built one would, whatever has changed since its segments were made.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from kz_tui.search.arrays import Bools, Int64s, each_once, ranges
from kz_tui.search.contents import Contents
from kz_tui.search.segment import Segment


class Struck(NamedTuple):
    """How often terms and folds occur in the articles out of use.

    `articles` and `titles` count by term the articles and the titles that hold it, `counts` and
    `lower_counts` occurrences by fold, as `Vocabulary` does.
    """

    articles: Int64s
    titles: Int64s
    counts: Int64s
    lower_counts: Int64s

    @classmethod
    def of(cls, segment: Segment, live: Bools) -> Struck | None:
        """What the articles hold that are not `live`; None if all are."""
        places = np.flatnonzero(~live)
        if not len(places):
            return None
        contents, vocabulary = segment.contents, segment.vocabulary
        starts, ends = contents.starts[places], contents.starts[places + 1]
        words = ranges(starts, ends)
        terms = contents.row[words]
        lower = terms[contents.in_lower_case(words)]
        total, folds = len(vocabulary.terms), len(vocabulary.folds)
        by_term = np.bincount(terms, minlength=total)
        lower_by_term = np.bincount(lower, minlength=total)
        return cls(
            _holding(contents, starts, ends, total),
            _holding(contents, starts, contents.texts[places], total),
            np.add.reduceat(by_term, vocabulary.term_starts[:-1])[:folds],
            np.add.reduceat(lower_by_term, vocabulary.term_starts[:-1])[:folds],
        )


def _holding(contents: Contents, starts: Int64s, ends: Int64s, total: int) -> Int64s:
    """In how many of some stretches of the row each of all terms stands."""
    count = np.int64(len(starts))
    keys = contents.row[ranges(starts, ends)].astype(np.int64) * count
    keys += np.repeat(np.arange(count), ends - starts)
    return np.bincount(each_once(keys) // count, minlength=total)
