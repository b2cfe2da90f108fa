"""In which order a dossier becomes readable, searchable and known."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from itertools import islice

import pytest

from kz_tui.corpus.build import build_article
from kz_tui.library import Library
from kz_tui.model.article import Article, Origin
from kz_tui.model.entity import Annotation, Entity, EntityType
from kz_tui.pipeline.steps import ActorsRecognised, ArticlesRead, Progress, Step
from kz_tui.ui.opening import open_library

ACTORS = {"per:velde": Entity("per:velde", "Joran Velde", EntityType.PER)}


def articles(count: int) -> tuple[Article, ...]:
    text = "Titel\n\nJoran Velde sprach in Lisanne.\n"
    return tuple(build_article(str(n), text, Origin(f"{n}.txt")) for n in range(count))


def stages(library: Library, steps: Iterator[Step]) -> list[tuple[int, bool, bool]]:
    """For each library: how many articles, whether searchable, whether actors are known."""
    return [
        (len(one.articles), one.searcher is not None, bool(one.entities))
        for one in open_library(library, steps)
        if isinstance(one, Library)
    ]


def recognised(count: int) -> ActorsRecognised:
    return ActorsRecognised((Annotation(),) * count, ACTORS)


def test_a_few_articles_have_their_actors_first() -> None:
    library = Library(articles(2))
    assert stages(library, iter([Progress("actors", 1, 2), recognised(2)])) == [
        (2, False, True),
        (2, True, True),
    ]


def test_many_articles_can_be_searched_first() -> None:
    read = articles(40)
    steps: list[Step] = [ArticlesRead(read[32:], complete=True), recognised(40)]
    assert stages(Library(read[:32], complete=False), iter(steps)) == [
        (40, False, False),
        (40, True, False),
        (40, True, True),
    ]


def test_names_are_found_once_actors_and_index_are_there() -> None:
    *_, last = (
        one
        for one in open_library(Library(articles(2)), iter([recognised(2)]))
        if isinstance(one, Library)
    )
    assert last.recognised
    assert last.searcher is not None


def test_an_empty_dossier_needs_no_index() -> None:
    assert stages(Library(complete=False), iter([ArticlesRead((), complete=True)])) == [
        (0, False, False)
    ]


def test_work_that_fails_leaves_the_dossier_searchable() -> None:
    def failing() -> Iterator[Step]:
        yield Progress("actors", 1, 2)
        raise RuntimeError("out of ideas")

    opening = open_library(Library(articles(2)), failing())
    libraries = [one for one in islice(opening, 3) if isinstance(one, Library)]
    assert libraries[-1].searcher is not None
    with pytest.raises(RuntimeError, match="out of ideas"):
        next(opening)


def test_what_stays_open_is_no_work_for_the_garbage_collector() -> None:
    gc.unfreeze()
    try:
        list(open_library(Library(articles(2)), iter([recognised(2)])))
        assert gc.get_freeze_count() > 50 * len(gc.get_objects())
    finally:
        gc.unfreeze()
