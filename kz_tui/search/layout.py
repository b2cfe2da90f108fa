"""Which segments an index consists of, and where in them each article of the dossier lies.

Articles come, change and go; segments never change. What an article was before stays where it is
in its segment, but nothing leads there any more (Lucene keeps deleted documents so, too). A
segment of which much is out of use is built anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from kz_tui.model.article import Article
from kz_tui.search.arrays import Bools, Float32s, Int32s, Int64s, Uint64s
from kz_tui.search.segment import Segment

NOWHERE = -1
_OUT_OF_USE = 1 / 8
"""The part of a segment that may be out of use: what is counted of it is taken off at each start,
a second for a million words."""
_STEP = np.uint64(0x9E3779B97F4A7C15)
"""Tells the copies of one article apart: the golden ratio as a fraction of 64 bits."""


class Layout:
    """Where the articles of a dossier lie: each in a slot of its own, numbered over all segments.

    `live` tells which slots are in use, None where all are. Values by article become values by
    slot and the other way round.
    """

    def __init__(self, segments: Sequence[Segment], slots: Int32s | None = None) -> None:
        """`slots` are those of the articles by number; without them they lie in their order."""
        self.segments = tuple(segments)
        self.size = sum(map(len, self.segments))
        if slots is not None and len(slots) == self.size and _is_in_order(slots):
            slots = None
        self._slots = slots
        self.live: Bools | None = None
        if slots is not None and len(slots) < self.size:
            self.live = np.zeros(self.size, np.bool_)
            self.live[slots] = True

    def __len__(self) -> int:
        """How many articles there are."""
        return self.size if self._slots is None else len(self._slots)

    @property
    def slots(self) -> Int32s:
        """The slot of each article."""
        if self._slots is None:
            return np.arange(self.size, dtype=np.int32)
        return self._slots

    def slot(self, article: int) -> int:
        """The slot of an article."""
        return article if self._slots is None else int(self._slots[article])

    def articles(self) -> Int32s:
        """The number of the article in each slot, `NOWHERE` for those out of use."""
        numbers = np.full(self.size, NOWHERE, np.int32)
        numbers[self.slots] = np.arange(len(self), dtype=np.int32)
        return numbers

    def by_slot(self, values: Bools) -> Bools:
        """What holds for articles, for their slots; it holds for none that is out of use."""
        if self._slots is None:
            return values
        spread = np.zeros(self.size, np.bool_)
        spread[self._slots] = values
        return spread

    def by_article(self, values: Float32s) -> Float32s:
        """The values of slots for the articles that lie there."""
        return values if self._slots is None else values[self._slots]


class Run(NamedTuple):
    """A segment and the marks of its articles, as they were when it was made."""

    segment: Segment
    marks: Uint64s


def lay_out(articles: Sequence[Article], marks: Uint64s, runs: Sequence[Run]) -> Layout:
    """An index of all articles, of some segments as far as they serve and one of all the rest.

    `marks` are those of the articles: an article lies in a segment if its mark does. What is in
    none is read, and with it what is in segments that hold no more than is read anyway, or of which
    too much is out of use. So each article is read a few times at most, however many come or
    change one by one, and there are never many segments.
    """
    slots = find_marks(marks, [run.marks for run in runs])
    bases = _bases([len(run.segment) for run in runs])
    owners = np.searchsorted(bases, slots, side="right") - 1  # NOWHERE is before the first
    used = np.bincount(owners + 1, minlength=len(runs) + 1)
    missing = int(used[0])
    keep = set(range(len(runs)))
    for number in sorted(keep, key=lambda one: (used[one + 1], one)):
        count, whole = int(used[number + 1]), len(runs[number].segment)
        if count <= missing or whole - count > _OUT_OF_USE * whole:
            keep.discard(number)
            missing += count
    return _laid(articles, runs, sorted(keep), owners, slots - bases[owners])


def _laid(
    articles: Sequence[Article], runs: Sequence[Run], kept: Sequence[int], owners: Int64s,
    places: Int64s,
) -> Layout:  # fmt: skip
    """The layout of kept runs; `owners` and `places` say in which run each article lies, where."""
    segments = [runs[number].segment for number in kept]
    bases = np.full(len(runs) + 1, NOWHERE, np.int64)  # the last one is for articles in no run
    bases[kept] = _bases(list(map(len, segments)))[:-1]
    at = bases[owners]
    unread = np.flatnonzero(at == NOWHERE)
    slots = (at + places).astype(np.int32)
    slots[unread] = sum(map(len, segments)) + np.arange(len(unread), dtype=np.int32)
    if len(unread) or not segments:
        segments.append(Segment.build([articles[number] for number in unread.tolist()]))
    return Layout(segments, slots)


def find_marks(wanted: Uint64s, runs: Sequence[Uint64s]) -> Int64s:
    """Where each of some marks stands in the runs, one behind the other; `NOWHERE` if it does not.

    No two marks get the same place, not even equal ones.
    """
    known = np.concatenate([np.empty(0, np.uint64), *runs])
    length = min(len(wanted), len(known))
    if np.array_equal(wanted[:length], known[:length]):
        slots = np.arange(len(wanted))
        slots[length:] = NOWHERE
        if length == len(known):
            return slots
    keys = _told_apart(known)
    order = np.argsort(keys)
    keys, looked_up = keys[order], _told_apart(wanted)
    places = np.searchsorted(keys, looked_up)
    found = np.full(len(wanted), NOWHERE, np.int64)
    there = np.flatnonzero(places < len(keys))
    there = there[keys[places[there]] == looked_up[there]]
    found[there] = order[places[there]]
    return found


def _told_apart(marks: Uint64s) -> Uint64s:
    """Marks, of which the second and later ones of equal ones are changed, each in its own way."""
    order = np.argsort(marks, kind="stable")
    ascending = marks[order]
    new = np.ones(len(marks), np.bool_)
    np.not_equal(ascending[1:], ascending[:-1], out=new[1:])
    if new.all():
        return marks
    first = np.flatnonzero(new)
    copies = np.arange(len(marks)) - np.repeat(first, np.diff(first, append=len(marks)))
    apart = np.empty_like(marks)
    apart[order] = ascending + copies.astype(np.uint64) * _STEP
    return apart


def _is_in_order(slots: Int32s) -> bool:
    return np.array_equal(slots, np.arange(len(slots), dtype=np.int32))


def _bases(sizes: Sequence[int]) -> Int64s:
    """Where each of some parts begins if they follow one another, and where the last one ends."""
    return np.concatenate([[0], np.cumsum(np.array(sizes, np.int64))]).astype(np.int64)
