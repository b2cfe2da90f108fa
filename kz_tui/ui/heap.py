"""Free memory that is given back to the system."""

from __future__ import annotations

import ctypes
import time
from contextlib import suppress

from kz_tui.ui.memory import look_through

_SPARING = 500
"""What looking through takes of the time is one part of so many at most."""


class Tidying:
    """Lets go, now and then, of what nobody holds, and gives the system what is free.

    Views lie in circles, and those that lay open when something was set aside are looked at by no
    round of the garbage collector. To look through all stops the keys for as long as it takes,
    0.1 s with few articles: it is done the less often the longer it took.
    """

    def __init__(self) -> None:
        self._due = 0.0

    def tidy(self) -> None:
        """Look through what was set aside if that is due, and give back what is free."""
        begun = time.monotonic()
        if begun >= self._due:
            look_through()
            self._due = begun + _SPARING * (time.monotonic() - begun)
        give_back()


def give_back() -> None:
    """Give the system the pages of the heap that are free.

    The C library of GNU keeps them for later, for every thread apart and wherever something lies
    behind them. Elsewhere this does nothing.
    """
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)
