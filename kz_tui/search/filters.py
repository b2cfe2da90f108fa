"""What is known about the articles besides their words: source and date."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from kz_tui.model.article import Article
from kz_tui.search.arrays import Bools, Int32s, Int64s
from kz_tui.search.periods import LATEST, period
from kz_tui.search.words import folded_name


class Sources:
    """The source of each article."""

    def __init__(self, articles: Sequence[Article]) -> None:
        numbers: dict[str | None, int] = {}
        column = [
            numbers.setdefault(article.head.source.value, len(numbers)) for article in articles
        ]
        self._names = [folded_name(name or "").split() for name in numbers]
        self._column: Int32s = np.array(column, np.int32)

    def matching(self, words: Sequence[str]) -> Bools:
        """The articles whose source has these words, in this order; the last may be begun."""
        wanted = folded_name(" ".join(words)).split()
        fits = np.array([_contains(name, wanted) for name in self._names], np.bool_)
        matching: Bools = fits[self._column] if len(fits) else np.zeros(0, np.bool_)
        return matching


class Dates:
    """The period each article may be of, as far as its date is known."""

    def __init__(self, articles: Sequence[Article]) -> None:
        values = [article.head.date.value for article in articles]
        periods = [period(value) if value else (LATEST + 1, -1) for value in values]
        columns = np.array(periods, np.int64).reshape(-1, 2)
        self._first: Int64s = columns[:, 0]
        self._last: Int64s = columns[:, 1]

    def overlapping(self, first: int, last: int) -> Bools:
        """The articles that may be of these moments, both included; never one without a date."""
        return (self._first <= last) & (self._last >= first)


def _contains(name: Sequence[str], wanted: Sequence[str]) -> bool:
    if not wanted:
        return False
    last = len(wanted) - 1
    return any(
        name[start : start + last] == wanted[:last] and name[start + last].startswith(wanted[last])
        for start in range(len(name) - last)
    )
