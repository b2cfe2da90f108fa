"""Two states of one dossier: which article became which, and how many are new."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kz_tui.keeping.articles import KeptArticles
from kz_tui.model.article import Article
from kz_tui.model.memo import cached_property

_Row = tuple[str, object]


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
        if self.same_numbers or before < self._middle.start:
            return before
        if before >= self._middle.stop:
            return before + len(self._now) - len(self._before)
        row = self._rows[0][before]
        claimed = self._by_id.get(row[0])
        if claimed is not None and self._rows[1][claimed] == row:
            return claimed
        return self._by_content.get(row[1], claimed)

    def says_the_same(self, before: int) -> bool:
        """Whether an article that is still there says what it said before."""
        if self.same_numbers or before not in self._middle:
            return True
        now = self.number(before)
        return now is not None and self._rows[0][before][1] == self._rows[1][now][1]

    @property
    def changes(self) -> Changes:
        """How many articles are new, changed, gone."""
        if self.same_numbers:
            return Changes(len(self._now) - len(self._before), 0, 0)
        found = {number: self.number(number) for number in self._middle}
        changed = sum(
            now is not None and not self.says_the_same(number) for number, now in found.items()
        )
        more = len(self._now) - len(self._before)
        middle = range(self._middle.start, self._middle.stop + more)
        added = len(set(middle).difference(found.values()))
        return Changes(added, changed, sum(now is None for now in found.values()))

    @cached_property
    def _rows(self) -> tuple[list[_Row], list[_Row]]:
        return _rows(self._before), _rows(self._now)

    @cached_property
    def _middle(self) -> range:
        """The articles of before between those at both ends that are just the same now."""
        before, now = self._rows
        least = min(len(before), len(now))
        first = next((n for n in range(least) if before[n] != now[n]), least)
        last = next(
            (n for n in range(least - first) if before[-1 - n] != now[-1 - n]), least - first
        )
        return range(first, len(before) - last)

    @cached_property
    def _by_id(self) -> dict[str, int]:
        return {row[0]: number for number, row in enumerate(self._rows[1])}

    @cached_property
    def _by_content(self) -> dict[object, int]:
        rows = self._rows[1]
        return {rows[number][1]: number for number in reversed(range(len(rows)))}


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
    return all(before[n].id == now[n].id and before[n].text == now[n].text for n in numbers)


def _rows(articles: Sequence[Article]) -> list[_Row]:
    """The id of each article and what stands for what it says, among articles of one kind."""
    if isinstance(articles, KeptArticles):
        return list(zip(articles.ids, map(articles.key, range(len(articles))), strict=True))
    return [(one.id, (one.text, one.head.title)) for one in articles]
