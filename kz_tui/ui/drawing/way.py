"""The way one came, as a quiet line: from whom to whom."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len

from kz_tui.ui.drawing.line import ELLIPSIS, Line, Piece, fit, line_of

_ARROW = " › "
_NAME = 28
"""Cells that a name may take, but for the last one."""


class Crumb(NamedTuple):
    """An actor, or the two ends of a path, that one came by; `back` is how many places ago."""

    words: str
    back: int


class Way(NamedTuple):
    """A way as it is drawn: its line, and from which cell on one comes to which crumb."""

    line: Line
    cells: tuple[tuple[int, int, int], ...]

    def back_at(self, cell: int) -> int | None:
        """How many places back a cell leads; None where no crumb is."""
        for start, end, back in self.cells:
            if start <= cell < end:
                return back
        return None


NO_WAY = Way((), ())


def way_line(crumbs: tuple[Crumb, ...], width: int) -> Way:
    """As many of the last crumbs as fit, the one where one is in plain ink; none for only one."""
    if len(crumbs) < 2:
        return NO_WAY
    shown: list[tuple[str, int]] = []
    room = width - len(ELLIPSIS)
    for number, crumb in enumerate(reversed(crumbs)):
        words = fit(crumb.words, min(_NAME, room) if number else room)
        needed = cell_len(words) + (cell_len(_ARROW) if number else 0)
        if needed > room or not words:
            break
        room -= needed
        shown.insert(0, (words, crumb.back))
    pieces: list[Piece] = []
    cells: list[tuple[int, int, int]] = []
    if len(shown) < len(crumbs):
        pieces.append(Piece(ELLIPSIS, "dim"))
    for number, (words, back) in enumerate(shown):
        if number:
            pieces.append(Piece(_ARROW, "dim"))
        start = sum(cell_len(piece.text) for piece in pieces)
        last = number == len(shown) - 1
        pieces.append(Piece(words, "" if last else "dim"))
        cells.append((start, start + cell_len(words), back))
    return Way(line_of(*pieces), tuple(cells))
