"""What is recognised with a memory is what would be recognised without one."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from kz_tui.entities.recogniser import Recogniser
from kz_tui.keeping.actors import KeptAnnotations
from kz_tui.library import Library
from kz_tui.model.article import Article
from kz_tui.pipeline import annotating
from kz_tui.pipeline.assembling import with_actors
from kz_tui.pipeline.indexing import index_library, index_names
from kz_tui.pipeline.linked import with_linked
from kz_tui.pipeline.recognising import recognise
from kz_tui.pipeline.steps import ActorsKept, ActorsRecognised, Remark
from kz_tui.search.query import parse_query
from kz_tui.store.folder import FolderShelf
from tests.pipeline.test_rereading import read
from tests.pipeline.texts import write_texts

TEXTS = {
    "a.txt": "Treffen\n\nAngela Merkel traf Wladimir Putin in Moskau. Merkel schwieg dazu.\n",
    "b.txt": "Reise\n\nPutin reiste nach Berlin. Bundeskanzlerin Angela Merkel empfing ihn.\n",
    "c.txt": "Wetter\n\nEs regnet in Wien. Niemand wundert sich darüber.\n",
}
QUERIES = ("actor:Merkel", "Путин", "type:LOC Wien", "actor:putin Berlin")


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return write_texts(tmp_path / "dossier", TEXTS)


@pytest.fixture
def shelf(tmp_path: Path) -> FolderShelf:
    return FolderShelf(tmp_path / "shelf")


@pytest.fixture
def annotated(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The articles that are looked at by the recogniser."""
    ids: list[str] = []
    annotate = Recogniser.annotate

    def noting(self: Recogniser, article: Article) -> Any:
        ids.append(article.id)
        return annotate(self, article)

    monkeypatch.setattr(Recogniser, "annotate", noting)
    return ids


def plain(library: Library) -> Library:
    """The library with its actors, worked out without a shelf."""
    (*_, last) = recognise(list(library.articles))
    assert isinstance(last, ActorsRecognised)
    return index_names(with_actors(index_library(library), last))


def kept(dossier: Path, shelf: FolderShelf) -> tuple[Library, list[str]]:
    """The library with its actors from the shelf, and what was remarked."""
    library, remarks = read([dossier], shelf)
    steps = list(recognise(library.articles, shelf))
    remarks += [step.text for step in steps if isinstance(step, Remark)]
    assert isinstance(steps[-1], ActorsKept)
    library = with_linked(index_library(library), shelf)
    assert isinstance(library.annotations, KeptAnnotations)
    assert library.annotations.stamp == steps[-1].stamp
    return library, remarks


def assert_same(library: Library, other: Library) -> None:
    assert list(library.annotations) == list(other.annotations)
    assert dict(library.entities) == dict(other.entities)
    assert list(library.actors) == list(other.actors)
    assert library.recognised
    for entity, _ in other.actors:
        assert library.profile(entity.id) == other.profile(entity.id)
        assert library.links(entity.id) == other.links(entity.id)
        assert list(library.mentions_of(entity.id)) == list(other.mentions_of(entity.id))
    for text in QUERIES:
        ours, theirs = (one.search(parse_query(text)) for one in (library, other))
        assert list(ours.ranking) == list(theirs.ranking)
        assert [ours.hit(n) for n in range(ours.total)] == [
            theirs.hit(n) for n in range(theirs.total)
        ]


def test_what_is_kept_answers_like_what_was_recognised(dossier: Path, shelf: FolderShelf) -> None:
    library, remarks = kept(dossier, shelf)
    assert remarks == []
    assert_same(library, plain(library))


def test_only_new_articles_are_recognised(
    dossier: Path, shelf: FolderShelf, annotated: list[str]
) -> None:
    kept(dossier, shelf)
    annotated.clear()
    kept(dossier, shelf)
    assert annotated == []
    (dossier / "b.txt").write_text(TEXTS["b.txt"] + "\nXi Jinping blieb in Peking.\n")
    library, _ = kept(dossier, shelf)
    assert annotated == ["b"]
    assert_same(library, plain(library))


def test_work_that_was_stopped_goes_on(
    dossier: Path, shelf: FolderShelf, annotated: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kz_tui.keeping.findings._FULL", 1)
    library, _ = read([dossier], shelf)
    list(islice(recognise(library.articles, shelf), 2))
    assert len(annotated) == 2
    kept(dossier, shelf)
    assert annotated == ["a", "b", "c"]


@pytest.mark.parametrize("name", ["actors", "network"])
@pytest.mark.parametrize("part", [0.02, 0.3, 0.6, 0.97])
@pytest.mark.parametrize("cut", [False, True])
def test_damage_is_said_and_worked_out_anew(
    dossier: Path, shelf: FolderShelf, name: str, part: float, cut: bool
) -> None:
    before, _ = kept(dossier, shelf)
    path = shelf.folder / name
    content = bytearray(path.read_bytes())
    place = int(part * len(content))
    if cut:
        del content[place:]
    else:
        content[place] ^= 255
    path.unlink()  # what is mapped must not be cut short
    path.write_bytes(content)
    bare = read([dossier], shelf)[0]
    assert with_linked(bare, shelf) is bare
    library, remarks = kept(dossier, shelf)
    assert len(remarks) == 1
    assert "the actors kept of this dossier cannot be used" in remarks[0]
    assert_same(library, before)


def test_a_missing_network_is_worked_out_anew(dossier: Path, shelf: FolderShelf) -> None:
    before, _ = kept(dossier, shelf)
    (shelf.folder / "network").unlink()
    assert_same(kept(dossier, shelf)[0], before)


def test_a_shelf_that_cannot_be_written_to_costs_only_the_next_start(
    dossier: Path, shelf: FolderShelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, _ = read([dossier], shelf)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(FolderShelf, "put", full)
    monkeypatch.setattr("kz_tui.pipeline.recognising.LARGEST_BATCH", 2)
    remark, last = list(recognise(library.articles, shelf))[-2:]
    assert isinstance(remark, Remark)
    assert remark.text.endswith("cannot be kept for the next start: no space left on device")
    assert isinstance(last, ActorsRecognised)
    assert len(last.annotations) == 3


def test_several_processes_find_the_same_for_the_shelf(
    dossier: Path, shelf: FolderShelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(annotating, "_SHARE", 1)
    monkeypatch.setattr(annotating, "_FIRST", 1)
    (dossier / "again.txt").write_text(TEXTS["b.txt"])  # found once, for both
    library, _ = read([dossier], shelf)
    assert isinstance(list(recognise(library.articles, shelf, processes=2))[-1], ActorsKept)
    alone = FolderShelf(tmp_path / "alone")
    assert_same(with_linked(index_library(library), shelf), kept(dossier, alone)[0])
