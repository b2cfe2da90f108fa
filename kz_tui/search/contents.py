"""What stands in the articles, as one long row of terms.

The row holds, article after article, the words of the title and then those of the text. It
answers where words stand next to each other (phrases) and which words of one article match
(snippets), without reading a text again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from kz_tui.model.article import Article
from kz_tui.search.arrays import Int32s, Int64s
from kz_tui.search.reading import WordReader
from kz_tui.search.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Contents:
    """The terms of all articles in reading order.

    Article `a` has the terms `row[starts[a]:starts[a + 1]]`, those before `texts[a]` in its title.
    """

    row: Int32s
    starts: Int64s
    texts: Int64s

    def __len__(self) -> int:
        return len(self.texts)

    @property
    def title_lengths(self) -> Int64s:
        """How many words each title has."""
        return self.texts - self.starts[:-1]

    def title(self, article: int) -> Int32s:
        """The terms of one title."""
        return self.row[self.starts[article] : self.texts[article]]

    def text(self, article: int) -> Int32s:
        """The terms of one text."""
        return self.row[self.texts[article] : self.starts[article + 1]]


def read_contents(articles: Iterable[Article]) -> tuple[Contents, Vocabulary]:
    """Read every article once."""
    reader = WordReader()
    row, lengths = reader.read(
        part for article in articles for part in (article.head.title.value or "", article.text)
    )
    counts = np.bincount(row, minlength=len(reader.words)).astype(np.int64)
    vocabulary, terms = Vocabulary.build(reader.words, counts)
    ends = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    return Contents(terms[row], ends[0::2], ends[1::2]), vocabulary
