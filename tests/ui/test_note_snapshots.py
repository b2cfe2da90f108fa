"""Pictures of marks and notes, looked at before they are accepted."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from kz_tui.settings import Settings
from tests.ui.driver import MIDDLE, NARROW, WIDE, Driver, make

SnapCompare = Callable[..., bool]
SIZES = pytest.mark.parametrize("size", [WIDE, MIDDLE, NARROW], ids=["wide", "middle", "narrow"])
_NOTED = (
    "m", "t", "type:hafen kosten", "enter",
    "slash", "type:verfrüht", "enter", "a", "type:Wer sagt das? Nachfragen bei der Reederei.",
    "enter", "slash", "clear", "type:angebot", "enter", "a", "enter", "slash", "clear", "escape",
)  # fmt: skip


@pytest.fixture(autouse=True)
def one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    for step in ("marking", "reviewing"):
        monkeypatch.setattr(f"kz_tui.ui.screens.{step}.now", lambda: "2026-03-01T12:00:00.000000Z")


def _after(*keys: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def play(pilot: Pilot[Any]) -> None:
        user = Driver(pilot.app, pilot)  # type: ignore[arg-type]  # ours
        await user.settle()
        for key in (*_NOTED, *keys):
            if key.startswith("type:"):
                await user.type(key[5:])
            elif key == "clear":
                await user.press("ctrl+u")
            else:
                await user.press(key)
            await user.settle()

    return play


@SIZES
def test_signs_in_the_list(snap_compare: SnapCompare, size: tuple[int, int]) -> None:
    assert snap_compare(make(), terminal_size=size, run_before=_after())


@SIZES
def test_a_note_in_the_text(snap_compare: SnapCompare, size: tuple[int, int]) -> None:
    keys = ("up", "enter", "colon", "colon")
    assert snap_compare(make(), terminal_size=size, run_before=_after(*keys))


@SIZES
def test_asking_for_a_note(snap_compare: SnapCompare, size: tuple[int, int]) -> None:
    keys = ("down", "enter", "a", "type:neu")
    assert snap_compare(make(), terminal_size=size, run_before=_after(*keys))


@SIZES
def test_all_marks_and_notes(snap_compare: SnapCompare, size: tuple[int, int]) -> None:
    assert snap_compare(make(), terminal_size=size, run_before=_after("B", "down"))


def test_searches(snap_compare: SnapCompare) -> None:
    keys = ("slash", "type:sturm", "ctrl+s", "escape", "s")
    assert snap_compare(make(), terminal_size=MIDDLE, run_before=_after(*keys))


def test_marks_and_notes_in_the_light(snap_compare: SnapCompare) -> None:
    app = make(settings=Settings(theme="kz-day"))
    assert snap_compare(app, terminal_size=MIDDLE, run_before=_after("up", "enter", "colon"))


def test_marks_and_notes_without_colour(
    snap_compare: SnapCompare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(make(), terminal_size=MIDDLE, run_before=_after("up", "enter", "colon"))
