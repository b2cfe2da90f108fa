"""Many strings in one piece of memory, which may be a file that is read as it is used.

A list of some hundred thousand strings takes tens of milliseconds to make and as many megabytes;
a search looks at a few hundred of them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import overload

import numpy as np

from kz_tui.search.arrays import Int32s, Int64s, Uint8s, Uint64s, ranges
from kz_tui.search.packable import Packable

_END = "\n"
_HEAD = 8
_REST_OF_HEAD = (1 << 64) - 1
_LAST = "\U0010ffff"
"""Sorts after everything a word may go on with."""


class Strings(Packable, Sequence[str]):
    """Strings without line breaks. String `n` is `utf8[starts[n]:starts[n + 1]]`, a break its last.

    `heads`, kept if the strings are sorted, are their first bytes as numbers, which sort alike.
    """

    utf8: Uint8s
    starts: Int64s
    heads: Uint64s

    @classmethod
    def of(cls, strings: Sequence[str], *, ascending: bool = False) -> Strings:
        """Keep these strings; `ascending` ones can be searched."""
        joined = _END.join([*strings, ""])
        utf8 = np.frombuffer(_encoded(joined), np.uint8)
        starts = np.append([0], np.flatnonzero(utf8 == ord(_END)) + 1).astype(np.int64)
        heads = np.empty(0, np.uint64)
        if ascending:
            heads = _heads(utf8, starts[:-1], np.diff(starts) - 1)
        return cls(utf8, starts, heads)

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __iter__(self) -> Iterator[str]:
        """All of them, made at once."""
        return iter(_decoded(self.utf8).split(_END)[:-1])

    @overload
    def __getitem__(self, number: int) -> str: ...
    @overload
    def __getitem__(self, number: slice) -> list[str]: ...
    def __getitem__(self, number: int | slice) -> str | list[str]:
        if isinstance(number, slice):
            return self.many(np.arange(*number.indices(len(self))))
        start, end = self.starts[number], self.starts[number + 1]
        return _decoded(self.utf8[start : end - 1])

    def many(self, numbers: Int64s | Int32s) -> list[str]:
        """Some of the strings at once, which takes a tenth of the time of one by one."""
        places = ranges(self.starts[numbers], self.starts[numbers + 1])
        return _decoded(self.utf8[places]).split(_END)[:-1]

    def place(self, string: str) -> int:
        """How many strings sort before this one; they have to be ascending."""
        low, high = 0, len(self)
        if low < high:
            head = _head(string)
            low = int(self.heads.searchsorted(head))
            high = low + int(self.heads[low:].searchsorted(head, side="right"))
        return bisect_left(self, string, low, high)

    def find(self, string: str) -> int | None:
        """The number of a string; None if it is none of these."""
        place = self.place(string)
        return place if place < len(self) and self[place] == string else None

    def beginning_with(self, beginning: str) -> tuple[int, int]:
        """The half-open range of the strings that begin like this."""
        return self.beginning_with_each([beginning])[0]

    def beginning_with_each(self, beginnings: Sequence[str]) -> list[tuple[int, int]]:
        """The same for several beginnings, in hardly more time than for one."""
        first = np.array([_head(one) for one in beginnings], np.uint64)
        sizes = [min(_HEAD, len(_encoded(one))) for one in beginnings]
        last = first | np.array([_REST_OF_HEAD >> (8 * size) for size in sizes], np.uint64)
        lows = self.heads.searchsorted(first).tolist()
        highs = self.heads.searchsorted(last, side="right").tolist()
        return [
            (low, high)
            if low == high or size < _HEAD
            else (
                bisect_left(self, beginning, low, high),
                bisect_left(self, beginning + _LAST, low, high),
            )
            for beginning, size, low, high in zip(beginnings, sizes, lows, highs, strict=True)
        ]


def sorting_order(strings: Sequence[str]) -> Int64s:
    """The places of strings in the order in which they sort; equal ones keep theirs.

    The strings have no line breaks and no NUL. Their first sixteen bytes are compared as numbers,
    all strings at once; only what has these in common is compared as strings.
    """
    kept = Strings.of(strings, ascending=True)
    lengths = np.diff(kept.starts) - 1
    longer = np.flatnonzero(lengths > _HEAD)
    tails = np.zeros(len(strings), np.uint64)
    tails[longer] = _heads(kept.utf8, kept.starts[longer] + _HEAD, lengths[longer] - _HEAD)
    order = np.lexsort((tails, kept.heads)).astype(np.int64)
    heads, tails = kept.heads[order], tails[order]
    same = np.zeros(len(strings) + 1, np.bool_)
    same[1:-1] = (heads[1:] == heads[:-1]) & (tails[1:] == tails[:-1])
    edges = np.flatnonzero(same[1:] != same[:-1])
    long = np.append(0, np.cumsum(lengths[order] > 2 * _HEAD))
    for low, high in zip(edges[0::2].tolist(), (edges[1::2] + 1).tolist(), strict=True):
        if long[low] != long[high]:
            order[low:high] = sorted(order[low:high].tolist(), key=strings.__getitem__)
    return order


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _decoded(utf8: Uint8s) -> str:
    return utf8.tobytes().decode("utf-8", "surrogatepass")


def _head(string: str) -> np.uint64:
    return np.uint64(int.from_bytes(_encoded(string)[:_HEAD].ljust(_HEAD, b"\0"), "big"))


def _heads(utf8: Uint8s, starts: Int64s, lengths: Int64s) -> Uint64s:
    """The first bytes of each stretch as one number; a shorter stretch sorts first."""
    padded = np.append(utf8, np.zeros(_HEAD, np.uint8))
    heads = np.zeros(len(lengths), np.uint64)
    for place in range(_HEAD):
        byte = padded[starts + place].astype(np.uint64)
        byte[lengths <= place] = 0
        heads = heads << np.uint64(8) | byte
    return heads
