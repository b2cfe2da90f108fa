"""What a second start costs: new processes that open a saved index and answer one query."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from benchmarks.open_index import INDEX, MARKS, KeptArticles
from kz_tui.model.article import Article
from kz_tui.search.arrays import Uint64s
from kz_tui.search.index import Index
from kz_tui.search.saving import SavedIndex, marks_of
from kz_tui.store.folder import FolderShelf

_TIMES = 9


def report_second_start(
    index: Index, articles: Sequence[Article], folder: Path, queries: Sequence[str]
) -> None:
    """Save an index, open it in new processes, and print what that takes."""
    marks = marks_of(articles)
    KeptArticles.keep(articles, folder)
    (folder / MARKS).write_bytes(marks.tobytes())
    start = time.process_time()
    SavedIndex(FolderShelf(folder / INDEX)).save(index, marks)
    seconds = time.process_time() - start
    size = sum(path.stat().st_size for path in (folder / INDEX).iterdir()) / 1e6
    print(f"kz-reader: saved in {seconds:.1f} CPU s, {size:.0f} MB")
    print_starts("kz-reader", "benchmarks.open_index", folder, queries)
    more = [*articles, *articles[: max(1, len(articles) // 100)]]
    _report_change("added", more, marks_of(more), folder)
    changed = list(articles)
    changed[len(articles) // 2] = more[len(articles) // 3]._replace(text="Ein neuer Satz.")
    _report_change("changed", changed, marks_of(changed), folder)


def _report_change(what: str, articles: Sequence[Article], marks: Uint64s, folder: Path) -> None:
    start = time.process_time()
    opened = SavedIndex(FolderShelf(folder / INDEX)).open(articles, marks)
    seconds = time.process_time() - start
    print(f"kz-reader: {len(articles) - opened.kept} articles {what} in {seconds:.2f} CPU s")


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
