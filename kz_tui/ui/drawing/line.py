"""A line on screen as pieces of text, each in a role, and how it becomes a strip of cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from kz_tui.model.entity import EntityType
from kz_tui.text.clean import show_controls
from kz_tui.ui.drawing.cells import EMOJI_SIGN, cells_at

ELLIPSIS = "…"

ENTITY_ROLE = {
    EntityType.PER: "person",
    EntityType.ORG: "organisation",
    EntityType.LOC: "place",
}
TYPE_WORD = {
    EntityType.PER: "person",
    EntityType.ORG: "organisation",
    EntityType.LOC: "place",
}


class Piece(NamedTuple):
    """Text in one role of `theme.ROLES`; the empty role is plain text."""

    text: str
    role: str = ""


Line = Sequence[Piece]
StyleOf = Callable[[str], Style]


def line_of(*parts: str | Piece) -> list[Piece]:
    """A line of pieces, plain where only a string is given; empty pieces are left out."""
    pieces = (Piece(part) if isinstance(part, str) else part for part in parts)
    return [piece for piece in pieces if piece.text]


def plain(line: Line) -> str:
    """The text of a line."""
    return "".join(piece.text for piece in line)


def width_of(line: Line) -> int:
    """The cells a line takes."""
    return sum(cell_len(piece.text) for piece in line)


def safe(text: str) -> str:
    """The text with a visible sign for anything that could act on a terminal.

    Texts are cleaned when they come in; this is the second wall, for what did not come that way.
    """
    return text if text.isprintable() else show_controls(text).replace("\n", " ")


def fit(text: str, width: int) -> str:
    """The text cut to `width` cells, with an ellipsis where something was cut off."""
    if width <= 0:
        return ""
    if len(text) <= width and cell_len(text) <= width:
        return text
    room = width - 1
    end = 0
    while end < len(text) and (room := room - cells_at(text, end)) >= 0:
        end += 1
    if text[end : end + 1] == EMOJI_SIGN:
        end -= 1
    return text[:end].rstrip() + ELLIPSIS


def fit_line(line: Line, width: int) -> list[Piece]:
    """The line cut to `width` cells, with an ellipsis where something was cut off."""
    fitted: list[Piece] = []
    room = width
    for piece in line:
        size = cell_len(piece.text)
        if size <= room:
            fitted.append(piece)
            room -= size
            continue
        fitted.append(Piece(fit(piece.text, room) if room > 0 else "", piece.role))
        if room <= 0 and fitted:
            fitted = _mark_cut(fitted)
        break
    return [piece for piece in fitted if piece.text]


def _mark_cut(line: list[Piece]) -> list[Piece]:
    """Put the ellipsis on the last cell of a line that ended exactly at the edge."""
    full = [piece for piece in line if piece.text]
    if not full:
        return full
    last = full[-1]
    return [*full[:-1], Piece(fit(last.text + " ", cell_len(last.text)), last.role)]


def justified(left: Line, right: Line, width: int) -> list[Piece]:
    """`left` at the left edge, `right` at the right one; `left` is cut if they do not both fit."""
    right_width = width_of(right)
    if right_width + 2 > width:
        return fit_line(left, width)
    fitted = fit_line(left, width - right_width - 1) if right else fit_line(left, width)
    gap = width - right_width - width_of(fitted)
    return line_of(*fitted, Piece(" " * gap), *right)


def strip_of(line: Line, width: int, base: Style, style_of: StyleOf) -> Strip:
    """The cells of a line: exactly `width` of them, the rest blank in the base style."""
    segments = [
        Segment(safe(piece.text), base + style_of(piece.role) if piece.role else base)
        for piece in line
    ]
    return Strip(segments).adjust_cell_length(width, base)


def joined(parts: Iterable[str], separator: str = " · ") -> str:
    """The parts that are not empty, with a separator between."""
    return separator.join(part for part in parts if part)
