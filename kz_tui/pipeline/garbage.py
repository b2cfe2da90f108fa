"""What the garbage collector looks at."""

from __future__ import annotations

import gc

_ROUNDS = 700, 10, 2
"""When rounds are made (`gc.set_threshold`). Views lie in circles: those that are closed wait for a
full one, after some 23,000 new objects; with Python's own thresholds after 85,000."""
_FEW = 200
"""Articles that cost a round of the garbage collector some 20 ms (1,000 that were just recognised:
133,798 objects, 94 ms)."""


def begin() -> None:
    """Collect from now on; what is loaded stays, and is not looked at again."""
    gc.freeze()
    gc.set_threshold(*_ROUNDS)
    gc.enable()


def is_much(articles: int) -> bool:
    """Whether so many articles cost a round more than a key may wait for."""
    return articles > _FEW


def set_aside(articles: int) -> None:
    """Take all there is from the garbage collector's care, if so many articles are much.

    What comes after is looked at soon: full rounds wait until what is new is a quarter of what the
    last one left, and after one that finds nothing to look at they come again once enough is new.
    Views that are closed would stay otherwise.

    Views that lie open are set aside too, and stay until all is looked through: with few articles,
    nothing is set aside.
    """
    if is_much(articles):
        gc.freeze()
    gc.collect()


def look_through(articles: int) -> None:
    """Let go of what was set aside and is held by nobody now."""
    if is_much(articles):
        gc.unfreeze()
        gc.collect()
    set_aside(articles)
