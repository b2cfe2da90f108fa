"""What stands in the articles, as one long row of terms.

The row holds, article after article, the words of the title and then those of the text. It
answers where words stand next to each other (phrases) and which words of one article match
(snippets), without reading a text again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kz_tui.model.article import Article
from kz_tui.search.arrays import Int32s, Int64s
from kz_tui.search.vocabulary import Vocabulary
from kz_tui.search.words import find_words


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

    def title(self, article: int) -> Int32s:
        """The terms of one title."""
        return self.row[self.starts[article] : self.texts[article]]

    def text(self, article: int) -> Int32s:
        """The terms of one text."""
        return self.row[self.texts[article] : self.starts[article + 1]]


def read_contents(articles: Sequence[Article]) -> tuple[Contents, Vocabulary]:
    """Read every article once."""
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    number = numbers.__getitem__
    rows: list[Int32s] = []
    lengths: list[int] = []
    for article in articles:
        for part in (article.head.title.value or "", article.text):
            words = find_words(part)
            rows.append(np.fromiter(map(number, words), np.int32, len(words)))
            lengths.append(len(words))
    row = np.concatenate([np.empty(0, np.int32), *rows])
    del rows
    counts = np.bincount(row, minlength=len(numbers)).astype(np.int64)
    vocabulary, terms = Vocabulary.build(list(numbers), counts)
    ends = np.cumsum([0, *lengths], dtype=np.int64)
    return Contents(terms[row], ends[0::2], ends[1::2]), vocabulary
