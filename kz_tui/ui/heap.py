"""The heap of the C library: one for all threads, and what is free of it given back."""

from __future__ import annotations

import ctypes
import gc
from contextlib import suppress

from kz_tui.pipeline.garbage import look_through

_ARENA_MAX = -8
"""`M_ARENA_MAX` of malloc.h."""
_LITTLE = 300_000
"""Objects that are looked through in a fifth of a second (1,000 articles just recognised: 133,798
in 94 ms); so long a key may wait once a minute."""


def share_heap() -> None:
    """Have all threads that begin from now on take their memory from one heap.

    The C library of GNU gives each its own, where what one dossier leaves is of no use to the next,
    which is read in another thread. Elsewhere this does nothing.
    """
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).mallopt(_ARENA_MAX, 1)


def tidy(articles: int) -> None:
    """Let go of what nobody holds, and give the system what is free; so many articles are open.

    Views lie in circles, and those that lay open when something was set aside are looked at by no
    round of the garbage collector. To look through all stops the keys as long as it takes, so with
    much that was set aside it waits until the files are read again.
    """
    if gc.get_freeze_count() <= _LITTLE:
        look_through(articles)
    give_back()


def give_back() -> None:
    """Give the system the pages of the heap that are free.

    The C library of GNU keeps them for later, for every thread apart and wherever something lies
    behind them. Elsewhere this does nothing.
    """
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)
