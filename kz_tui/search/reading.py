"""Reading all articles once: which word stands at each place.

Word by word with a regular expression, 100,000 articles take more than 20 s; with arrays they take
less than half of it. Words are told apart by a 64-bit hash, and become strings once each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from kz_tui.search.arrays import Int32s, Int64s, Uint64s
from kz_tui.search.hashing import Hasher
from kz_tui.search.offsets import code_points, offsets_in

_CHUNK = 1 << 19
"""Characters read at a time; measured: smaller and much larger ones take longer."""

_BETWEEN = "\n"


class WordReader:
    """Numbers the words of many texts."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self._known: Uint64s = np.empty(0, np.uint64)  # hashes, sorted
        self._numbers: Int32s = np.empty(0, np.int32)  # the number of each
        self._hasher = Hasher()

    def read(self, texts: Iterable[str]) -> tuple[Int32s, Int64s]:
        """The numbers of all words of the texts, one text after the other.

        Also returns how many words each text has.
        """
        rows = [np.empty(0, np.int32)]
        counts = [np.empty(0, np.int64)]
        for chunk in _chunks(texts):
            row, count = self._read_chunk(chunk)
            rows.append(row)
            counts.append(count)
        return np.concatenate(rows), np.concatenate(counts)

    def _read_chunk(self, texts: list[str]) -> tuple[Int32s, Int64s]:
        joined = _BETWEEN.join(texts)
        codes = code_points(joined)
        starts, ends = offsets_in(codes)
        hashes, some, words = _distinct(self._hasher.hashes(codes, starts, ends))
        numbers = self._numbers_of(hashes)
        new = np.flatnonzero(numbers >= len(self.words))
        spans = zip(starts[some[new]].tolist(), ends[some[new]].tolist(), strict=True)
        self.words += [joined[start:end] for start, end in spans]
        borders = np.cumsum([0] + [len(text) + len(_BETWEEN) for text in texts])
        return numbers[words], np.diff(np.searchsorted(starts, borders))

    def _numbers_of(self, hashes: Uint64s) -> Int32s:
        """The numbers of sorted hashes; those never seen before get the next ones."""
        places = np.searchsorted(self._known, hashes)
        new = np.append(self._known, np.uint64(0))[places] != hashes
        new[places == len(self._known)] = True
        numbers = np.append(self._numbers, np.int32(-1))[places]
        numbers[new] = np.arange(len(self.words), len(self.words) + np.count_nonzero(new))
        self._known = np.insert(self._known, places[new], hashes[new])
        self._numbers = np.insert(self._numbers, places[new], numbers[new])
        return numbers


def _distinct(hashes: Uint64s) -> tuple[Uint64s, Int64s, Int64s]:
    """The different ones ascending, a place of each, and for each place which one stands there.

    As `np.unique` does it, but it has to find the first place, for which it sorts in a way that
    takes four times as long.
    """
    order = np.argsort(hashes)
    ascending = hashes[order]
    new = np.ones(len(hashes), np.bool_)
    np.not_equal(ascending[1:], ascending[:-1], out=new[1:])
    which = np.empty(len(hashes), np.int64)
    which[order] = np.cumsum(new) - 1
    return ascending[new], order[new], which


def _chunks(texts: Iterable[str]) -> Iterator[list[str]]:
    chunk: list[str] = []
    size = 0
    for text in texts:
        chunk.append(text)
        size += len(text)
        if size >= _CHUNK:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
