"""Keys that come all at once do what they do one by one."""

from __future__ import annotations

from pathlib import Path

from textual.events import InputEvent, Key, MouseDown, MouseUp, Paste

from kz_tui.model.decision import Act
from kz_tui.store.actors_file import ActorsFile
from tests.ui.driver import Driver, make, running


async def send(user: Driver, *keys: str | InputEvent | Paste) -> None:
    """Press keys faster than any of them can be obeyed, and wait until all are."""
    for key in keys:
        event = Key(key, key if len(key) == 1 else None) if isinstance(key, str) else key
        user.app.post_message(event)
    for _ in keys:
        await user.settle()


async def test_who_is_left_by_the_filter_is_decided_on(tmp_path: Path) -> None:
    file = ActorsFile(tmp_path / "actors.toml")
    async with running(make(decisions=file)) as user:
        await send(user, "A", "slash", *"solberg", "tab", "D", "enter")
        await user.until(lambda: len(file.read().decisions) > 0)
    (decision,) = file.read().decisions
    assert (decision.act, decision.actor.name) == (Act.HIDE, "Mira Solberg")


async def test_who_is_left_by_the_filter_is_chosen() -> None:
    async with running() as user:
        await send(user, "A", "slash", *"solberg", "tab", "enter", "P", *"quandt", "enter")
        assert "Petra Quandt" in user.shown("#panel")
        assert "Mira Solberg" in user.shown("#panel")


async def test_the_first_of_all_that_is_found_is_opened() -> None:
    async with running() as user:
        await send(user, "slash", *"sturm", "enter", "end", "home", "B", "escape", "j")
        assert user.title == "Sturm über der Küste"
        assert user.reading.query_input.value == "sturm"
        assert user.reading.pane == "reader"


async def test_what_is_pasted_is_the_answer_and_no_more() -> None:
    async with running() as user:
        await send(user, "enter", "a", Paste("Wer sagt das? "), *"ja", "enter", "m", "j")
        (placed,) = user.desk.reading.notes
        assert placed.note.text == "Wer sagt das? ja"
        assert "◆" in user.shown("#list").split("\n")[0]


def click(x: int, y: int) -> tuple[InputEvent, ...]:
    return tuple(kind(None, x, y, 0, 0, 1, False, False, False) for kind in (MouseDown, MouseUp))


async def test_what_is_clicked_on_is_what_the_next_key_is_for() -> None:
    async with running() as user:
        rows = user.reading.query_one("#list")
        lines = user.shown(rows).split("\n")
        for title in ("Streik der Lotsen", "Sturm über der Küste"):
            row = next(n for n, line in enumerate(lines) if title in line)
            await send(user, *click(rows.region.x + 5, rows.region.y + row), "m")
            assert user.title == title
            assert "◆" in user.shown(rows).split("\n")[row - 1]
        assert user.shown(rows).count("◆") == 2
