"""Where nodes stand around a centre: each in a row of cells, none over another."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from math import sqrt
from typing import NamedTuple

from rich.cells import cell_len

from kz_tui.ui.drawing.line import fit

LEAST_WIDTH, LEAST_HEIGHT = 30, 5
"""A smaller canvas has no room for a picture."""
_GAP = 2
"""Cells between the centre and what stands beside it."""
_LEAST_LABEL = 14
MOST = 24
"""Nodes beyond which a ring says nothing any more."""


class Side(Enum):
    """Where on the ring a node stands."""

    TOP = "top"
    RIGHT = "right"
    BOTTOM = "bottom"
    LEFT = "left"


class Box(NamedTuple):
    """A label on the canvas: `width` cells from `x` on in row `y`, and the cell lines lead to."""

    x: int
    y: int
    width: int
    text: str
    side: Side
    anchor: tuple[int, int]


class Ring(NamedTuple):
    """A centre and the nodes around it, clockwise from the top; all inside `width` × `height`."""

    width: int
    height: int
    centre: Box
    nodes: tuple[Box, ...]


def capacity(width: int, height: int) -> int:
    """How many nodes a canvas has room for, with a free row between those on one side."""
    if width < LEAST_WIDTH or height < LEAST_HEIGHT:
        return 0
    beside = (height - 1) // 2
    return min(MOST, 2 * beside + 2)


def ring(centre: str, names: Sequence[str], width: int, height: int) -> Ring:
    """Lay nodes around a centre, the first at the top, the others clockwise.

    At most `capacity(width, height)` names. Names too long for their place are cut.
    """
    middle = height // 2
    room = max(6, width // 3 - 2)
    label = _cut(centre, room)
    size = cell_len(label)
    left = (width - size) // 2
    centre_box = Box(left, middle, size, label, Side.TOP, (width // 2, middle))
    nodes: list[Box] = []
    sides = _sides(len(names))
    rows = {side: _rows(side, sides.count(side), height) for side in Side}
    for name, side in zip(names, sides, strict=True):
        row = rows[side].pop(0)
        if side in (Side.TOP, Side.BOTTOM):
            nodes.append(_above(name, row, side, width))
        else:
            nodes.append(_beside(name, row, side, centre_box, width, height))
    return Ring(width, height, centre_box, tuple(nodes))


def _sides(count: int) -> list[Side]:
    """The side of each node, clockwise from the top."""
    top = 1 if count >= 3 else 0
    bottom = 1 if count >= 6 else 0
    beside = count - top - bottom
    right = (beside + 1) // 2
    return (
        [Side.TOP] * top
        + [Side.RIGHT] * right
        + [Side.BOTTOM] * bottom
        + [Side.LEFT] * (beside - right)
    )


def _rows(side: Side, count: int, height: int) -> list[int]:
    """The rows of the nodes on a side, clockwise: down at the right, up at the left."""
    if side is Side.TOP:
        return [0]
    if side is Side.BOTTOM:
        return [height - 1]
    inner = height - 2  # the first and the last row belong to top and bottom
    rows = [1 + (2 * number + 1) * inner // (2 * count) for number in range(count)]
    return rows if side is Side.RIGHT else rows[::-1]


def _above(name: str, row: int, side: Side, width: int) -> Box:
    label = _cut(name, width - 2)
    size = cell_len(label)
    x = (width - size) // 2
    line = row + 1 if side is Side.TOP else row - 1
    return Box(x, row, size, label, side, (width // 2, line))


def _beside(name: str, row: int, side: Side, centre: Box, width: int, height: int) -> Box:
    """A node at the right or left: its sign on an ellipse, moved in where its name is long."""
    middle = width / 2
    tall = (height - 1) / 2
    share = sqrt(max(0.0, 1 - ((row - centre.y) / max(1.0, tall)) ** 2))
    reach = centre.width // 2 + _GAP + 3
    near = abs(row - centre.y) <= 1
    least = reach if near else _GAP + 1
    most = min(int(middle) - least - 1, max(_LEAST_LABEL, width // 3))  # cells of a label
    label = _cut(name, most)
    size = cell_len(label)
    wanted = int(max(least, share * middle * 0.62))
    if side is Side.RIGHT:
        x = min(int(middle) + wanted + 1, width - size)
        return Box(x, row, size, label, side, (x - _GAP, row))
    x = max(0, int(middle) - wanted - size)
    return Box(x, row, size, label, side, (x + size + _GAP - 1, row))


def _cut(name: str, cells: int) -> str:
    """A name cut to some cells; never without any."""
    label = fit(name, cells)
    return label if cell_len(label) else " "


class Way(Enum):
    """A direction of the arrow keys."""

    UP = (0, -1)
    DOWN = (0, 1)
    LEFT = (-1, 0)
    RIGHT = (1, 0)


def next_in(nodes: Sequence[Box], current: int, way: Way) -> int:
    """The nearest node in a direction; the same one where there is none."""
    here = nodes[current]
    dx, dy = way.value
    x, y = _middle(here)
    best, least = current, None
    for number, node in enumerate(nodes):
        other_x, other_y = _middle(node)
        along = (other_x - x) * dx + (other_y - y) * dy * 2  # a cell is twice as high as wide
        across = abs((other_x - x) * dy) + abs((other_y - y) * dx) * 2
        if along <= 0:
            continue
        cost = along + 2 * across
        if least is None or cost < least:
            best, least = number, cost
    return best


def _middle(box: Box) -> tuple[float, float]:
    return box.x + box.width / 2, box.y


def node_at(nodes: Sequence[Box], x: int, y: int) -> int | None:
    """The number of the node under a cell."""
    for number, node in enumerate(nodes):
        if node.y == y and node.x <= x < node.x + node.width:
            return number
    return None
