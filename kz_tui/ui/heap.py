"""The heaps of the C library: shared by threads, and what is free in them given back."""

from __future__ import annotations

import ctypes
from contextlib import suppress

_ARENA_MAX = -8
"""`M_ARENA_MAX` of GNU's malloc.h."""


def share() -> None:
    """Let threads that come share a heap there is, where the C library of GNU makes each its own.

    They take turns anyway, as Python lets one at a time; and what one frees another one can use.
    """
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).mallopt(_ARENA_MAX, 1)


def give_back() -> None:
    """Give the system the pages of the heaps that are free.

    The C library of GNU keeps them for later, for every thread apart and wherever something lies
    behind them. Elsewhere this does nothing.
    """
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)
