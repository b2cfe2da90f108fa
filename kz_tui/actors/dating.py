"""When actors are in the news: the days of the articles that mention them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from kz_tui.actors.arrays import Ints
from kz_tui.model.memo import cached_property


class Days:
    """The days of the articles of a dossier, as numbers: `date.toordinal`, 0 where unknown.

    `dates` are those there are, as articles state them, "" for none; `places` tells of each article
    by its number which of them it has. An article of which only the month or the year is known
    counts for its first day.
    """

    def __init__(self, dates: Sequence[str], places: Ints) -> None:
        self._days = np.array([_ordinal(value) for value in dates], np.int64)
        self._places = places

    def of(self, numbers: Sequence[int]) -> list[int]:
        """The known days of some articles, ascending, a day for each of them."""
        days = self._days[self._places[np.asarray(numbers, np.int64)]]
        known: list[int] = np.sort(days[days > 0]).tolist()
        return known

    @cached_property
    def reach(self) -> tuple[int, int] | None:
        """The first and the last day of the dossier."""
        known = self._days[np.unique(self._places)]
        known = known[known > 0]
        return (int(known.min()), int(known.max())) if len(known) else None


def _ordinal(value: str) -> int:
    if not value:
        return 0
    try:
        return date.fromisoformat((value[:10] + "-01-01")[:10]).toordinal()
    except ValueError:
        return 0
