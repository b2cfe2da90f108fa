"""Free memory that is given back to the system."""

from __future__ import annotations

import ctypes
from contextlib import suppress


def give_back() -> None:
    """Give the system the pages of the heap that are free.

    The C library of GNU keeps them for later, for every thread apart and wherever something lies
    behind them. Elsewhere this does nothing.
    """
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)
