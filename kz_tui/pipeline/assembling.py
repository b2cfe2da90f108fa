"""Steps become libraries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kz_tui.library import Library
from kz_tui.model.article import Article, PublicationDate
from kz_tui.pipeline.steps import ActorsRecognised, ArticlesRead


def with_articles(library: Library, step: ArticlesRead) -> Library:
    """The library with more articles."""
    articles = (*library.articles, *step.articles)
    return replace(
        library,
        articles=with_dates(articles, step.dates),
        reports=(*library.reports, *step.reports),
        complete=step.complete,
    )


def with_actors(library: Library, step: ActorsRecognised) -> Library:
    """The library with what was recognised in it, in place of what was before."""
    return replace(library, annotations=step.annotations, entities=step.entities, network=None)


def with_dates(
    articles: Sequence[Article], dates: Sequence[tuple[int, PublicationDate]]
) -> tuple[Article, ...]:
    """The same articles, those named by number with another date."""
    if not dates:
        return tuple(articles)
    dated = list(articles)
    for number, day in dates:
        article = dated[number]
        dated[number] = article._replace(head=article.head._replace(date=day))
    return tuple(dated)
