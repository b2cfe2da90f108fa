"""Two states of one dossier: which article became which, and how many are new."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

from kz_tui.keeping.articles import KeptArticles
from kz_tui.model.article import Article


class Changes(NamedTuple):
    """How many articles are new, say something else than before, or are gone."""

    added: int
    changed: int
    removed: int

    @property
    def words(self) -> str:
        """What has changed, for the reader."""
        parts = [
            f"{count:,} {what}"
            for count, what in zip(self, ("new", "changed", "gone"), strict=True)
            if count
        ]
        return f"articles: {', '.join(parts)}" if parts else "nothing has changed"


class Comparison:
    """Finds the articles of one state of a dossier in another.

    An article is the same if it has the same id and says the same; else if one says the same under
    another id; else if one has its id.
    """

    def __init__(self, before: Sequence[Article], now: Sequence[Article]) -> None:
        self._before = before
        self._now = now
        self.same_numbers = _same_numbers(before, now)

    def number(self, before: int) -> int | None:
        """The number of an article now; None if it is gone."""
        if self.same_numbers:
            return before
        old_id, content = _ids(self._before)(before), _contents(self._before)(before)
        claimed = self._by_id.get(old_id)
        if claimed is not None and _contents(self._now)(claimed) == content:
            return claimed
        return self._by_content.get(content, claimed)

    def says_the_same(self, before: int) -> bool:
        """Whether an article that is still there says what it said before."""
        if self.same_numbers:
            return True
        now = self.number(before)
        return now is not None and _contents(self._now)(now) == _contents(self._before)(before)

    @property
    def changes(self) -> Changes:
        """How many articles are new, changed, gone."""
        if self.same_numbers:
            return Changes(len(self._now) - len(self._before), 0, 0)
        found = [self.number(number) for number in range(len(self._before))]
        there = {number for number in found if number is not None}
        changed = sum(
            number is not None and not self.says_the_same(before)
            for before, number in enumerate(found)
        )
        return Changes(len(self._now) - len(there), changed, found.count(None))

    @cached_property
    def _by_id(self) -> dict[str, int]:
        id_of = _ids(self._now)
        return {id_of(number): number for number in range(len(self._now))}

    @cached_property
    def _by_content(self) -> dict[object, int]:
        content_of = _contents(self._now)
        return {content_of(number): number for number in reversed(range(len(self._now)))}


def _same_numbers(before: Sequence[Article], now: Sequence[Article]) -> bool:
    """Whether the articles of before are the first of now."""
    if before is now or not len(before):
        return True
    if len(before) > len(now):
        return False
    if isinstance(before, KeptArticles) and isinstance(now, KeptArticles):
        return now.marks.startswith(before.marks) and list(before.ids) == list(
            now.ids[: len(before)]
        )
    if not isinstance(before, KeptArticles) and before[0] is now[0] and before[-1].id == now[
        len(before) - 1
    ].id:  # fmt: skip
        return True  # it has grown
    numbers = range(len(before))
    id_before, id_now = _ids(before), _ids(now)
    return all(id_before(n) == id_now(n) and before[n].text == now[n].text for n in numbers)


def _ids(articles: Sequence[Article]) -> Callable[[int], str]:
    if isinstance(articles, KeptArticles):
        return articles.ids.__getitem__
    return lambda number: articles[number].id


def _contents(articles: Sequence[Article]) -> Callable[[int], object]:
    """What stands for what an article says; of one kind of articles with one another."""
    if isinstance(articles, KeptArticles):
        return articles.key
    return lambda number: (articles[number].text, articles[number].head.title)
