"""A second start: a process that opens a saved index and answers its first query.

    python -m benchmarks.open_index FOLDER QUERY

prints the CPU milliseconds of the whole process so far, interpreter and imports included, and how
many of them those are. The articles lie in a file beside the index and are read one by one as hits
show them: a stand-in for the cache they come from in the program.
"""

from __future__ import annotations

import os
import pickle
import sys
import time
from array import array
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from typing import overload

from kz_tui.model.article import Article
from kz_tui.search.query import parse_query
from kz_tui.search.saving import SavedIndex, read_marks
from kz_tui.store.folder import FolderShelf

INDEX = "index"
MARKS = "marks"
_STARTS = "starts"
_ARTICLES = "articles"
_HITS = 10


class KeptArticles(Sequence[Article]):
    """Articles in a file, read when they are asked for."""

    def __init__(self, folder: Path) -> None:
        self._file = (folder / _ARTICLES).open("rb")
        self._starts = array("q", (folder / _STARTS).read_bytes())

    @staticmethod
    def keep(articles: Sequence[Article], folder: Path) -> None:
        """Write articles into a folder."""
        kept = [pickle.dumps(article, pickle.HIGHEST_PROTOCOL) for article in articles]
        (folder / _ARTICLES).write_bytes(b"".join(kept))
        starts = array("q", [0, *accumulate(map(len, kept))])
        (folder / _STARTS).write_bytes(starts.tobytes())

    def __len__(self) -> int:
        return len(self._starts) - 1

    @overload
    def __getitem__(self, number: int) -> Article: ...
    @overload
    def __getitem__(self, number: slice) -> list[Article]: ...
    def __getitem__(self, number: int | slice) -> Article | list[Article]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        start, end = self._starts[number], self._starts[number + 1]
        article: Article = pickle.loads(os.pread(self._file.fileno(), end - start, start))
        return article


def main(folder: Path, text: str) -> None:
    """Open the index in a folder and answer a query."""
    before = time.process_time()
    marks = read_marks((folder / MARKS).read_bytes())
    opened = SavedIndex(FolderShelf(folder / INDEX)).open(KeptArticles(folder), marks)
    between = time.process_time()
    results = opened.search_index.search(parse_query(text))
    for rank in range(min(_HITS, results.total)):
        results.hit(rank)
    after = time.process_time()
    assert not opened.trouble, opened.trouble
    assert opened.kept == len(opened.search_index)
    print(after * 1000, before * 1000, (between - before) * 1000)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
