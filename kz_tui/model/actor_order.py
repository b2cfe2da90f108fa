"""In which order actors are listed."""

from __future__ import annotations

from enum import Enum


class ActorOrder(Enum):
    """How actors are sorted; the value is the word for it."""

    MENTIONS = "mentions"
    ARTICLES = "articles"
    NAME = "name"
    FIRST = "first date"
    LAST = "last date"

    @property
    def following(self) -> ActorOrder:
        """The order the key changes to."""
        orders = list(ActorOrder)
        return orders[(orders.index(self) + 1) % len(orders)]
