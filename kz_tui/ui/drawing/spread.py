"""How the articles of an actor are spread over time, as a small bar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

_LEVELS = "▁▂▃▄▅▆▇█"
_UNITS = ("day", "week", "month", "quarter", "year")
NONE = "·"


class Axis(NamedTuple):
    """The time that bars stand for, the same for all in a list: from day to day, in `cells`.

    `unit` is the word for what one cell stands for.
    """

    first: int
    last: int
    cells: int
    unit: str

    def cell(self, day: int) -> int:
        """The cell a day falls in."""
        day = min(max(day, self.first), self.last)
        return _bin(day, self.unit) - _bin(self.first, self.unit)


def axis_of(reach: tuple[int, int] | None, width: int) -> Axis | None:
    """The finest axis, by day, week, month, quarter or year, that fits into a width.

    Where not even years fit, it shows the last ones.
    """
    if reach is None or width < 1:
        return None
    first, last = reach
    for unit in _UNITS:
        cells = _bin(last, unit) - _bin(first, unit) + 1
        if cells <= width:
            return Axis(first, last, cells, unit)
    year = date.fromordinal(last).year - width + 1
    return Axis(date(year, 1, 1).toordinal(), last, width, "year")


def _bin(day: int, unit: str) -> int:
    if unit == "day":
        return day
    if unit == "week":
        return (day - 1) // 7  # day 1 was a Monday
    when = date.fromordinal(day)
    months = when.year * 12 + when.month - 1
    return {"month": months, "quarter": months // 3, "year": when.year}[unit]


def spread_bar(days: Sequence[int], axis: Axis | None) -> str:
    """A column for each cell of the axis, as high as its share of the highest."""
    if axis is None:
        return ""
    counts = [0] * axis.cells
    for day in days:
        counts[axis.cell(day)] += 1
    most = max(counts)
    if not most:
        return NONE * axis.cells
    return "".join(
        _LEVELS[-(-count * len(_LEVELS) // most) - 1] if count else NONE for count in counts
    )
