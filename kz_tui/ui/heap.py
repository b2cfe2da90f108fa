"""Free memory that is given back to the system."""

from __future__ import annotations

import ctypes
import gc
from contextlib import suppress

from kz_tui.ui.memory import look_through

_LITTLE = 300_000
"""Objects that are looked through in a fifth of a second (1,000 articles just recognised: 133,798
in 94 ms); so long a key may wait once a minute."""


def tidy() -> None:
    """Let go of what nobody holds, and give the system what is free.

    Views lie in circles, and those that lay open when something was set aside are looked at by no
    round of the garbage collector. To look through all stops the keys as long as it takes, so with
    much that was set aside it waits until the files are read again.
    """
    if gc.get_freeze_count() <= _LITTLE:
        look_through()
    give_back()


def give_back() -> None:
    """Give the system the pages of the heap that are free.

    The C library of GNU keeps them for later, for every thread apart and wherever something lies
    behind them. Elsewhere this does nothing.
    """
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)
