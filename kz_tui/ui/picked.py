"""What a list of actors is left with."""

from __future__ import annotations

from typing import NamedTuple


class Picked(NamedTuple):
    """What the list was left with: an actor, and what shall be done with it ("show", …)."""

    actor: str
    wish: str = "show"
