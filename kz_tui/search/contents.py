"""What stands in the articles, as one long row of terms for each segment.

A row holds, article after article, the words of the title and then those of the text. It
answers where words stand next to each other (phrases) and which words of one article match
(snippets), without reading a text again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np

from kz_tui.model.article import Article
from kz_tui.search.arrays import Bools, Int32s, Int64s, Uint8s
from kz_tui.search.packable import Packable
from kz_tui.search.reading import WordReader
from kz_tui.search.vocabulary import Vocabulary, in_lower_case


class Contents(Packable):
    """The terms of the articles of one segment in reading order.

    Article `a` has the terms `row[starts[a]:starts[a + 1]]`, those before `texts[a]` in its title.
    `small` has a bit for each of them: whether it is written in lower case.
    """

    row: Int32s
    starts: Int64s
    texts: Int64s
    small: Uint8s

    def __len__(self) -> int:
        return len(self.texts)

    @property
    def title_lengths(self) -> Int64s:
        """How many words each title has."""
        return self.texts - self.starts[:-1]

    def in_lower_case(self, places: Int64s) -> Bools:
        """Whether the words at some places of the row are written in lower case."""
        small: Bools = (self.small[places >> 3] << (places & 7) & 128) > 0
        return small


class JoinedContents:
    """The rows of all segments as one; terms are numbered as in `Lexicon`.

    `starts` and `texts` are as in `Contents`, for all articles and over all rows.
    """

    def __init__(self, parts: Sequence[Contents], terms: Int64s) -> None:
        """`terms` are the numbers the terms of each part begin with, and one past the last."""
        self._parts = parts
        self._terms = terms.tolist()
        self._rows: Int64s = np.cumsum([0] + [len(part.row) for part in parts])
        bases = self._rows.tolist()
        starts = [part.starts[:-1] + base for part, base in zip(parts, bases, strict=False)]
        texts = [part.texts + base for part, base in zip(parts, bases, strict=False)]
        self.starts: Int64s = np.concatenate([*starts, self._rows[-1:]])
        self.texts: Int64s = np.concatenate(texts)

    def __len__(self) -> int:
        """How many articles there are."""
        return len(self.texts)

    @property
    def title_lengths(self) -> Int64s:
        """How many words each title has."""
        return self.texts - self.starts[:-1]

    @property
    def lengths(self) -> Int64s:
        """How many words each article has, title and text together."""
        return np.diff(self.starts)

    def title(self, article: int) -> Int32s:
        """The terms of one title."""
        return self._stretch(int(self.starts[article]), int(self.texts[article]))

    def text(self, article: int) -> Int32s:
        """The terms of one text."""
        return self._stretch(int(self.texts[article]), int(self.starts[article + 1]))

    def at(self, places: Int64s) -> Int32s:
        """The terms at ascending places of the rows."""
        borders = np.searchsorted(places, self._rows)
        found = [
            self._numbered(number, part.row[places[low:high] - base])
            for number, (part, base, low, high) in enumerate(
                zip(self._parts, self._rows, borders, borders[1:], strict=False)
            )
        ]
        return found[0] if len(found) == 1 else np.concatenate(found)

    def rows(self) -> Iterator[tuple[int, tuple[int, int], Int32s]]:
        """Each row as it is: its place among all rows, the half-open range of its terms, itself."""
        terms = pairwise(self._terms)
        for part, base, own in zip(self._parts, self._rows.tolist(), terms, strict=False):
            yield base, own, part.row

    def _stretch(self, start: int, end: int) -> Int32s:
        """The terms of a stretch inside one row."""
        number = int(self._rows.searchsorted(start, side="right")) - 1
        number = min(number, len(self._parts) - 1)  # an empty stretch at the very end
        base = int(self._rows[number])
        return self._numbered(number, self._parts[number].row[start - base : end - base])

    def _numbered(self, number: int, row: Int32s) -> Int32s:
        """Terms of one part, numbered as in the dossier."""
        return row + np.int32(self._terms[number]) if self._terms[number] else row


def read_contents(articles: Iterable[Article]) -> tuple[Contents, Vocabulary]:
    """Read every article once."""
    reader = WordReader()
    row, lengths = reader.read(
        part for article in articles for part in (article.head.title.value or "", article.text)
    )
    counts = np.bincount(row, minlength=len(reader.words)).astype(np.int64)
    vocabulary, terms = Vocabulary.build(reader.words, counts)
    ends = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    small = np.packbits(in_lower_case(reader.words)[row])
    return Contents(terms[row], ends[0::2], ends[1::2], small), vocabulary
