"""Many small pieces of bytes by number, each checked when it is read."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import overload
from zlib import crc32

from kz_tui.keeping.bundle import Bundle, DamagedError, Piece

_STARTS, _SUMS, _ROWS = ".starts", ".sums", ".rows"


def row_pieces(name: str, rows: Sequence[bytes], *, whole: bool = False) -> dict[str, Piece]:
    """The pieces of a bundle that hold some rows; if `whole` they are checked when it is opened."""
    starts = array("Q", [0, *accumulate(map(len, rows))])
    sums = array("I", map(crc32, rows))
    return {
        name + _STARTS: starts.tobytes(),
        name + _SUMS: sums.tobytes(),
        name + _ROWS: b"".join(rows) if whole else list(rows),
    }


class Rows(Sequence[memoryview]):
    """The rows of a bundle; raises `DamagedError` where one is not what was kept.

    If they are `whole` they are checked now, and reading one never fails.
    """

    def __init__(self, bundle: Bundle, name: str, *, whole: bool = False) -> None:
        self._starts = bundle.piece(name + _STARTS).cast("Q")
        self._sums = bundle.piece(name + _SUMS).cast("I")
        self._rows = bundle.piece(name + _ROWS) if whole else bundle.unchecked(name + _ROWS)
        if len(self._starts) != len(self._sums) + 1 or self._starts[-1] != len(self._rows):
            raise DamagedError("its parts do not fit together")

    def __len__(self) -> int:
        return len(self._sums)

    @overload
    def __getitem__(self, number: int) -> memoryview: ...
    @overload
    def __getitem__(self, number: slice) -> list[memoryview]: ...
    def __getitem__(self, number: int | slice) -> memoryview | list[memoryview]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        if number < 0:
            number += len(self)
        row = self._rows[self._starts[number] : self._starts[number + 1]]
        if crc32(row) != self._sums[number]:
            raise DamagedError("its checksum is wrong")
        return row

    def __iter__(self) -> Iterator[memoryview]:
        return (self[number] for number in range(len(self)))

    @property
    def damaged(self) -> list[int]:
        """The numbers of the rows that are not what was kept."""
        found = []
        for number in range(len(self)):
            try:
                self[number]
            except DamagedError:
                found.append(number)
        return found
