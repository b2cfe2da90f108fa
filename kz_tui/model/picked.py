"""Some items of a sequence that makes its items when they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar, overload

T_co = TypeVar("T_co", covariant=True)


class Picked(Sequence[T_co]):
    """The items of a sequence that have some numbers, in the order of these; none is kept."""

    def __init__(self, items: Sequence[T_co], numbers: Sequence[int]) -> None:
        self._items = items
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, place: int) -> T_co: ...
    @overload
    def __getitem__(self, place: slice) -> Picked[T_co]: ...
    def __getitem__(self, place: int | slice) -> T_co | Picked[T_co]:
        """An item, or a stretch of them."""
        if isinstance(place, slice):
            return Picked(self._items, self._numbers[place])
        return self._items[self._numbers[place]]
