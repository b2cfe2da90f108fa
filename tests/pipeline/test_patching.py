"""What has changed in a dossier is linked at once to the actors there were."""

from __future__ import annotations

from pathlib import Path

import pytest

from kz_tui.library import Library
from kz_tui.model.decision import Act, Decision
from kz_tui.pipeline import patching
from kz_tui.pipeline.assembling import with_decisions
from kz_tui.pipeline.indexing import index_library
from kz_tui.pipeline.linked import open_linked, with_linked
from kz_tui.pipeline.patching import with_patched
from kz_tui.pipeline.recognising import recognise
from kz_tui.pipeline.remembered import recognising_version
from kz_tui.pipeline.steps import ActorsKept, ActorsPatched
from kz_tui.search.query import parse_query
from kz_tui.store.folder import FolderShelf
from tests.pipeline.test_recognising import plain
from tests.pipeline.test_rereading import read
from tests.pipeline.texts import write_texts

TEXTS = {
    "a.txt": "Treffen\n\nAngela Merkel traf Wladimir Putin in Moskau. Merkel schwieg dazu.\n",
    "b.txt": "Reise\n\nPutin reiste nach Berlin. Bundeskanzlerin Angela Merkel empfing ihn.\n",
    "c.txt": "Wetter\n\nEs regnet in Wien. Niemand wundert sich darüber.\n",
    "d.txt": "Встреча\n\nВладимир Путин встретился с Ангелой Меркель в Москве.\n",
    "e.txt": "Hafen\n\nDie Reederei Nordlicht wird von Joran Velde geführt. Velde wohnt in Wien.\n",
}
QUERIES = ("actor:Merkel", "Путин", "type:LOC Wien", "actor:putin Berlin", "regnet -type:PER")


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patching, "WORTH_IT", 0)


@pytest.fixture
def shelf(tmp_path: Path) -> FolderShelf:
    return FolderShelf(tmp_path / "shelf")


@pytest.fixture
def folder(tmp_path: Path, shelf: FolderShelf) -> Path:
    """A dossier of which everything is kept."""
    folder = write_texts(tmp_path / "dossier", TEXTS)
    library, _ = read([folder], shelf)
    list(recognise(library.articles, shelf))
    return folder


def step_of(folder: Path, shelf: FolderShelf) -> tuple[Library, ActorsPatched]:
    """The library as the files are now, and what is handed on before all is linked."""
    library, _ = read([folder], shelf)
    step = next(iter(recognise(library.articles, shelf, patched=True)))
    assert isinstance(step, ActorsPatched)
    return index_library(library), step


def patched(folder: Path, shelf: FolderShelf) -> Library:
    library, step = step_of(folder, shelf)
    return with_patched(library, shelf, step)


def assert_same(library: Library, other: Library) -> None:
    """Everybody is who they are where all is linked anew; how often they are called so may wait."""
    assert library.recognised
    assert list(library.annotations) == list(other.annotations)
    assert [(one.id, n) for one, n in library.actors] == [(one.id, n) for one, n in other.actors]
    for entity, _ in other.actors:
        ours, theirs = library.profile(entity.id), other.profile(entity.id)
        assert ours._replace(entity=theirs.entity) == theirs
        assert library.links(entity.id) == other.links(entity.id)
        assert list(library.mentions_of(entity.id)) == list(other.mentions_of(entity.id))
    for text in QUERIES:
        ours_found, theirs_found = (
            one.search(parse_query(text)).ranking for one in (library, other)
        )
        assert list(ours_found) == list(theirs_found)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("c.txt", "Wetter\n\nEs regnet in Wien. Putin wundert sich darüber.\n"),
        ("b.txt", "Reise\n\nMerkel reiste nach Moskau.\n"),
        ("c.txt", "Погода\n\nПутин и Меркель в Москве.\n"),
        ("0.txt", "Neu\n\nEin Sprecher der Reederei Nordlicht nannte Velde und Merkel.\n"),
        ("c.txt", "Leer\n\nNiemand traf irgendwen.\n"),
        ("d.txt", ""),
    ],
)
def test_who_is_named_in_a_changed_article_is_known_at_once(
    folder: Path, shelf: FolderShelf, name: str, text: str
) -> None:
    (folder / name).write_text(text)
    library = patched(folder, shelf)
    assert library.provisional
    assert_same(library, plain(library))


def test_the_other_articles_stay_as_they_were(folder: Path, shelf: FolderShelf) -> None:
    (folder / "a.txt").write_text("Leer\n\nNiemand traf irgendwen.\n")  # nor any full name
    library = patched(folder, shelf)
    (putin,) = library.find_actors("Putin")
    assert putin.name == "Wladimir Putin"
    assert library.articles_of(putin.id) == [1, 3]
    assert [entity.name for entity in plain(library).find_actors("Putin")] != ["Wladimir Putin"]


def test_somebody_new_is_an_actor(folder: Path, shelf: FolderShelf) -> None:
    (folder / "c.txt").write_text("Besuch\n\nXi Jinping traf Angela Merkel. Xi schwieg.\n")
    library = patched(folder, shelf)
    (xi,) = library.find_actors("Xi Jinping")
    assert library.profile(xi.id).mentions == 2
    assert [library.entities[link.b].name for link in library.links(xi.id)] == ["Angela Merkel"]
    assert_same(library, plain(library))


def test_somebody_new_does_not_take_the_place_of_another(folder: Path, shelf: FolderShelf) -> None:
    (folder / "e.txt").write_text("Hafen\n\nDie Reederei Velde. Joran Velde und Angela Velde.\n")
    library = patched(folder, shelf)
    ids = [entity.id for entity, _ in library.actors]
    assert len(ids) == len(set(ids))
    (joran,) = library.find_actors("Joran Velde")
    (angela,) = library.find_actors("Angela Velde")
    assert joran.id != angela.id


def test_articles_that_are_gone_or_moved_need_no_recogniser(
    folder: Path, shelf: FolderShelf
) -> None:
    (folder / "a.txt").rename(folder / "z.txt")
    (folder / "b.txt").unlink()
    library, step = step_of(folder, shelf)
    assert step.annotations == ()
    library = with_patched(library, shelf, step)
    assert_same(library, plain(library))


def test_all_is_linked_anew_afterwards(folder: Path, shelf: FolderShelf) -> None:
    (folder / "c.txt").write_text("Wetter\n\nPutin steht im Regen.\n")
    library, _ = read([folder], shelf)
    steps = list(recognise(library.articles, shelf, patched=True))
    assert isinstance(steps[-1], ActorsKept)
    library = with_linked(with_patched(library, shelf, steps[0]), shelf)  # type: ignore[arg-type]
    assert not library.provisional
    assert next(iter(recognise(library.articles, shelf, patched=True))) == steps[-1]


def test_what_was_linked_anew_meanwhile_wins(folder: Path, shelf: FolderShelf) -> None:
    (folder / "c.txt").write_text("Wetter\n\nPutin steht im Regen.\n")
    library, step = step_of(folder, shelf)
    list(recognise(library.articles, shelf))
    assert with_patched(library, shelf, step) is library


def test_files_that_changed_once_more_are_not_mixed_up(folder: Path, shelf: FolderShelf) -> None:
    (folder / "c.txt").write_text("Wetter\n\nPutin steht im Regen.\n")
    _, step = step_of(folder, shelf)
    (folder / "0.txt").write_text("Wetter\n\nMerkel auch.\n")
    library, _ = read([folder], shelf)
    assert with_patched(library, shelf, step) is library


@pytest.mark.parametrize("missing", ["network.entity_starts", "names.owners"])
def test_what_is_damaged_meanwhile_is_left_alone(
    folder: Path, shelf: FolderShelf, missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "c.txt").write_text("Wetter\n\nPutin steht im Regen.\n")
    library, step = step_of(folder, shelf)
    kept = open_linked(shelf, recognising_version())
    assert kept is not None
    arrays = {name: array for name, array in kept.arrays.items() if name != missing}
    monkeypatch.setattr(patching, "open_linked", lambda *_: kept._replace(arrays=arrays))
    assert with_patched(library, shelf, step) is library


def test_decisions_hold_in_what_has_changed(folder: Path, shelf: FolderShelf) -> None:
    (folder / "c.txt").write_text("Wetter\n\nPutin und Velde stehen im Regen.\n")
    library, step = step_of(folder, shelf)
    whole = plain(library)
    (putin,), (velde,) = whole.find_actors("Putin"), whole.find_actors("Velde")
    merge = Decision(Act.MERGE, whole.who(putin.id), (whole.who(velde.id),))
    library = with_patched(with_decisions(library, [merge]), shelf, step)
    assert len(library.rulings) == 1
    assert len([m for m in library.annotations[2].mentions if m.entity == putin.id]) == 2


def test_many_changes_are_linked_with_everything(
    folder: Path, shelf: FolderShelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patching, "_FEW", 1)
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("Wetter\n\nPutin steht im Regen.\n")
    library, _ = read([folder], shelf)
    assert not any(
        isinstance(s, ActorsPatched) for s in recognise(library.articles, shelf, patched=True)
    )
