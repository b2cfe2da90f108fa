"""Which articles hold a term, and how much it says about them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kz_tui.search.arrays import Int32s, Int64s, Uint16s, ranges
from kz_tui.search.contents import Contents

K1 = 1.2
B = 0.75
"""BM25 with the usual constants: Robertson and Zaragoza, The Probabilistic Relevance Framework:
BM25 and Beyond, 2009, section 3; the defaults of Lucene."""

FULL = (1 << 16) - 1
"""The weight of a term that fills an article; 16 bits are enough to rank by, and read fast."""


@dataclass(frozen=True, slots=True)
class Postings:
    """The articles of each term, in ascending order.

    Term `t` stands in the articles `articles[starts[t]:starts[t + 1]]`. `weights` holds for each
    the frequency part of BM25 without idf, in fractions of `FULL`.
    """

    starts: Int64s
    articles: Int32s
    weights: Uint16s
    size: int

    @classmethod
    def build(cls, keys: Int64s, lengths: Int64s, vocabulary: int) -> Postings:
        """Sort occurrences into postings.

        A key is `term * number of articles + article`, one for each occurrence; the array is used
        up. `lengths` is how many words each article has, `vocabulary` the number of terms.
        """
        size = len(lengths)
        keys.sort()
        new = np.ones(len(keys), np.bool_)
        np.not_equal(keys[1:], keys[:-1], out=new[1:])
        first = np.flatnonzero(new)
        frequency = np.diff(first, append=len(keys)).astype(np.float32)
        keys = keys[first]
        articles = (keys % max(1, size)).astype(np.int32)
        starts = np.searchsorted(keys, np.arange(vocabulary + 1, dtype=np.int64) * size)
        usual = max(1.0, float(lengths.mean()) if size else 1.0)
        norms = (K1 * (1 - B + B * lengths / usual)).astype(np.float32)
        frequency /= frequency + norms[articles]
        frequency *= FULL
        return cls(starts.astype(np.int64), articles, frequency.astype(np.uint16), size)

    def frequencies(self) -> Int32s:
        """In how many articles each term stands."""
        return np.diff(self.starts).astype(np.int32)

    def of(self, term: int) -> tuple[Int32s, Uint16s]:
        """The articles of a term and its weight in each."""
        part = slice(int(self.starts[term]), int(self.starts[term + 1]))
        return self.articles[part], self.weights[part]

    def of_all(self, terms: Int32s) -> tuple[Int64s, Int32s, Uint16s]:
        """How many articles each of some terms has, and all their articles and weights."""
        starts, ends = self.starts[terms], self.starts[terms + 1]
        places = ranges(starts, ends)
        return ends - starts, self.articles[places], self.weights[places]


def article_postings(contents: Contents, vocabulary: int) -> Postings:
    """The postings of titles and texts together; a word of a title counts twice."""
    titles = _title_keys(contents)
    lengths = np.diff(contents.starts)
    keys = np.empty(len(contents.row) + len(titles), np.int64)
    both = keys[: len(contents.row)]
    np.multiply(contents.row, np.int64(len(contents)), out=both)
    both += np.repeat(np.arange(len(contents), dtype=np.int32), lengths)
    keys[len(contents.row) :] = titles
    return Postings.build(keys, lengths + contents.title_lengths, vocabulary)


def title_postings(contents: Contents, vocabulary: int) -> Postings:
    """The postings of the titles alone."""
    return Postings.build(_title_keys(contents), contents.title_lengths, vocabulary)


def _title_keys(contents: Contents) -> Int64s:
    places = ranges(contents.starts[:-1], contents.texts)
    keys = contents.row[places].astype(np.int64)
    keys *= len(contents)
    keys += np.repeat(np.arange(len(contents)), contents.title_lengths)
    return keys
