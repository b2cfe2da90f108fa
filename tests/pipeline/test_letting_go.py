"""A library that nobody holds is gone at once: no circle keeps it for the garbage collector."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from kz_tui.library import Library
from kz_tui.model.decision import Act, Decision, Who
from kz_tui.pipeline import patching
from kz_tui.pipeline.assembling import with_decisions
from kz_tui.pipeline.indexing import index_names
from kz_tui.pipeline.opening import open_dossier
from kz_tui.pipeline.request import Request
from kz_tui.search.query import parse_query
from kz_tui.store.folder import FolderShelf
from kz_tui.ui.opening import open_library
from tests.pipeline.test_patching import TEXTS
from tests.pipeline.texts import write_texts


@pytest.fixture(autouse=True)
def _without_collections(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(patching, "WORTH_IT", 0)
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_texts(tmp_path / "dossier", TEXTS)


def opened(folder: Path, shelf: FolderShelf | None) -> Library:
    steps = open_dossier(Request((str(folder),), shelf=shelf))
    found = [
        one
        for one in open_library(Library(complete=False), steps, shelf)
        if isinstance(one, Library)
    ]
    return found[-1]


def use(library: Library) -> None:
    """Ask it all that panes ask."""
    for actor in library.entities:
        library.links(actor)
        library.profile(actor)
        list(library.mentions_of(actor))
        library.neighbourhood(actor, 5)
    names = [*library.entities]
    library.paths(names[0], names[-1], 2)
    library.matching("mer")
    library.find_actors("Merkel")
    for text in ("Wien", "actor:Merkel", "type:PER Putin", "Merkl"):
        results = library.search(parse_query(text))
        for rank in range(results.total):
            library.find_in(results.hit(rank).article, results.query)
    assert [len(library.articles[number].text) for number in range(len(library.heads))]
    assert [head.title for head in library.heads]
    assert [report.path for report in library.reports]


def ours() -> Counter[str]:
    """How many objects of our own classes there are."""
    gc.unfreeze()
    kinds = map(type, gc.get_objects())
    return Counter(kind.__name__ for kind in kinds if str(kind.__module__).startswith("kz_tui."))


@pytest.mark.parametrize("kept", [True, False], ids=["kept", "not kept"])
@pytest.mark.parametrize("decided", [True, False], ids=["decided", "as found"])
@pytest.mark.parametrize("changed", [True, False], ids=["changed", "unchanged"])
def test_a_library_is_gone_when_nobody_holds_it(
    folder: Path, tmp_path: Path, kept: bool, decided: bool, changed: bool
) -> None:
    shelf = FolderShelf(tmp_path / "shelf") if kept else None
    left: list[Counter[str]] = []
    for time in range(3):  # the first fills what is remembered for good
        library = opened(folder, shelf)
        if decided:
            merged = Decision(Act.MERGE, Who("Angela Merkel"), (Who("Joran Velde"),))
            library = index_names(with_decisions(library, [merged]).connected())
            assert library.rulings
        use(library)
        held = ours()
        del library
        left.append(ours())
        assert held["Library"] > left[-1]["Library"]
        if changed:
            (folder / "c.txt").write_text(f"Wetter\n\nEs regnet, sagt Angela Merkel zum {time}.")
    assert left[2] - left[1] == Counter()
