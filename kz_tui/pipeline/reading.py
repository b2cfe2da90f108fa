"""First stage: files become articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from kz_tui.corpus.dating import with_inferred_days
from kz_tui.corpus.loader import read_corpus
from kz_tui.library import Library
from kz_tui.model.article import Article
from kz_tui.model.report import FileReport

FIRST_BATCH = 32
LARGEST_BATCH = 4096


def read_library(roots: Iterable[str], stdin: BinaryIO | None = None) -> Iterator[Library]:
    """Read a dossier, yielding a library after the first articles and then ever larger batches.

    At least one library is yielded. The last one is complete: only there are days inferred, as
    that takes all articles.
    """
    articles: list[Article] = []
    reports: list[FileReport] = []
    due = FIRST_BATCH
    for found in read_corpus(roots, stdin):
        if isinstance(found, FileReport):
            reports.append(found)
            continue
        if len(articles) >= due:
            yield Library(tuple(articles), tuple(reports), complete=False)
            due += min(due, LARGEST_BATCH)
        articles.append(found)
    yield Library(with_inferred_days(articles), tuple(reports))
