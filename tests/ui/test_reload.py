"""Files that change under an open dossier are taken in, and nothing jumps."""

from __future__ import annotations

import time
import weakref
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from kz_tui.entities.recogniser import Recogniser
from kz_tui.keeping.actors import KeptAnnotations
from kz_tui.library import Library
from kz_tui.pipeline import patching, recognising
from kz_tui.pipeline.opening import open_dossier
from kz_tui.pipeline.request import Request
from kz_tui.pipeline.steps import ActorsKept, Step
from kz_tui.store.folder import FolderShelf
from kz_tui.ui import heap
from kz_tui.ui.opening import Opening, open_library, reopen_library
from tests.ui.driver import WIDE, Driver, make, running

LONG = "\n\n".join(f"Absatz {n} erzählt von Lisanne und dem Hafen dort." for n in range(80))
TEXTS = {f"n{number}": f"Bericht {number}\n\n{LONG}\n" for number in range(1, 9)}


class Dossier:
    """A folder, and the app over it."""

    def __init__(self, folder: Path, shelf: FolderShelf | None) -> None:
        self.folder = folder
        self.shelf = shelf
        for name, text in TEXTS.items():
            self.write(name, text)

    def write(self, name: str, text: str) -> None:
        (self.folder / f"{name}.txt").write_text(text)

    def remove(self, name: str) -> None:
        (self.folder / f"{name}.txt").unlink()

    def again(self, now: Library, *, lost: bool = False) -> Iterator[Opening]:
        """Read it again; what is put on the shelf may be lost before it is taken from there."""
        steps = open_dossier(Request((str(self.folder),), shelf=self.shelf, again=True))
        return reopen_library(now, self._losing(steps) if lost else steps, self.shelf)

    def _losing(self, steps: Iterator[Step]) -> Iterator[Step]:
        assert self.shelf is not None
        for step in steps:
            if isinstance(step, ActorsKept):
                (self.shelf.folder / "network").unlink()
            yield step

    @asynccontextmanager
    async def open(self, size: tuple[int, int] = WIDE) -> AsyncIterator[Driver]:
        steps = open_dossier(Request((str(self.folder),), shelf=self.shelf))
        work = open_library(Library(complete=False), steps, self.shelf)
        library = next(one for one in work if isinstance(one, Library))
        async with running(make(library, work, again=self.again), size) as user:
            yield user


@pytest.fixture(params=[True, False], ids=["kept", "not kept"])
def dossier(request: pytest.FixtureRequest, tmp_path: Path) -> Dossier:
    (tmp_path / "dossier").mkdir()
    shelf = FolderShelf(tmp_path / "shelf") if request.param else None
    return Dossier(tmp_path / "dossier", shelf)


async def reload(user: Driver, key: str = "f5") -> None:
    await user.press(key)
    await user.settle()


def listed(user: Driver) -> list[str]:
    return [head.id for head in user.desk.library.heads]


@pytest.mark.parametrize("key", ["f5", "ctrl+r"])
async def test_a_new_file_is_taken_in_and_the_selection_stays(dossier: Dossier, key: str) -> None:
    async with dossier.open((140, 24)) as user:
        await user.press("j", "j", "j", "j", "j", "j")
        before = user.reading.articles.cursor_line
        dossier.write("n0", "Bericht 0\n\nGanz neu aus Port Veld.\n")
        await reload(user, key)
        assert listed(user) == ["n0", *TEXTS]
        selected = user.reading.articles.selected
        assert selected == 7
        assert listed(user)[selected] == "n7"
        assert user.reading.articles.cursor_line == before
        assert user.place == "articles: 1 new"
        await user.search("Veld")
        assert user.reading.articles.count == 1


async def test_the_place_in_the_text_stays(dossier: Dossier) -> None:
    async with dossier.open() as user:
        await user.press("j", "enter", "space", "space")
        before = user.reading.reader.standing
        assert before.offset > 0
        dossier.write("n0", "Bericht 0\n\nGanz neu.\n")
        await reload(user)
        assert user.title == "Bericht 2"
        assert user.desk.place.article == 2
        assert user.reading.reader.standing == before


async def test_a_changed_text_is_shown_where_one_stood(dossier: Dossier) -> None:
    async with dossier.open() as user:
        await user.press("j", "enter", "space", "space")
        before = user.reading.reader.standing.offset
        dossier.write("n2", TEXTS["n2"] + "\nEin Nachtrag aus Port Veld.\n")
        await reload(user)
        assert user.title == "Bericht 2"
        assert "Nachtrag" in user.desk.library.articles[1].text
        assert user.reading.reader.standing.offset == before
        assert user.place == "articles: 1 changed"


async def test_an_article_that_is_gone_gives_way_to_the_next(dossier: Dossier) -> None:
    async with dossier.open() as user:
        await user.press("enter", "J", "J")
        assert user.title == "Bericht 3"
        dossier.remove("n3")
        await reload(user)
        assert user.place == "articles: 1 gone"
        assert user.title == "Bericht 4"
        await user.press("backspace")
        assert user.title == "Bericht 2"


async def test_everything_may_be_gone(dossier: Dossier) -> None:
    async with dossier.open() as user:
        await user.press("enter")
        for name in TEXTS:
            dossier.remove(name)
        await reload(user)
        assert listed(user) == []
        assert user.place == "articles: 8 gone"


async def test_a_search_goes_on(dossier: Dossier) -> None:
    dossier.write("n5", "Bericht 5\n\nAus Port Veld.\n")
    async with dossier.open() as user:
        await user.search("Veld")
        await user.press("escape")
        dossier.write("n0", "Bericht 0\n\nAuch in Veld: ein neuer Bericht.\n")
        await reload(user)
        assert user.reading.articles.count == 2
        selected = user.reading.articles.selected
        assert selected is not None
        assert listed(user)[selected] == "n5"


async def test_nothing_that_changed_is_said(dossier: Dossier) -> None:
    async with dossier.open() as user:
        library = user.desk.library
        await reload(user)
        assert user.place == "nothing has changed"
        assert list(user.desk.library.articles) == list(library.articles)


async def test_standard_input_comes_once() -> None:
    async with running(make()) as user:
        await user.press("f5")
        assert user.place == "standard input cannot be read again"


async def test_actors_are_known_afterwards(dossier: Dossier) -> None:
    async with dossier.open() as user:
        dossier.write("n0", "Treffen\n\nAngela Merkel traf Wladimir Putin in Moskau.\n")
        await reload(user)
        assert user.desk.library.recognised
        assert user.desk.library.find_actors("Merkel")


@pytest.mark.parametrize("dossier", [True], indirect=True, ids=["kept"])
async def test_what_has_changed_is_linked_at_once(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patching, "WORTH_IT", 0)
    dossier.write("n0", "Treffen\n\nAngela Merkel traf Wladimir Putin in Moskau.\n")
    async with dossier.open() as user:
        await user.settle()
        dossier.write("n1", "Ankunft\n\nPutin kam nach Lisanne.\n")
        states = [one for one in dossier.again(user.desk.library) if isinstance(one, Library)]
        assert [state.provisional for state in states] == [1, 0]
        for state in states:
            (putin,) = state.find_actors("Putin")
            assert state.articles_of(putin.id) == [0, 1]
        dossier.write("n2", "Abreise\n\nPutin verließ Lisanne.\n")
        await reload(user)
        assert user.place == "articles: 2 changed; all actors are linked anew in the background"
        assert not user.desk.library.provisional


@pytest.mark.parametrize("dossier", [True], indirect=True, ids=["kept"])
async def test_actors_are_taken_from_the_shelf_and_else_linked_anew(dossier: Dossier) -> None:
    async with dossier.open() as user:
        await user.settle()
        for name in ("n0", "n1"):
            dossier.write(name, "Treffen\n\nAngela Merkel traf Wladimir Putin in Moskau.\n")
            lost = name == "n1"
            openings = dossier.again(user.desk.library, lost=lost)
            library = [one for one in openings if isinstance(one, Library)][-1]
            assert isinstance(library.annotations, KeptAnnotations) is not lost
            (merkel,) = library.find_actors("Merkel")
            assert library.articles_of(merkel.id) == [0, 1][: 1 + lost]


async def test_what_there_was_is_gone_when_memory_is_given_back(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    recognisers: list[weakref.ref[Recogniser]] = []
    left: list[list[object]] = []

    def make_recogniser() -> Recogniser:
        recogniser = Recogniser()
        recognisers.append(weakref.ref(recogniser))
        return recogniser

    async with dossier.open() as user:
        await user.settle()
        await user.reading.keeper.settled()  # memory is given back after the first reading too
        before = weakref.ref(user.desk.library)
        monkeypatch.setattr(recognising, "Recogniser", make_recogniser)
        monkeypatch.setattr(
            heap, "give_back", lambda: left.append([before(), *(one() for one in recognisers)])
        )
        dossier.write("n0", "Treffen\n\nAngela Merkel traf Wladimir Putin in Moskau.\n")
        await reload(user)
        await user.until(lambda: bool(left))
    assert left == [[None] * (1 + len(recognisers))]
    assert recognisers


@pytest.mark.parametrize("dossier", [True], indirect=True, ids=["kept"])
async def test_nothing_is_loaded_to_recognise_what_was_recognised_before(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Recogniser] = []

    def make_recogniser() -> Recogniser:
        made.append(Recogniser())
        return made[-1]

    monkeypatch.setattr(recognising, "Recogniser", make_recogniser)
    for loaded in (1, 1):
        async with dossier.open() as user:
            await user.settle()
            await reload(user)
            assert user.place == "nothing has changed"
            assert user.desk.library.recognised
        assert len(made) == loaded


async def test_one_reading_waits_for_the_other(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_work: list[object] = []
    most = 0
    read = Dossier.again

    def slowly(now: Library) -> Iterator[Opening]:
        nonlocal most
        at_work.append(now)
        most = max(most, len(at_work))
        try:
            for step in read(dossier, now):
                time.sleep(0.02)
                yield step
        finally:
            at_work.pop()

    monkeypatch.setattr(dossier, "again", slowly)
    async with dossier.open() as user:
        for number in range(8):
            dossier.write("n0", f"Bericht 0\n\nDer Stand um {number} Uhr in Lisanne.\n")
            await user.press("f5")
        await user.until(lambda: "um 7 Uhr" in user.desk.library.articles[0].text)
        await user.settle()
    assert most == 1
