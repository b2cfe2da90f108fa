from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kz_tui.ui.drawing.spread import axis_of, spread_bar

_days = st.integers(date(1950, 1, 1).toordinal(), date(2050, 12, 31).toordinal())


def day(year: int, month: int = 1, number: int = 1) -> int:
    return date(year, month, number).toordinal()


def test_the_finest_unit_that_fits() -> None:
    start = day(2022)
    for end, unit, cells in (
        (start + 9, "day", 10),
        (start + 60, "week", 10),
        (day(2022, 10, 1), "month", 10),
        (day(2024, 6, 1), "quarter", 10),
        (day(2031, 1, 1), "year", 10),
    ):
        axis = axis_of((start, end), 10)
        assert axis is not None
        assert (axis.unit, axis.cells) == (unit, cells)
    assert axis_of(None, 10) is None
    assert axis_of((start, start), 0) is None


def test_columns_are_as_high_as_their_share() -> None:
    axis = axis_of((day(2022), day(2022) + 3), 10)
    days = [day(2022)] * 8 + [day(2022) + 1] * 4 + [day(2022) + 3]
    assert spread_bar(days, axis) == "█▄·▁"
    assert spread_bar([], axis) == "····"
    assert spread_bar(days, None) == ""


@given(st.lists(_days, min_size=1, max_size=20), st.integers(1, 30))
def test_a_bar_fits_and_shows_every_day_it_reaches(days: list[int], width: int) -> None:
    axis = axis_of((min(days), max(days)), width)
    assert axis is not None
    assert 1 <= axis.cells <= width
    bar = spread_bar(days, axis)
    assert len(bar) == axis.cells
    assert all(bar[axis.cell(one)] != "·" for one in days)
    assert bar[-1] != "·"
    assert "█" in bar
