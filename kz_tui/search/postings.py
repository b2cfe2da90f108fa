"""Which articles hold a term, and how much it says about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from kz_tui.search.arrays import Bools, Float32s, Int32s, Int64s, Uint8s, ranges
from kz_tui.search.contents import Contents
from kz_tui.search.packable import Packable

K1 = 1.2
B = 0.75
"""BM25 with the usual constants: Robertson and Zaragoza, The Probabilistic Relevance Framework:
BM25 and Beyond, 2009, section 3; the defaults of Lucene."""

_MOST = 255
"""Occurrences counted; more of them change BM25 by less than a hundredth."""
_CLASSES = 256
_PER_DOUBLING = 12
"""Articles are told apart by length in steps of 6 %; Lucene keeps lengths in one byte, too."""


class Postings(Packable):
    """The articles of each term of one segment, in ascending order.

    Term `t` stands in the articles `articles[starts[t]:starts[t + 1]]`, so often as `counts` says.
    """

    starts: Int64s
    articles: Int32s
    counts: Uint8s

    @classmethod
    def build(cls, keys: Int64s, size: int, vocabulary: int) -> Postings:
        """Sort occurrences into postings.

        A key is `term * size + article`, one for each occurrence; the array is used up. `size` is
        the number of articles, `vocabulary` that of terms.
        """
        keys.sort()
        new = np.ones(len(keys), np.bool_)
        np.not_equal(keys[1:], keys[:-1], out=new[1:])
        first = np.flatnonzero(new)
        counts = np.minimum(np.diff(first, append=len(keys)), _MOST).astype(np.uint8)
        keys = keys[first]
        starts = np.searchsorted(keys, np.arange(vocabulary + 1, dtype=np.int64) * size)
        terms = np.repeat(np.arange(vocabulary, dtype=np.int64), np.diff(starts))
        keys -= terms * size
        return cls(starts.astype(np.int64), keys.astype(np.int32), counts)


class JoinedPostings:
    """The postings of all segments as one; terms are numbered as in `Lexicon`.

    A weight is the frequency part of BM25 without idf, between 0 and 1. `size` is the number of
    slots, `total` that of articles that are in use.
    """

    def __init__(
        self,
        parts: Sequence[tuple[Postings, int]],
        lengths: Int64s,
        struck: Sequence[Int64s | None] = (),
        live: Bools | None = None,
    ) -> None:
        """`parts` are postings with the number of articles they are for.

        `lengths` is how many words the article in each slot has. Of each part those articles are
        `struck`, by term, that are out of use; `live` tells which slots are not.
        """
        self.size = len(lengths)
        self.total = self.size if live is None else int(np.count_nonzero(live))
        self._parts = [postings for postings, _ in parts]
        self._struck = struck or [None] * len(parts)
        self._articles = np.cumsum([0] + [size for _, size in parts])
        self._terms = np.cumsum([0] + [len(one.starts) - 1 for one in self._parts])
        classes = np.rint(_PER_DOUBLING * np.log2(1 + lengths)).astype(np.int32)
        self._classes: Int32s = np.minimum(classes, _CLASSES - 1) * (_MOST + 1)
        used = lengths if live is None else lengths[live]
        self._weights = _weights(max(1.0, float(used.mean()) if len(used) else 1.0))

    def frequencies(self) -> Int64s:
        """In how many articles each term stands."""
        held: list[Int64s] = [np.diff(postings.starts) for postings in self._parts]
        for part, struck in enumerate(self._struck):
            if struck is not None:
                held[part] = held[part] - struck
        return held[0] if len(held) == 1 else np.concatenate(held)

    def frequencies_of(self, terms: Int32s) -> Int64s:
        """In how many articles each of some ascending terms stands."""
        found = []
        for part, own in self._own(terms):
            starts, struck = self._parts[part].starts, self._struck[part]
            found.append(starts[own + 1] - starts[own] - (0 if struck is None else struck[own]))
        return np.concatenate(found)

    def of(self, term: int) -> tuple[Int32s, Float32s]:
        """The articles of a term and its weight in each."""
        part = int(self._terms.searchsorted(term, side="right")) - 1
        postings, own = self._parts[part], term - int(self._terms[part])
        inside = slice(int(postings.starts[own]), int(postings.starts[own + 1]))
        articles = self._numbered(part, postings.articles[inside])
        return articles, self._weigh(articles, postings.counts[inside])

    def of_all(self, terms: Int32s) -> tuple[Int64s, Int32s, Float32s]:
        """How many articles each of some ascending terms has, and all articles and weights."""
        lengths, articles, counts = [], [], []
        for part, own in self._own(terms):
            starts, ends = self._parts[part].starts[own], self._parts[part].starts[own + 1]
            places = ranges(starts, ends)
            lengths.append(ends - starts)
            articles.append(self._numbered(part, self._parts[part].articles[places]))
            counts.append(self._parts[part].counts[places])
        every = np.concatenate(articles)
        return np.concatenate(lengths), every, self._weigh(every, np.concatenate(counts))

    def holding(self, low: int, high: int) -> Int32s:
        """The articles that hold a term of a half-open range within one segment."""
        part = int(self._terms.searchsorted(low, side="right")) - 1
        postings, base = self._parts[part], int(self._terms[part])
        inside = slice(int(postings.starts[low - base]), int(postings.starts[high - base]))
        return self._numbered(part, postings.articles[inside])

    def _own(self, terms: Int32s) -> Iterator[tuple[int, Int64s]]:
        """For each part those of some ascending terms that it has, by their number there."""
        borders = np.searchsorted(terms, self._terms)
        for part in range(len(self._parts)):
            yield part, terms[borders[part] : borders[part + 1]] - self._terms[part]

    def _numbered(self, part: int, articles: Int32s) -> Int32s:
        """Articles of one part, numbered as in the dossier."""
        return articles + np.int32(self._articles[part]) if part else articles

    def _weigh(self, articles: Int32s, counts: Uint8s) -> Float32s:
        weights: Float32s = self._weights[self._classes[articles] + counts]
        return weights


def _weights(usual: float) -> Float32s:
    """The weight for each class of length and each count; `usual` is the mean length in words."""
    lengths = np.exp2(np.arange(_CLASSES) / _PER_DOUBLING) - 1
    norms = (K1 * (1 - B + B * lengths / usual))[:, np.newaxis]
    counts = np.arange(_MOST + 1)
    return (counts / (counts + norms)).astype(np.float32).ravel()


def article_postings(contents: Contents, vocabulary: int) -> Postings:
    """The postings of titles and texts together; a word of a title counts twice."""
    titles = _title_keys(contents)
    lengths = np.diff(contents.starts)
    keys = np.empty(len(contents.row) + len(titles), np.int64)
    both = keys[: len(contents.row)]
    np.multiply(contents.row, np.int64(len(contents)), out=both)
    both += np.repeat(np.arange(len(contents), dtype=np.int32), lengths)
    keys[len(contents.row) :] = titles
    return Postings.build(keys, len(contents), vocabulary)


def title_postings(contents: Contents, vocabulary: int) -> Postings:
    """The postings of the titles alone."""
    return Postings.build(_title_keys(contents), len(contents), vocabulary)


def _title_keys(contents: Contents) -> Int64s:
    places = ranges(contents.starts[:-1], contents.texts)
    keys = contents.row[places].astype(np.int64)
    keys *= len(contents)
    keys += np.repeat(np.arange(len(contents)), contents.title_lengths)
    return keys
