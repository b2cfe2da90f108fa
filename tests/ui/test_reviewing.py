from __future__ import annotations

import csv
import io
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from kz_tui.corpus.build import build_article
from kz_tui.library import Library
from kz_tui.model.article import Origin
from kz_tui.notes.kept import Kept
from kz_tui.settings import Settings
from kz_tui.store.window import Window, read_window, restored, write_window
from kz_tui.ui.screens.kept import KeptRows, KeptScreen
from kz_tui.ui.screens.searches import SearchesScreen, SearchRows
from tests.ui.dossier import TEXTS, read_only, whole
from tests.ui.driver import Driver, make, running


@asynccontextmanager
async def noted(folder: Path | None = None) -> AsyncIterator[Driver]:
    """A window in which an article is marked and tagged, and two passages are noted."""
    async with running(make(folder=folder)) as user:
        await user.press("m", "t")
        await user.type("hafen")
        await user.press("enter")
        for word in ("verfrüht", "Angebot"):
            await user.search(word)
            await user.press("enter", "a")
            await user.type(f"zu {word}")
            await user.press("enter")
            await user.settle()
            await user.press("slash", "ctrl+u", "escape")
        await user.settle()
        yield user


def _listed(user: Driver) -> str:
    return user.shown(user.app.screen.query_one(KeptRows))


def _title(user: Driver) -> str:
    return str(user.app.screen.query_one("#title").render())


def _hints(user: Driver) -> str:
    return str(user.app.screen.query_one("#hints").render())


def _notices(user: Driver) -> str:
    return "\n".join(f"{notice.title} {notice.message}" for notice in user.app._notifications)


async def test_b_lists_what_is_kept_in_the_order_of_the_dossier() -> None:
    async with noted() as user:
        await user.press("B")
        assert isinstance(user.app.screen, KeptScreen)
        assert _title(user) == "Marks and notes  3  this dossier"
        text = _listed(user)
        assert "◆ Hafen von Lisanne gesperrt" in text
        assert "#hafen" in text
        assert "† zu verfrüht" in text
        assert "„Petra Quandt nannte die Forderung verfrüht.“" in text
        assert text.index("◆ Hafen") < text.index("zu verfrüht") < text.index("zu Angebot")
        await user.press("escape")
        assert len(user.app.screen_stack) == 1


async def test_enter_opens_the_passage_and_back_leads_back() -> None:
    async with noted() as user:
        await user.press("B", "down", "down", "enter")
        await user.settle()
        assert user.title == "Streik der Lotsen"
        assert "zu Angebot" in user.shown("#note-line")
        await user.press("B", "down", "enter")
        await user.settle()
        assert user.title == "Hafen von Lisanne gesperrt"
        await user.press("backspace")
        assert user.title == "Streik der Lotsen"


async def test_the_filter_finds_notes_passages_tags_and_titles() -> None:
    async with noted() as user:
        await user.press("B", "slash")
        await user.type("angebot streik")
        assert "zu Angebot" in _listed(user)
        assert "zu verfrüht" not in _listed(user)
        assert "1 of 3" in _title(user)
        await user.press("ctrl+u")
        await user.type("#hafen")
        assert "2 of 3" in _title(user)
        await user.press("ctrl+u")
        await user.type("nirgends")
        assert "No row has these words." in str(user.app.screen.query_one("#none").render())
        await user.press("escape", "escape")
        assert "3  this dossier" in _title(user)
        await user.press("q")
        assert len(user.app.screen_stack) == 1


async def test_enter_in_the_filter_opens_what_is_left() -> None:
    async with noted() as user:
        await user.press("B", "slash")
        await user.type("angebot")
        await user.press("enter")
        await user.settle()
        assert user.title == "Streik der Lotsen"


async def test_d_deletes_and_u_brings_back() -> None:
    async with noted() as user:
        await user.press("B", "down", "d")
        await user.settle()
        assert "zu verfrüht" not in _listed(user)
        assert "note deleted" in _hints(user)
        await user.press("home", "d")
        await user.settle()
        assert "mark and tags deleted" in _hints(user)
        assert "◆" not in _listed(user)
        await user.press("u", "u")
        await user.settle()
        assert "zu verfrüht" in _listed(user)
        assert "◆ Hafen" in _listed(user)
        assert "#hafen" in _listed(user)
        await user.press("U")
        await user.settle()
        assert "zu verfrüht" not in _listed(user)
        assert "◆ Hafen" in _listed(user)


async def test_y_copies_the_passage_with_its_citation() -> None:
    async with noted() as user:
        await user.press("B", "down", "y")
        assert user.app.clipboard.startswith("„Petra Quandt nannte die Forderung verfrüht.“ (Hafen")


async def test_x_shows_what_is_kept_elsewhere_and_the_trail(tmp_path: Path) -> None:
    async with noted(tmp_path):
        pass
    other = Library((build_article("x", "Ein ganz anderer Bericht.", Origin("/x.txt")),))
    async with running(make(other, iter((other,)), folder=tmp_path)) as user:
        await user.press("B")
        assert "Nothing is marked or noted here yet" in str(
            user.app.screen.query_one("#none").render()
        )
        await user.press("x")
        await user.settle()
        assert "not in this dossier: /dossier/port.txt" in _listed(user)
        assert _title(user) == "Marks and notes  3  everywhere"
        await user.press("enter")
        await user.settle()
        assert "kz-reader /dossier/port.txt" in _notices(user)
        await user.press("B", "x", "x")
        await user.settle()
        assert _title(user).startswith("Reading trail")
        assert "Streik der Lotsen" in _listed(user)
        await user.press("enter")
        await user.settle()
        assert user.place == "not in this dossier, or changed since"


async def test_a_step_of_the_trail_is_opened() -> None:
    async with noted() as user:
        await user.press("B", "x", "x", "down", "enter")
        await user.settle()
        assert user.title == "Hafen von Lisanne gesperrt"


async def test_an_article_under_another_name_is_found_among_all_texts(tmp_path: Path) -> None:
    async with noted(tmp_path):
        pass
    renamed = whole({f"new-{name}": text for name, text in TEXTS.items()})
    async with running(make(renamed, iter((renamed,)), folder=tmp_path)) as user:
        await user.press("B")
        await user.settle()
        assert _title(user) == "Marks and notes  3  this dossier"
        await user.press("down", "enter")
        await user.settle()
        assert "zu verfrüht" in user.shown("#note-line")


async def test_a_note_whose_passage_is_gone_says_so(tmp_path: Path) -> None:
    async with noted(tmp_path):
        pass
    texts = {
        **TEXTS,
        "port": TEXTS["port"].replace("Petra Quandt nannte die Forderung verfrüht.", ""),
    }
    changed = whole(texts)
    async with running(make(changed, iter((changed,)), folder=tmp_path)) as user:
        await user.press("B")
        await user.settle()
        assert "its passage is gone" in _listed(user)
        await user.press("down", "enter")
        await user.settle()
        assert user.title == "Hafen von Lisanne gesperrt"


# writing to a file


@pytest.mark.parametrize("name", ["notes.md", "notes.json", "notes.csv"])
async def test_w_writes_what_is_listed(tmp_path: Path, name: str) -> None:
    async with noted() as user:
        await user.press("B", "w", "ctrl+u")
        answer = user.app.screen.query_one("#answer")
        answer.value = str(tmp_path / name)  # type: ignore[attr-defined]  # an input
        await user.press("enter")
        await user.settle()
        await user.until(lambda: "3 written to" in _hints(user))
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert "Petra Quandt nannte die Forderung verfrüht." in text
        if name.endswith("json"):
            assert [json.loads(line)["kind"] for line in text.splitlines()] == [
                "article", "note", "note",
            ]  # fmt: skip
        if name.endswith("csv"):
            assert len(list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))) == 3


async def test_a_file_that_is_there_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("mine")
    async with noted() as user:
        for name, why in (("notes.md", "there already"), ("notes.doc", "end the name in")):
            await user.press("B", "w", "ctrl+u")
            user.app.screen.query_one("#answer").value = str(tmp_path / name)  # type: ignore[attr-defined]
            await user.press("enter")
            await user.settle()
            await user.until(lambda why=why: why in _notices(user))  # type: ignore[misc]
            await user.press("escape")
    assert (tmp_path / "notes.md").read_text() == "mine"


async def test_escape_closes_the_file_name_first() -> None:
    async with noted() as user:
        await user.press("B", "w", "escape")
        assert isinstance(user.app.screen, KeptScreen)
        assert not user.app.screen.query("#ask")


# searches


async def test_searches_are_remembered_and_saved(tmp_path: Path) -> None:
    async with running(make(folder=tmp_path)) as user:
        for query in ("velde", "sturm"):
            await user.search(query)
            await user.press("enter", "slash", "ctrl+u", "escape")
        await user.search("quandt")
        await user.press("ctrl+s")
        await user.settle()
        assert user.place == "search saved"
    async with running(make(folder=tmp_path)) as user:
        await user.press("slash", "up")
        assert user.reading.query_input.value == "sturm"
        await user.press("up")
        assert user.reading.query_input.value == "velde"
        await user.press("ctrl+u", "escape", "s")
        assert isinstance(user.app.screen, SearchesScreen)
        rows = user.app.screen.query_one(SearchRows)
        assert list(rows.rows) == ["quandt", "sturm", "velde"]
        assert "◆ quandt" in user.shown(rows)
        await user.press("enter")
        await user.settle()
        assert user.reading.query_input.value == "quandt"
        assert user.desk.results is not None
        assert user.reading.pane == "list"


async def test_a_search_is_forgotten_and_brought_back() -> None:
    async with running() as user:
        await user.search("velde")
        await user.press("escape", "ctrl+s", "s")
        await user.settle()
        rows = user.app.screen.query_one(SearchRows)
        await user.press("d")
        await user.settle()
        assert not rows.rows
        assert "search forgotten" in _hints(user)
        await user.press("u")
        await user.settle()
        assert list(rows.rows) == ["velde"]
        assert "◆ velde" in user.shown(rows)
        await user.press("m")
        await user.settle()
        assert "◆" not in user.shown(rows)
        await user.press("u", "U")
        await user.settle()
        assert "◆" not in user.shown(rows)


async def test_no_search_to_save() -> None:
    async with running() as user:
        await user.press("ctrl+s")
        assert user.place == "no search to save"
        await user.press("s")
        assert "No search yet" in str(user.app.screen.query_one("#none").render())
        await user.press("s")
        assert len(user.app.screen_stack) == 1


async def test_the_palette_has_the_lists_of_what_is_kept() -> None:
    async with running() as user:
        await user.press("ctrl+p")
        await user.type("marks and notes")
        await user.pilot.pause(0.5)
        await user.press("enter")
        await user.until(lambda: isinstance(user.app.screen, KeptScreen))


# the window


async def test_the_window_comes_back_as_it_was_left(tmp_path: Path) -> None:
    async with running(make(folder=tmp_path)) as user:
        await user.press("plus", "S", "S", "v")
        user.app.theme = "kz-day"
        await user.settle()
    left = read_window(tmp_path)
    assert left == Window(("kz-day", "kz-night"), (80, 76), "OLDEST", "NAMES")
    settings = restored(Settings(), left)
    assert (settings.theme, settings.column) == ("kz-day", 80)
    async with running(make(folder=tmp_path, left=left)) as user:
        assert user.desk.order.name == "OLDEST"
        assert user.desk.level.name == "NAMES"


def test_a_setting_that_was_changed_since_counts_more() -> None:
    left = Window(("kz-day", "kz-night"), (80, 76))
    settings = restored(Settings(theme="dracula", column=70), left)
    assert (settings.theme, settings.column) == ("dracula", 70)


@pytest.mark.parametrize(
    "text",
    ["", " ", "theme", "theme a\ncolumn x y\norder\nlevel a b", "column 1", "column -1 ²", "\0",
     "column 999999999 76"],
)  # fmt: skip
def test_a_window_that_cannot_be_read_is_as_good_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "window.txt").write_text(text)
    assert read_window(tmp_path) == Window()
    assert read_window(tmp_path / "nowhere") == Window()


def test_a_window_is_written_and_read(tmp_path: Path) -> None:
    window = Window(("kz-day", "kz-night"), None, "SOURCE", "OFF")
    write_window(tmp_path / "new", window)
    assert read_window(tmp_path / "new") == window
    write_window(tmp_path / "new" / "window.txt", window)  # cannot be: said nothing of


async def test_an_unknown_order_is_left_out() -> None:
    async with running(make(read_only(), left=Window(order="BY_COLOUR", level="X"))) as user:
        assert user.desk.order.name == "RELEVANCE"


@pytest.mark.parametrize("key", ["B", "s"])
async def test_a_change_while_a_list_is_being_left_is_no_trouble(key: str) -> None:
    async with running() as user:
        await user.press(key)
        await user.settle()
        view = user.app.screen
        assert isinstance(view, KeptScreen | SearchesScreen)
        await view.query_one("#box").remove()  # as far as leaving it has come
        view.show(Kept(marks={"a": "2026-01-01T00:00:00Z"}), "marked")
        await user.settle()
        assert view.kept.marks
        assert not user.app._notifications
