"""The picture, by keys and by mouse."""

from __future__ import annotations

import pytest

from kz_tui.ui.screens.picture import PictureScreen
from kz_tui.ui.widgets.picture_view import PictureView
from tests.ui.driver import MIDDLE, NARROW, WIDE, Driver, running

VELDE, SOLBERG = "per:joran-velde", "per:mira-solberg"


def view(user: Driver) -> PictureView:
    return user.app.screen.query_one(PictureView)


def current(user: Driver) -> str:
    link = view(user).link
    assert link is not None
    return link.b


def details(user: Driver) -> str:
    return user.shown(user.app.screen.query_one("#link"))


@pytest.mark.parametrize("size", [WIDE, MIDDLE, NARROW], ids=["wide", "middle", "narrow"])
async def test_it_shows_who_is_linked_and_by_which_sentence(size: tuple[int, int]) -> None:
    async with running(size=size) as user:
        user.reading.show_actor(VELDE)
        await user.press("p")
        text = user.shown(view(user))
        for name in ("● Joran Velde", "● Mira Solberg", "● Petra Quandt", "◆ Estland"):
            assert name in text
        assert "Joran Velde – " in details(user)
        await user.press("escape")
        assert user.app.screen is user.reading


async def test_enter_jumps_to_the_sentence_and_back_returns() -> None:
    async with running() as user:
        user.reading.show_actor(VELDE)
        await user.press("p")
        while current(user) != SOLBERG:
            await user.press("j")
        assert "verhandelt" in details(user)
        await user.press("enter")
        assert user.app.screen is user.reading
        assert user.desk.place.actor == SOLBERG
        assert user.title == "Streik der Lotsen"
        assert "▎" in user.shown("#reader")
        await user.press("backspace")
        assert user.desk.place.actor == VELDE


async def test_digits_jump_as_in_the_panel() -> None:
    async with running() as user:
        user.reading.show_actor(VELDE)
        target = user.reading.panel.target(2)
        await user.press("p", "2")
        assert user.desk.place.actor == target.actor  # type: ignore[union-attr]


async def test_keys_reach_everybody() -> None:
    async with running() as user:
        user.reading.show_actor(VELDE)
        await user.press("p")
        count = view(user).count
        first = current(user)
        seen = {first}
        for _ in range(count - 1):
            await user.press("tab")
            seen.add(current(user))
        assert len(seen) == count
        await user.press("n")
        assert current(user) == first
        await user.press("k")
        assert current(user) != first
        await user.press("g")
        assert current(user) == first
        moved = set()
        for key in ("down", "left", "up", "right", "down", "right", "N", "shift+tab"):
            await user.press(key)
            moved.add(current(user))
        assert len(moved) > 1


async def test_a_click_on_a_node_jumps() -> None:
    async with running() as user:
        user.reading.show_actor(VELDE)
        await user.press("p")
        lines = user.shown(view(user)).split("\n")
        row = next(y for y, line in enumerate(lines) if "Mira Solberg" in line)
        await user.pilot.click(view(user), offset=(lines[row].index("Mira"), row))
        await user.pilot.pause()
        assert user.desk.place.actor == SOLBERG


async def test_one_walks_on_from_the_middle_and_back() -> None:
    async with running() as user:
        user.reading.show_actor(VELDE)
        await user.press("p")
        while current(user) != SOLBERG:
            await user.press("j")
        await user.press("space")
        whose = user.app.screen.query_one("#whose")
        assert "LINKED TO Mira Solberg" in user.shown(whose)
        assert "Joran Velde ›" in user.shown(whose)
        await user.press("backspace")
        assert "LINKED TO Joran Velde" in user.shown(whose)
        await user.press("backspace")
        assert user.app.screen is user.reading


async def test_without_an_actor_it_asks_for_one() -> None:
    async with running() as user:
        await user.press("p")
        await user.type("solberg")
        await user.press("enter")
        assert isinstance(user.app.screen, PictureScreen)
        assert "● Mira Solberg" in user.shown(view(user))


async def test_from_the_list_of_all_actors() -> None:
    async with running() as user:
        await user.press("A", "p")
        assert isinstance(user.app.screen, PictureScreen)


async def test_an_actor_without_links_and_a_terminal_without_room() -> None:
    async with running() as user:
        user.reading.show_actor("org:radio-nordost")
        await user.press("p")
        assert "nobody in these articles" in details(user)
        await user.press("enter", "1", "j", "down", "space")
        assert isinstance(user.app.screen, PictureScreen)
        await user.pilot.resize_terminal(40, 8)
        await user.pilot.pause()
        assert "too small for a picture" in user.shown(view(user))


async def test_the_command_of_the_picture_is_copied() -> None:
    async with running() as user:
        user.reading.show_actor(VELDE)
        await user.press("p", "Y")
        assert user.app.clipboard == "kz-reader graph 'Joran Velde' --in dossier"
