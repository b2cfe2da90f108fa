"""What is seen at every size of the terminal, decided and as it is laid out."""

from __future__ import annotations

import itertools

import pytest
from textual.geometry import Region

from kz_tui.ui.arrangement import (
    LEAST_COLUMNS,
    LEAST_ROWS,
    PANES,
    THREE_PANES,
    TWO_PANES,
    Arrangement,
)
from tests.ui.driver import Driver, running

COLUMNS = (20, 39, 40, 60, 79, 80, 81, 100, 119, 120, 140, 200)
ROWS = (5, 7, 8, 12, 20, 40, 60)
SHOWN = ("#search", "#list", "#middle", "#panel", "#status")


@pytest.mark.parametrize("with_panel", [False, True])
@pytest.mark.parametrize("zen", [False, True])
@pytest.mark.parametrize("pane", PANES)
def test_every_size_shows_panes_in_order_and_the_one_that_is_wanted(
    pane: str, zen: bool, with_panel: bool
) -> None:
    for columns, rows in itertools.product(range(20, 201), range(5, 61)):
        arrangement = Arrangement(columns, rows, pane, with_panel, zen)
        if columns < LEAST_COLUMNS or rows < LEAST_ROWS:
            assert arrangement.too_small
            assert arrangement.panes == ()
            continue
        shown = arrangement.panes
        assert shown == tuple(one for one in PANES if one in shown)
        assert arrangement.bars is not zen
        if columns < TWO_PANES:
            assert shown == (pane,)
        elif zen:
            assert "list" not in shown
        else:
            assert set(shown) >= {"list", "reader"}
            assert ("panel" in shown) is (columns >= THREE_PANES or with_panel)
        assert set(shown) <= set(arrangement.reachable)


def _regions(user: Driver) -> dict[str, Region]:
    found = {name: user.reading.query_one(name) for name in SHOWN}
    return {name: widget.region for name, widget in found.items() if widget.display}


def _covers(user: Driver, *, over: str = "") -> None:
    """Every cell of the screen belongs to one part of it; `over` may lie over others."""
    regions = _regions(user)
    screen = user.reading.region
    for name, region in regions.items():
        assert screen.contains_region(region), name
    flat = {name: region for name, region in regions.items() if name != over}
    for one, other in itertools.combinations(flat.values(), 2):
        assert not one.overlaps(other)
    assert sum(region.area for region in flat.values()) == screen.area


async def test_the_parts_cover_the_screen_at_every_size_and_none_overlaps() -> None:
    async with running() as user:
        for columns, rows in itertools.product(COLUMNS, ROWS):
            await user.pilot.resize_terminal(columns, rows)
            await user.pilot.pause()
            if columns < LEAST_COLUMNS or rows < LEAST_ROWS:
                assert _regions(user) == {}
                assert user.reading.query_one("#too-small").region == user.reading.region
            else:
                _covers(user)


async def test_an_opened_panel_lies_beside_the_text_and_zen_leaves_one_part() -> None:
    async with running() as user:
        user.reading.show_actor("per:joran-velde")
        for columns in COLUMNS:
            await user.pilot.resize_terminal(columns, 20)
            await user.pilot.pause()
            if columns < LEAST_COLUMNS:
                continue
            _covers(user, over="#panel" if TWO_PANES <= columns < THREE_PANES else "")
            regions = _regions(user)
            if columns >= TWO_PANES:
                assert not regions["#panel"].overlaps(regions["#middle"])
        await user.press("z")
        assert list(_regions(user)) == ["#middle"]
        _covers(user)
