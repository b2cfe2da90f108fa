"""Lines drawn in braille dots: two across and four down in each cell."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
_BLANK = 0x2800


class Stroke(Enum):
    """How a line is drawn: of so many dots the first ones, again and again."""

    SOLID = (1, 1)
    DASHED = (4, 7)
    DOTTED = (1, 4)


class Braille:
    """A canvas of cells in which lines are drawn; where two meet the later one gives the role."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self._dots: dict[tuple[int, int], int] = {}
        self._roles: dict[tuple[int, int], str] = {}

    def line(
        self, start: tuple[int, int], end: tuple[int, int], stroke: Stroke, role: str = ""
    ) -> None:
        """Draw a line from the middle of a cell to the middle of another."""
        drawn, period = stroke.value
        for number, (x, y) in enumerate(_line(start, end)):
            if number % period < drawn:
                self._dot(x, y, role)

    def _dot(self, x: int, y: int, role: str) -> None:
        cell = x // 2, y // 4
        if 0 <= cell[0] < self.width and 0 <= cell[1] < self.height:
            self._dots[cell] = self._dots.get(cell, 0) | _DOTS[y % 4][x % 2]
            self._roles[cell] = role

    def cell(self, x: int, y: int) -> tuple[str, str]:
        """The character of a cell and its role; a blank where nothing is drawn."""
        dots = self._dots.get((x, y))
        return (chr(_BLANK + dots), self._roles[x, y]) if dots else (" ", "")


def _line(start: tuple[int, int], end: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The dots of a line by Bresenham's algorithm (IBM Systems Journal 4, 1965)."""
    x, y = start[0] * 2, start[1] * 4 + 1
    last_x, last_y = end[0] * 2, end[1] * 4 + 1
    dx, dy = abs(last_x - x), -abs(last_y - y)
    step_x, step_y = (1 if x < last_x else -1), (1 if y < last_y else -1)
    error = dx + dy
    while True:
        yield x, y
        if (x, y) == (last_x, last_y):
            return
        doubled = 2 * error
        if doubled >= dy:
            error += dy
            x += step_x
        if doubled <= dx:
            error += dx
            y += step_y
