"""What a second start costs: a process that opens a saved index and answers its first query.

    python -m benchmarks.second_start FOLDER QUERY

prints the CPU milliseconds of the whole process so far, interpreter and imports included, and how
many of them those are. The articles lie in a file beside the index and are read one by one as hits
show them: a stand-in for the cache they come from in the program.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import accumulate, cycle, islice
from pathlib import Path
from statistics import median
from typing import overload

import numpy as np

from kz_tui.model.article import Article
from kz_tui.search.index import Index
from kz_tui.search.query import parse_query
from kz_tui.search.saving import SavedIndex, marks_of
from kz_tui.store.folder import FolderShelf

_TIMES = 7


class KeptArticles(Sequence[Article]):
    """Articles in a file, read when they are asked for."""

    def __init__(self, folder: Path) -> None:
        self._file = (folder / "articles").open("rb")
        self._starts = np.load(folder / "starts.npy")

    @staticmethod
    def keep(articles: Sequence[Article], folder: Path) -> None:
        """Write articles into a folder."""
        kept = [pickle.dumps(article, pickle.HIGHEST_PROTOCOL) for article in articles]
        (folder / "articles").write_bytes(b"".join(kept))
        np.save(folder / "starts.npy", np.array([0, *accumulate(map(len, kept))]))

    def __len__(self) -> int:
        return len(self._starts) - 1

    @overload
    def __getitem__(self, number: int) -> Article: ...
    @overload
    def __getitem__(self, number: slice) -> list[Article]: ...
    def __getitem__(self, number: int | slice) -> Article | list[Article]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        start, end = int(self._starts[number]), int(self._starts[number + 1])
        article: Article = pickle.loads(os.pread(self._file.fileno(), end - start, start))
        return article


def report_second_start(
    index: Index, articles: Sequence[Article], folder: Path, queries: Sequence[str]
) -> None:
    """Save an index, open it in new processes, and print what that takes."""
    marks = marks_of(articles)
    KeptArticles.keep(articles, folder)
    np.save(folder / "marks.npy", marks)
    start = time.process_time()
    SavedIndex(FolderShelf(folder / "index")).save(index, marks)
    seconds = time.process_time() - start
    size = sum(path.stat().st_size for path in (folder / "index").iterdir()) / 1e6
    print(f"kz-reader: saved in {seconds:.1f} CPU s, {size:.0f} MB")
    print_starts("kz-reader", "benchmarks.second_start", folder, queries)
    more = [*articles, *articles[: max(1, len(articles) // 100)]]
    start = time.process_time()
    grown = index.grown(more)
    seconds = time.process_time() - start
    print(f"kz-reader: {len(grown) - len(index)} articles added in {seconds:.2f} CPU s")


def print_starts(name: str, module: str, folder: Path, queries: Sequence[str]) -> None:
    """The median CPU ms of starts of a module that prints its own."""
    spent = []
    for query in islice(cycle(queries), max(_TIMES, len(queries))):
        command = [sys.executable, "-m", module, str(folder), query]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        spent.append(tuple(map(float, printed.split())))
    whole, imports = (median(column) for column in list(zip(*spent, strict=True))[:2])
    print(
        f"{name}: second start, index open and first query answered, CPU ms {whole:.0f} "
        f"(imports {imports:.0f} of them; median of {len(spent)})"
    )


def _answer(folder: Path, text: str) -> Iterator[int]:
    opened = SavedIndex(FolderShelf(folder / "index")).open(
        KeptArticles(folder), np.load(folder / "marks.npy")
    )
    assert not opened.trouble, opened.trouble
    assert opened.kept == len(opened.search_index)
    results = opened.search_index.search(parse_query(text))
    for rank in range(min(10, results.total)):
        yield results.hit(rank).article


if __name__ == "__main__":
    _before = time.process_time()
    list(_answer(Path(sys.argv[1]), sys.argv[2]))
    print(time.process_time() * 1000, _before * 1000)
