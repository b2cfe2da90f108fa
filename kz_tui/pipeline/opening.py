"""The stages in a row: a dossier is read, then recognised."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from io import BytesIO

from kz_tui.corpus.loader import SourceReader, read_source
from kz_tui.model.article import Article
from kz_tui.pipeline.assembling import with_dates
from kz_tui.pipeline.reading import read_articles
from kz_tui.pipeline.request import Request
from kz_tui.pipeline.steps import ArticlesRead, Step
from kz_tui.rooms import open_room


def open_dossier(request: Request, read: SourceReader = read_source) -> Iterator[Step]:
    """Bring a dossier from its files to its actors, a step at a time; `read` reads each file.

    A dossier without articles ends when its files are read.
    """
    articles: Sequence[Article] = request.articles or ()
    if request.articles is None and request.shelf is not None:
        read_again = open_room("rereading").read_again
        articles = yield from read_again(
            request.roots,
            request.shelf,
            thorough=request.thorough,
            skipped=request.skipped,
            read=read,
        )
    elif request.articles is None:
        articles = yield from _read(request, read)
    if articles:
        yield from open_room("recognising").recognise(
            articles, request.shelf, patched=True, by_shelf=request.again
        )


def _read(request: Request, read: SourceReader) -> Generator[ArticlesRead, None, Sequence[Article]]:
    stdin = None if request.stdin is None else BytesIO(request.stdin)
    articles: list[Article] = []
    for step in read_articles(request.roots, stdin, read):
        known = max(0, request.skipped - len(articles))
        articles += step.articles
        yield step._replace(articles=step.articles[known:])
    return with_dates(articles, step.dates)
