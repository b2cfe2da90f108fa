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
    strings = list(strings)
    text = _encode("".join(strings))
    encoded = strings if text.isascii() else [_encode(one) for one in strings]
    starts = array("Q", [0, *accumulate(map(len, encoded))])
    return {name + _STARTS: starts.tobytes(), name + _TEXT: text}


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
            return self._slice(range(*number.indices(len(self))))
        if number < 0:
            number += len(self)
        if not 0 <= number < len(self):
            raise IndexError(number)
        encoded = self._text[self._starts[number] : self._starts[number + 1]]
        return str(encoded, "utf-8", "surrogatepass")

    def __iter__(self) -> Iterator[str]:
        return iter(self[:])

    def _slice(self, numbers: range) -> list[str]:
        if not numbers or numbers.step != 1:
            return [self[one] for one in numbers]
        starts = self._starts[numbers.start : numbers.stop + 1].tolist()
        first = starts[0]
        text = bytes(self._text[first : starts[-1]])
        if text.isascii():  # a character is a byte
            characters = text.decode("ascii")
            return [characters[start - first : end - first] for start, end in pairwise(starts)]
        return [
            text[start - first : end - first].decode("utf-8", "surrogatepass")
            for start, end in pairwise(starts)
        ]


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
