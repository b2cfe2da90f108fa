"""Remembering what was worked out for a word."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

from kz_tui.model.memo import weakly

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class _Memory(dict[K, V]):
    def __init__(self, function: Callable[[K], V], size: int) -> None:
        self._function = function
        self._size = size

    def __missing__(self, key: K) -> V:
        value = self._function(key)
        if len(self) >= self._size:
            self.clear()
        self[key] = value
        return value


def remembered(size: int) -> Callable[[Callable[[K], V]], Callable[[K], V]]:
    """Make a function of one argument remember its last values, up to `size` of them.

    When that many are kept all are forgotten. Like `lru_cache`, but without an object for each
    value: twenty such caches of all words of a dossier made the garbage collector take a fifth of
    the time of recognition.
    """

    def remember(function: Callable[[K], V]) -> Callable[[K], V]:
        return _Memory(function, size).__getitem__

    return remember


def remembering(size: int, method: Callable[[K], V]) -> Callable[[K], V]:
    """The method of an object, remembering its last values; for an attribute of the object itself.

    It does not hold the object, which is gone with all it remembers once nobody uses it.
    """
    return remembered(size)(weakly(method))
