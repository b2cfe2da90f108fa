"""Many small pieces of bytes by number, each checked when it is read."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import overload
from zlib import crc32

from kz_tui.keeping.bundle import Bundle, Bytes, DamagedError, Piece

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

    def stretch(self, run: range) -> tuple[memoryview, memoryview, memoryview]:
        """Rows that follow each other, unread: their starts and the end, checksums, and bytes."""
        starts = self._starts[run.start : run.stop + 1]
        return starts, self._sums[run.start : run.stop], self._rows[starts[0] : starts[-1]]


class NewRows:
    """Rows being gathered, new ones and stretches of kept ones; the latter are never unpacked."""

    def __init__(self) -> None:
        self._starts = array("Q", [0])
        self._sums = array("I")
        self._rows: list[Bytes] = []

    def __len__(self) -> int:
        return len(self._sums)

    def append(self, row: bytes) -> None:
        """Put a row behind the others."""
        self._starts.append(self._starts[-1] + len(row))
        self._sums.append(crc32(row))
        self._rows.append(row)

    def take(self, rows: Rows, run: range) -> None:
        """Put kept rows behind the others."""
        starts, sums, content = rows.stretch(run)
        extend(self._starts, starts[1:], self._starts[-1] - starts[0])
        extend(self._sums, sums)
        self._rows.append(content)

    def pieces(self, name: str) -> dict[str, Piece]:
        """The pieces of a bundle that hold them; they are checked when it is opened."""
        return {
            name + _STARTS: self._starts.tobytes(),
            name + _SUMS: self._sums.tobytes(),
            name + _ROWS: b"".join(self._rows),
        }


def extend(numbers: array[int], more: memoryview, shift: int = 0) -> None:
    """Put more numbers behind others of the same size, each raised by `shift`."""
    if shift:
        numbers.extend([number + shift for number in more])
    else:
        numbers.frombytes(more.tobytes())
