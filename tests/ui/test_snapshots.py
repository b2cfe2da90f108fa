"""Pictures of the screen, looked at before they are accepted.

`pytest tests/ui/test_snapshots.py --snapshot-update` takes them anew; the report shows both.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from kz_tui.library import Library
from kz_tui.pipeline.steps import Progress
from kz_tui.settings import Settings
from kz_tui.store.actors_file import ActorsFile
from tests.ui.driver import MIDDLE, NARROW, WIDE, make

SnapCompare = Callable[..., bool]
_STORY = ("slash", *"velde", "enter", "full_stop", "enter", "1")


def _after(*keys: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def play(pilot: Pilot[Any]) -> None:
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
            await pilot.app.workers.wait_for_complete()

    return play


@pytest.mark.parametrize("size", [WIDE, MIDDLE, NARROW], ids=["wide", "middle", "narrow"])
@pytest.mark.parametrize(
    "keys",
    [(), ("slash", *"velte"), _STORY, (*_STORY, "P", *"solberg", "enter")],
    ids=["start", "search", "jump", "path"],
)
def test_the_story(snap_compare: SnapCompare, size: tuple[int, int], keys: tuple[str, ...]) -> None:
    assert snap_compare(make(), terminal_size=size, run_before=_after(*keys))


@pytest.mark.parametrize(
    "keys",
    [
        ("question_mark",),
        ("W",),
        ("f",),
        ("R",),
        ("c",),
        ("z",),
        ("tab", "ctrl+f", *"hafen"),
    ],
    ids=["help", "skipped", "letters", "raw", "unfolded", "zen", "find"],
)
def test_views(snap_compare: SnapCompare, keys: tuple[str, ...]) -> None:
    assert snap_compare(make(), terminal_size=WIDE, run_before=_after(*keys))


SIZES = pytest.mark.parametrize("size", [WIDE, MIDDLE, NARROW], ids=["wide", "middle", "narrow"])


@SIZES
@pytest.mark.parametrize(
    "keys",
    [
        ("A",),
        ("A", "M", *"quandt", "enter"),
        ("A", "X"),
        ("A", "D", "enter", "i"),
        ("A", "p", "down"),
        ("A", "enter"),
        (*_STORY, "P", *"estland", "enter", "x"),
        ("F", *"velde", "enter", "F", *"estland", "enter", "ampersand"),
    ],
    ids=["actors", "merge", "split", "decisions", "picture", "panel", "ways", "only"],
)
def test_actors(
    snap_compare: SnapCompare,
    size: tuple[int, int],
    keys: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    app = make(decisions=ActorsFile(Path("actors.toml")))
    assert snap_compare(app, terminal_size=size, run_before=_after(*keys))


def test_the_light_theme(snap_compare: SnapCompare) -> None:
    app = make(settings=Settings(theme="kz-day"))
    assert snap_compare(app, terminal_size=WIDE, run_before=_after(*_STORY))


def test_no_colour(snap_compare: SnapCompare, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(make(), terminal_size=WIDE, run_before=_after(*_STORY))


def test_an_empty_dossier(snap_compare: SnapCompare) -> None:
    assert snap_compare(make(Library(), iter(())), terminal_size=MIDDLE, run_before=_after())


def test_a_query_that_cannot_be_read(snap_compare: SnapCompare) -> None:
    async def ask(pilot: Pilot[Any]) -> None:
        await _after("slash", *"velde")(pilot)
        pilot.app.screen.query_input.value = "velde foo:bar"  # type: ignore[attr-defined]  # the reading screen
        await pilot.pause()

    assert snap_compare(make(), terminal_size=WIDE, run_before=ask)


def test_recognition_that_fails(snap_compare: SnapCompare) -> None:
    def failing() -> Any:
        yield Progress("actors", 1, 3)
        raise RuntimeError("the model is damaged")

    assert snap_compare(make(work=failing()), terminal_size=MIDDLE, run_before=_after())


def test_a_terminal_that_is_too_small(snap_compare: SnapCompare) -> None:
    assert snap_compare(make(), terminal_size=(20, 5), run_before=_after())
