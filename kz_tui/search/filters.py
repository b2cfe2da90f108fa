"""What is known about the articles besides their words: source and date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from kz_tui.model.article import Article
from kz_tui.search.arrays import Bools, Int32s, Int64s
from kz_tui.search.packable import Packable
from kz_tui.search.periods import LATEST, period
from kz_tui.search.strings import Strings
from kz_tui.search.words import folded_name


class Sources(Packable):
    """The source of each article: `names` are those there are, folded, `column` says whose is."""

    names: Strings
    column: Int32s

    @classmethod
    def of(cls, articles: Iterable[Article]) -> Sources:
        """Read off where articles are from."""
        numbers: dict[str, int] = {}
        column = [
            numbers.setdefault(article.head.source.value or "", len(numbers))
            for article in articles
        ]
        return cls(Strings.of(list(map(folded_name, numbers))), np.array(column, np.int32))

    @classmethod
    def joined(cls, parts: Sequence[Sources]) -> Sources:
        """The sources of several segments as one."""
        if len(parts) == 1:
            return parts[0]
        names = [name for part in parts for name in part.names]
        bases = np.cumsum([0] + [len(part.names) for part in parts]).tolist()
        columns = [part.column + base for part, base in zip(parts, bases, strict=False)]
        return cls(Strings.of(names), np.concatenate(columns).astype(np.int32))

    def matching(self, words: Sequence[str]) -> Bools:
        """The articles whose source has these words, in this order; the last may be begun."""
        wanted = folded_name(" ".join(words)).split()
        fits = np.array([_contains(name.split(), wanted) for name in self.names], np.bool_)
        matching: Bools = fits[self.column] if len(fits) else np.zeros(0, np.bool_)
        return matching


class Dates(Packable):
    """The period each article may be of, as far as its date is known: see `periods`."""

    first: Int64s
    last: Int64s

    @classmethod
    def of(cls, articles: Iterable[Article]) -> Dates:
        """Read off when articles are from."""
        values = [article.head.date.value for article in articles]
        known = {value: period(value) if value else (LATEST + 1, -1) for value in set(values)}
        columns = np.array([known[value] for value in values], np.int64).reshape(-1, 2)
        return cls(columns[:, 0].copy(), columns[:, 1].copy())

    @classmethod
    def joined(cls, parts: Sequence[Dates]) -> Dates:
        """The dates of several segments as one."""
        return cls(
            np.concatenate([part.first for part in parts]),
            np.concatenate([part.last for part in parts]),
        )

    def overlapping(self, first: int, last: int) -> Bools:
        """The articles that may be of these moments, both included; never one without a date."""
        return (self.first <= last) & (self.last >= first)


def _contains(name: Sequence[str], wanted: Sequence[str]) -> bool:
    if not wanted:
        return False
    last = len(wanted) - 1
    return any(
        name[start : start + last] == wanted[:last] and name[start + last].startswith(wanted[last])
        for start in range(len(name) - last)
    )
