"""Many strings in two pieces of a bundle, each made when it is asked for."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import overload

from kz_tui.keeping.bundle import Bundle, DamagedError, Piece

_STARTS, _TEXT = ".starts", ".text"


def string_pieces(name: str, strings: Iterable[str]) -> dict[str, Piece]:
    """The pieces of a bundle that hold some strings."""
    encoded = [one.encode("utf-8", "surrogatepass") for one in strings]
    starts = array("Q", [0, *accumulate(map(len, encoded))])
    return {name + _STARTS: starts.tobytes(), name + _TEXT: b"".join(encoded)}


class Strings(Sequence[str]):
    """The strings of a bundle; raises `DamagedError` where they are not what was kept."""

    def __init__(self, bundle: Bundle, name: str) -> None:
        self._starts = bundle.piece(name + _STARTS).cast("Q")
        self._text = bundle.piece(name + _TEXT)
        if self._starts[-1] != len(self._text):
            raise DamagedError("its parts do not fit together")

    def __len__(self) -> int:
        return len(self._starts) - 1

    @overload
    def __getitem__(self, number: int) -> str: ...
    @overload
    def __getitem__(self, number: slice) -> list[str]: ...
    def __getitem__(self, number: int | slice) -> str | list[str]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        if number < 0:
            number += len(self)
        if not 0 <= number < len(self):
            raise IndexError(number)
        encoded = self._text[self._starts[number] : self._starts[number + 1]]
        return str(encoded, "utf-8", "surrogatepass")

    def __iter__(self) -> Iterator[str]:
        text = bytes(self._text)
        for start, end in pairwise(self._starts.tolist()):
            yield str(text[start:end], "utf-8", "surrogatepass")
