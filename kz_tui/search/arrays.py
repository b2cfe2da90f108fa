"""Names for the kinds of array this room passes around."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Int32s = NDArray[np.int32]
Int64s = NDArray[np.int64]
Float32s = NDArray[np.float32]
Uint8s = NDArray[np.uint8]
Uint16s = NDArray[np.uint16]
Uint32s = NDArray[np.uint32]
Uint64s = NDArray[np.uint64]
Bools = NDArray[np.bool_]

NO_NUMBERS: Int32s = np.empty(0, np.int32)


Numbers = TypeVar("Numbers", Int32s, Int64s)


def each_once(numbers: Numbers) -> Numbers:
    """The different ones among some numbers, ascending.

    `np.unique` loads numpy's masked arrays, which takes as long as opening an index.
    """
    ascending = np.sort(numbers)
    new = np.ones(len(ascending), np.bool_)
    np.not_equal(ascending[1:], ascending[:-1], out=new[1:])
    return ascending[new]


def ranges(starts: Int64s | Int32s, ends: Int64s | Int32s) -> Int64s:
    """All numbers of the half-open ranges, one range after the other."""
    lengths = (ends - starts).astype(np.int64)
    total = int(lengths.sum())
    # each number is its place in the result, moved by how far its range is moved
    moved = np.repeat(starts - (np.cumsum(lengths) - lengths), lengths)
    return moved + np.arange(total, dtype=np.int64)
