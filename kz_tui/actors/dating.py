"""When actors are in the news: the days of the articles that mention them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from kz_tui.model.article import Article


class Days:
    """The days of the articles of a dossier, as numbers: `date.toordinal`, 0 where unknown.

    An article of which only the month or the year is known counts for its first day.
    """

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = articles

    @cached_property
    def _by_article(self) -> list[int]:
        return [_ordinal(article.head.date.value) for article in self._articles]

    def of(self, numbers: Sequence[int]) -> list[int]:
        """The known days of some articles, ascending, a day for each of them."""
        days = self._by_article
        return sorted(days[number] for number in numbers if days[number])

    @cached_property
    def reach(self) -> tuple[int, int] | None:
        """The first and the last day of the dossier."""
        known = [day for day in self._by_article if day]
        return (min(known), max(known)) if known else None


def _ordinal(value: str | None) -> int:
    if not value:
        return 0
    try:
        return date.fromisoformat((value[:10] + "-01-01")[:10]).toordinal()
    except ValueError:
        return 0
