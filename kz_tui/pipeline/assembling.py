"""Steps become libraries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kz_tui.keeping.actors import KeptAnnotations
from kz_tui.keeping.articles import KeptArticles
from kz_tui.keeping.dossier import KeptDossier
from kz_tui.library import Library
from kz_tui.model.article import Article, PublicationDate
from kz_tui.pipeline.steps import ActorsRecognised, ArticlesRead


def with_articles(library: Library, step: ArticlesRead) -> Library:
    """The library with more articles."""
    if step.anew:
        library = Library()
    articles = (*library.articles, *step.articles)
    return replace(
        library,
        articles=with_dates(articles, step.dates),
        reports=(*library.reports, *step.reports),
        complete=step.complete,
    )


def with_dossier(library: Library, kept: KeptDossier, *, complete: bool = True) -> Library:
    """The library over a dossier that lies on a shelf.

    What was recognised in the same articles stays; with other articles everything begins again.
    """
    now = replace(
        library, articles=kept.articles, reports=kept.reports, complete=complete, searcher=None
    )
    before = library.articles
    if isinstance(before, KeptArticles):
        same = before.marks == kept.articles.marks
    else:  # read just now, before they were kept
        same = [article.id for article in before] == list(kept.articles.ids)
    kept_too = isinstance(library.annotations, KeptAnnotations)  # its names are taken again
    if same and not kept_too:
        return now
    return replace(now, annotations=(), entities={}, network=None)


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
