"""Remembering what a method or a property answered."""

from __future__ import annotations

import functools
from collections.abc import Callable
from functools import lru_cache
from typing import Any, ParamSpec, TypeVar, cast, overload
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


class cached_property(functools.cached_property[T]):  # noqa: N801, TID251  # it stands for that
    """The standard one, without the lock that it had until Python 3.12.

    All objects of a class shared that lock while a value was worked out, whoever's it was: a screen
    that asked one library for its actors waited until a thread had those of another one
    (CPython issue 87634). Two threads that ask the same object at once both work, and one answer
    stays.
    """

    @overload
    def __get__(self, instance: None, owner: type[Any] | None = None) -> cached_property[T]: ...
    @overload
    def __get__(self, instance: object, owner: type[Any] | None = None) -> T: ...
    def __get__(self, instance: object, owner: type[Any] | None = None) -> T | cached_property[T]:
        """The value of an object, worked out if it is not there yet."""
        name = self.attrname
        if instance is None or name is None:
            return self
        value: T = self.func(instance)
        instance.__dict__[name] = value
        return value
