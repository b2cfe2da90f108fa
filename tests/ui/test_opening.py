"""In which order a dossier becomes readable, searchable and known."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from kz_tui.corpus.build import build_article
from kz_tui.library import Library
from kz_tui.model.article import Article, Origin
from kz_tui.model.decision import Act, Decision, Who
from kz_tui.model.entity import Annotation, Entity, EntityType
from kz_tui.pipeline.assembling import with_dossier
from kz_tui.pipeline.kept import open_kept
from kz_tui.pipeline.opening import open_dossier
from kz_tui.pipeline.remembered import with_remembered
from kz_tui.pipeline.request import Request
from kz_tui.pipeline.steps import ActorsRecognised, ArticlesRead, Progress, Remark, Step
from kz_tui.search.query import parse_query
from kz_tui.store.folder import FolderShelf
from kz_tui.ui.opening import open_library
from tests.ui.driver import make, running

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


def kept_library(folder: Path, shelf: FolderShelf) -> tuple[Library, Request]:
    """A dossier that was opened before, as it is at a second start."""
    (folder / "a.txt").write_text("Titel\n\nAngela Merkel traf Wladimir Putin in Moskau.\n")
    request = Request((str(folder),), shelf=shelf)
    list(open_library(Library(), open_dossier(request), shelf))
    kept = open_kept(shelf)
    assert kept is not None
    return with_dossier(Library(), kept, complete=False), request


def test_kept_actors_of_a_few_articles_come_before_the_index(tmp_path: Path) -> None:
    shelf = FolderShelf(tmp_path / "shelf")
    library, request = kept_library(tmp_path, shelf)
    opening = open_library(library, open_dossier(request), shelf)
    first, *_, last = (one for one in opening if isinstance(one, Library))
    assert first.searcher is None
    assert "Angela Merkel" in {one.name for one in first.entities.values()}
    assert last.entities == first.entities
    assert last.recognised
    assert last.search(parse_query("actor:Merkel")).total == 1


def test_kept_actors_are_as_the_user_decided(tmp_path: Path) -> None:
    shelf = FolderShelf(tmp_path / "shelf")
    library, request = kept_library(tmp_path, shelf)
    decided = replace(library, decisions=(Decision(Act.HIDE, Who("Angela Merkel")),))
    first = with_remembered(decided, shelf)
    assert "Wladimir Putin" in {one.name for one in first.entities.values()}
    assert "Angela Merkel" not in {one.name for one in first.entities.values()}
    *_, last = (
        one
        for one in open_library(decided, open_dossier(request), shelf)
        if isinstance(one, Library)
    )
    assert last.entities == first.entities


def test_damaged_kept_actors_are_not_shown(tmp_path: Path) -> None:
    shelf = FolderShelf(tmp_path / "shelf")
    library, _ = kept_library(tmp_path, shelf)
    kept = shelf.folder / "actors"
    kept.write_bytes(kept.read_bytes()[:-9])
    assert with_remembered(library, shelf) is library


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
        list(open_library(Library(articles(300)), iter([recognised(300)])))
        assert gc.get_freeze_count() > 50 * len(gc.get_objects())
    finally:
        gc.unfreeze()


def remarks(shelf: FolderShelf, folder: Path) -> list[str]:
    """What is remarked while a folder is opened with a shelf."""
    (folder / "a.txt").write_text("Titel\n\nJoran Velde sprach in Lisanne.\n")
    steps = open_dossier(Request((str(folder),), shelf=shelf))
    return [one.text for one in open_library(Library(), steps, shelf) if isinstance(one, Remark)]


def test_the_index_is_kept_on_the_shelf(tmp_path: Path) -> None:
    shelf = FolderShelf(tmp_path / "shelf")
    assert remarks(shelf, tmp_path) == []
    (index,) = shelf.folder.glob("search-index-*")
    index.write_bytes(b"damage")
    (remark,) = remarks(shelf, tmp_path)
    assert "it was built anew" in remark
    assert remarks(shelf, tmp_path) == []


def test_a_shelf_that_is_of_no_use_is_remarked_once(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (remark,) = remarks(FolderShelf(tmp_path / "file"), tmp_path)
    assert "not a directory; it is read anew" in remark


async def test_a_remark_is_shown() -> None:
    async with running(make(work=iter([Remark("the index cannot be kept: disk full")]))) as user:
        assert [one.message for one in user.app._notifications] == [
            "the index cannot be kept: disk full"
        ]
