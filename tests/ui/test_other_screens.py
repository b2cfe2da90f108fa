from __future__ import annotations

import gc
import re
from pathlib import Path
from typing import Any
from weakref import ref

import pytest
from textual.widget import Widget
from textual.widgets import Static

from kz_tui.settings import Settings
from kz_tui.store.actors_file import ActorsFile
from kz_tui.ui.app import KzApp
from kz_tui.ui.keys import declared
from kz_tui.ui.screens.help import HelpRows
from kz_tui.ui.screens.reading import ReadingScreen
from kz_tui.ui.widgets.ask_line import AnswerInput
from kz_tui.ui.widgets.reader import Reader
from kz_tui.ui.widgets.row_list import RowList
from kz_tui.ui.widgets.search_bar import QueryInput
from tests.ui.driver import Driver, make, running
from tools.key_table import key_table

VIEWS = ["A", "i", "B", "s", "W", "question_mark", "X", "ctrl+p", "p"]


def _notices(user: Driver) -> list[str]:
    return [str(notice.message) for notice in user.app._notifications]


async def test_help_lists_every_key_and_the_search_language() -> None:
    async with running(size=(140, 160)) as user:
        await user.press("question_mark")
        text = user.shown(user.app.screen.query_one(HelpRows))
        for binding in declared(ReadingScreen.BINDINGS):
            if not str(binding.id).startswith("go.jump-"):
                assert binding.tooltip in text
        assert "date:2022-01-05..2022-01-08" in text
        await user.press("escape")
        assert len(user.app.screen_stack) == 1


async def test_help_shows_a_key_as_the_user_bound_it() -> None:
    settings = Settings(keymap={"view.zen": "f9"})
    async with running(make(settings=settings), size=(140, 120)) as user:
        await user.press("f9")
        assert user.reading.zen
        await user.press("f9", "question_mark")
        text = user.shown(user.app.screen.query_one(HelpRows))
        assert re.search(r"(?i)f9\s+Only the text", text)


async def test_the_palette_runs_commands_by_name() -> None:
    async with running() as user:
        await user.press("ctrl+p")
        await user.type("zen")
        await user.pilot.pause(0.5)
        await user.press("enter")
        await user.pilot.pause()
        assert user.reading.zen


async def test_skipped_files_are_counted_and_listed_with_the_reason() -> None:
    async with running() as user:
        assert user.reading.status.skipped == 1
        await user.press("W")
        rows = user.app.screen.query_one("#reports", RowList)
        assert "/dossier/broken.txt" in user.shown(rows)
        assert "a binary file, not text" in user.shown(rows)
        await user.press("q")
        assert len(user.app.screen_stack) == 1


async def test_copying_the_sentence_with_its_citation() -> None:
    async with running() as user:
        await user.search("verfrüht")
        await user.press("enter", "y")
        await user.pilot.pause()
        assert user.app.clipboard == (
            "„Petra Quandt nannte die Forderung verfrüht.“ "
            "(Hafen von Lisanne gesperrt, 3 May 2021 09:10, port)"
        )
        assert _notices(user)


async def test_copying_the_evidence_of_a_jump() -> None:
    async with running() as user:
        user.reading.show_actor("per:joran-velde")
        link = user.desk.library.link("per:joran-velde", "per:mira-solberg")
        assert link is not None
        user.reading.go_to_evidence("per:mira-solberg", link.evidence[0])
        await user.press("y")
        assert user.app.clipboard.startswith("„Joran Velde verhandelt seit Dienstag")


async def test_copying_the_command_that_gives_what_is_on_screen() -> None:
    async with running() as user:
        await user.press("Y")
        assert user.app.clipboard == "kz-reader show port dossier"
        await user.search("sturm")
        await user.press("escape", "Y")
        assert user.app.clipboard == "kz-reader search sturm dossier"
        user.reading.show_actor("per:joran-velde")
        await user.press("Y")
        assert user.app.clipboard == "kz-reader links 'Joran Velde' --in dossier"
        user.reading._show_path("per:petra-quandt", "per:mira-solberg")
        await user.press("Y")
        assert user.app.clipboard == ("kz-reader path 'Petra Quandt' 'Mira Solberg' --in dossier")


async def test_the_origin_is_shown_and_copied_with_the_reason_of_the_date() -> None:
    async with running() as user:
        await user.press("o")
        assert user.app.clipboard == "/dossier/port.txt"
        assert "Stand: 03.05.2021 09:10 Uhr" in _notices(user)[-1]


async def test_filtering_actors_by_another_spelling() -> None:
    async with running() as user:
        await user.press("A", "slash")
        await user.type("welde")
        rows = user.app.screen.query_one("#actors", RowList)
        assert "Joran Velde" in user.shown(rows)
        assert "Quandt" not in user.shown(rows)


def test_every_command_has_an_id_a_name_and_a_tooltip() -> None:
    owners = (ReadingScreen, RowList, Reader, QueryInput, AnswerInput, KzApp)
    for owner in owners:
        bindings = owner.__dict__["BINDINGS"]
        assert len(list(declared(bindings))) == len(bindings)
        for binding in declared(bindings):
            assert binding.description
            assert binding.tooltip


def test_no_two_commands_of_the_screen_share_a_key() -> None:
    keys = [key for binding in declared(ReadingScreen.BINDINGS) for key in binding.key.split(",")]
    assert len(keys) == len(set(keys))


def test_the_readme_has_the_table_of_keys_as_they_are_declared() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert key_table() in readme


def _left(held: list[ref[Any]]) -> list[ref[Any]]:
    gc.collect()
    return [one for one in held if one() is not None]


@pytest.mark.parametrize("key", VIEWS)
async def test_nothing_is_left_in_memory_of_a_view_that_was_left(key: str, tmp_path: Path) -> None:
    async with running(make(decisions=ActorsFile(tmp_path / "actors.toml"))) as user:
        user.reading.show_actor("per:joran-velde")
        held: list[ref[Any]] = []
        for _ in range(2):
            await user.press(key)
            await user.settle()
            view = user.app.screen
            assert view is not user.reading
            held += [ref(view), *(ref(one._styles_cache) for one in view.walk_children(Widget))]
            del view
            await user.press("escape")
            await user.settle()
        await user.press("j", "k")
        await user.until(lambda: not _left(held[: len(held) // 2]))


async def test_a_view_is_gone_though_a_pane_was_given_its_scroll_bar_meanwhile() -> None:
    async with running() as user:
        await user.press("A")
        view = user.app.screen
        with view._context():
            await user.reading.panel.mount(Static())
        gone = ref(view)
        del view
        await user.press("escape")
        await user.settle()
        await user.press("j", "k")
        await user.until(lambda: not _left([gone]))


@pytest.mark.parametrize("key", VIEWS)
async def test_keys_that_come_fast_leave_a_view_once(key: str, tmp_path: Path) -> None:
    async with running(make(decisions=ActorsFile(tmp_path / "actors.toml"))) as user:
        await user.search("Velde")
        await user.press("enter", "full_stop", "enter")
        await user.press(key)
        await user.settle()
        assert len(user.app.screen_stack) == 2
        view = user.app.screen
        for _ in range(2):
            view.dismiss()
        await user.settle()
        assert user.app.screen_stack == [user.reading]
        await user.press("question_mark")
        assert len(user.app.screen_stack) == 2


async def test_a_view_under_another_is_not_left(tmp_path: Path) -> None:
    async with running(make(decisions=ActorsFile(tmp_path / "actors.toml"))) as user:
        await user.press("A", "X")
        await user.settle()
        _, actors, form = user.app.screen_stack
        actors.dismiss()
        form.dismiss()
        form.dismiss()
        await user.settle()
        assert user.app.screen is actors


@pytest.mark.parametrize("key", [key for key in VIEWS if key != "ctrl+p"])
async def test_the_end_may_come_while_a_view_is_opened(key: str) -> None:
    async with running() as user:
        user.app.simulate_key(key)
        user.app.exit(return_code=143)  # as a signal does
    assert user.app.return_code == 143
