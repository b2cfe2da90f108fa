"""First stage: files become articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from kz_tui.corpus.dating import infer_days
from kz_tui.corpus.loader import SourceReader, read_corpus, read_source
from kz_tui.library import Library
from kz_tui.model.article import Article
from kz_tui.model.report import FileReport
from kz_tui.pipeline.assembling import with_articles
from kz_tui.pipeline.steps import ArticlesRead

FIRST_BATCH = 32
LARGEST_BATCH = 4096


def read_articles(
    roots: Iterable[str], stdin: BinaryIO | None = None, read: SourceReader = read_source
) -> Iterator[ArticlesRead]:
    """Read a dossier: the first articles at once, then ever larger batches.

    At least one step is yielded; only the last is complete.
    """
    articles: list[Article] = []
    reports: list[FileReport] = []
    done = reported = 0
    due = FIRST_BATCH
    for found in read_corpus(roots, stdin, read):
        if isinstance(found, FileReport):
            reports.append(found)
            continue
        if len(articles) >= due:
            yield ArticlesRead(tuple(articles[done:]), tuple(reports[reported:]))
            done, reported = len(articles), len(reports)
            due += min(due, LARGEST_BATCH)
        articles.append(found)
    yield ArticlesRead(
        tuple(articles[done:]),
        tuple(reports[reported:]),
        complete=True,
        dates=tuple(infer_days(articles).items()),
    )


def read_library(roots: Iterable[str], stdin: BinaryIO | None = None) -> Iterator[Library]:
    """Read a dossier, yielding a library after each step."""
    library = Library()
    for step in read_articles(roots, stdin):
        library = with_articles(library, step)
        yield library
