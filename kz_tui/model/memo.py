"""Remembering what a method answered."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast
from weakref import WeakMethod

P = ParamSpec("P")
T = TypeVar("T")


def memo(size: int | None, method: Callable[P, T]) -> Callable[P, T]:
    """The method of an object, remembering its last `size` answers; None for all of them.

    For an attribute of the object itself. `lru_cache` there would hold the object that holds it: a
    circle, which stays until somebody looks for garbage, and a library with it.
    Calling it raises `ReferenceError` when the object is gone.
    """
    return cast("Callable[P, T]", lru_cache(size)(weakly(method)))


def weakly(method: Callable[P, T]) -> Callable[P, T]:
    """The method of an object, not holding it. Raises `ReferenceError` when the object is gone."""
    kept = WeakMethod(method)

    def ask(*arguments: P.args, **named: P.kwargs) -> T:
        found = kept()
        if found is None:
            raise ReferenceError("what is asked is gone")
        answer: T = found(*arguments, **named)
        return answer

    return ask
