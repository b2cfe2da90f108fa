"""The articles of a kept dossier, made of their rows when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, Protocol, overload

from kz_tui.keeping.article_rows import read_article, read_head
from kz_tui.keeping.bundle import DamagedError
from kz_tui.keeping.parts import Part
from kz_tui.model.article import Article, Head, Origin, PublicationDate
from kz_tui.model.memo import cached_property

_AT_HAND = 512
"""Articles kept as they are: those on the screen are asked for again and again."""


class Numbers(Protocol):
    """Whole numbers by place: a list, an array, or a view of memory."""

    def __getitem__(self, place: int) -> int: ...
    def __len__(self) -> int: ...


class Ledger(NamedTuple):
    """Where each article of a dossier is kept and where it stands, by its number.

    `files` gives the number of its file, `lines` its line, 0 where it has none; `dates` the dates
    that were inferred, `encodings` those that are not the file's.
    """

    parts: Numbers
    rows: Numbers
    ids: Sequence[str]
    files: Numbers
    lines: Numbers
    dates: Mapping[int, PublicationDate]
    encodings: Mapping[int, str]


class Mender(Protocol):
    """What reads an article anew whose row is damaged."""

    def __call__(self, article_id: str, origin: Origin) -> Article:
        """The article in a place; one that says what is wrong where that cannot be read."""


Place = Callable[[int], tuple[str, str]]
"""The path and the encoding of a file, by its number."""


class KeptArticles(Sequence[Article]):
    """Articles by number.

    A row that is damaged is mended by reading the file again; `mended` holds those by number.
    `marks` change when an article does, `stamp` when anything does.
    """

    stamp = b""

    def __init__(
        self, ledger: Ledger, parts: Sequence[Part], place: Place, mend: Mender, marks: bytes
    ) -> None:
        self.marks = marks
        self.mended: dict[int, Article] = {}
        self._ledger = ledger
        self._parts = parts
        self._place = place
        self._mend = mend
        self._articles: dict[int, Article] = {}

    def __len__(self) -> int:
        return len(self._ledger.rows)

    @overload
    def __getitem__(self, number: int) -> Article: ...
    @overload
    def __getitem__(self, number: slice) -> list[Article]: ...
    def __getitem__(self, number: int | slice) -> Article | list[Article]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        number = _within(number, len(self))
        article = self._articles.get(number)
        if article is None:
            article = self._read(number)
            if len(self._articles) >= _AT_HAND:
                self._articles.clear()
            self._articles[number] = article
        return article

    @property
    def heads(self) -> KeptHeads:
        """What a list shows of each; made when asked for, or the two would hold each other."""
        return KeptHeads(self._head, len(self))

    @property
    def ids(self) -> Sequence[str]:
        """The ids of all articles."""
        return self._ledger.ids

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each article by its id."""
        return {one: number for number, one in enumerate(self._ledger.ids)}

    def key(self, number: int) -> bytes:
        """The key of what an article was made of: the same for the same content."""
        return self._parts[self._ledger.parts[number]].key(self._ledger.rows[number])

    def _read(self, number: int) -> Article:
        part, row = self._parts[self._ledger.parts[number]], self._ledger.rows[number]
        try:
            return read_article(part.bodies[row], self._head(number), self._origin(number))
        except DamagedError:
            return self._mended(number)

    def _head(self, number: int) -> Head:
        part, row = self._parts[self._ledger.parts[number]], self._ledger.rows[number]
        try:
            date = self._ledger.dates.get(number)
            return read_head(part.heads[row], self._ledger.ids[number], date)
        except DamagedError:
            return self._mended(number).head

    def _mended(self, number: int) -> Article:
        article = self.mended.get(number)
        if article is None:
            article = self._mend(self._ledger.ids[number], self._origin(number))
            if date := self._ledger.dates.get(number):
                article = article._replace(head=article.head._replace(date=date))
            self.mended[number] = article
        return article

    def _origin(self, number: int) -> Origin:
        path, encoding = self._place(self._ledger.files[number])
        encoding = self._ledger.encodings.get(number, encoding)
        return Origin(path, self._ledger.lines[number] or None, None, encoding)


class KeptHeads(Sequence[Head]):
    """What a list shows of each article, without reading the rest."""

    def __init__(self, read: Callable[[int], Head], count: int) -> None:
        self._read = read
        self._count = count

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, number: int) -> Head: ...
    @overload
    def __getitem__(self, number: slice) -> list[Head]: ...
    def __getitem__(self, number: int | slice) -> Head | list[Head]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        return self._read(_within(number, self._count))


def _within(number: int, count: int) -> int:
    number = number + count if number < 0 else number
    if not 0 <= number < count:
        raise IndexError(number)
    return number
