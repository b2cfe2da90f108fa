"""Steps become libraries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kz_tui.keeping.actors import KeptAnnotations
from kz_tui.keeping.articles import KeptArticles
from kz_tui.keeping.dossier import KeptDossier
from kz_tui.library import Library, Recast, Recognised
from kz_tui.model.article import Article, PublicationDate
from kz_tui.model.decision import Decision
from kz_tui.pipeline.steps import ActorsRecognised, ArticlesRead
from kz_tui.rooms import open_room


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
    recognised = library.found.annotations if library.found else library.annotations
    kept_too = isinstance(recognised, KeptAnnotations)  # its names are taken again
    if same and not kept_too:
        return now
    return replace(
        now, annotations=(), entities={}, network=None, rulings=(), found=None, provisional=0
    )


def with_actors(library: Library, step: ActorsRecognised, *, connected: bool = False) -> Library:
    """The library with what was recognised in it, in place of what was before.

    Its decisions are laid over it anew. `connected` has its network worked out as well, which
    later decisions need to be laid over it soon.
    """
    recognised = replace(
        library,
        annotations=step.annotations,
        entities=step.entities,
        network=None,
        rulings=(),
        found=None,
        provisional=0,
    )
    return with_decisions(recognised.connected() if connected else recognised, library.decisions)


def with_decisions(library: Library, decisions: Sequence[Decision]) -> Library:
    """The library with these decisions of the user in place of those before.

    Its network is there if that of what was recognised is; then articles without an actor of a
    decision are not read. Its index over names is that of before: `index_names` makes it anew.
    """
    found = library.found or Recognised(library.annotations, library.entities, library.network)
    if not decisions:
        return replace(
            library,
            annotations=found.annotations,
            entities=found.entities,
            network=found.network,
            decisions=(),
            rulings=(),
            found=None,
        )
    ruled = open_room("rulings").rule(
        library.articles, found.annotations, found.entities, decisions, library.number_of
    )
    network = recast = None
    if found.network is not None and found.network.serves(found.annotations, found.entities):
        touched = {number for part in ruled.parts for number in found.network.articles_of(part)}
        recast = Recast(ruled.changed, sorted(touched))
        network = found.network.recast(library.articles, ruled.annotations, ruled.entities, *recast)
    return replace(
        library,
        annotations=ruled.annotations,
        entities=ruled.entities,
        network=network,
        decisions=decisions,
        rulings=ruled.rulings if found.entities else (),
        found=found._replace(recast=recast),
    )


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
