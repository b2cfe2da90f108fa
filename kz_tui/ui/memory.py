"""What the garbage collector looks at."""

from __future__ import annotations

import gc


def set_aside() -> None:
    """Take all there is from the garbage collector's care; what comes after is looked at soon.

    Its full rounds wait until what is new is a quarter of what the last one left. After one that
    finds nothing to look at they come again once enough is new: views that were closed would stay.
    """
    gc.freeze()
    gc.collect()


def look_through() -> None:
    """Let go of what was set aside and is held by nobody now."""
    gc.unfreeze()
    gc.collect()
    set_aside()
