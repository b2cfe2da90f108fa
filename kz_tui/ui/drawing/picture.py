"""Who is linked to an actor, as a picture: nodes by type, lines by strength."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kz_tui.model.link import Link, Neighbourhood, Strength
from kz_tui.ui.drawing.actor_row import sign_of
from kz_tui.ui.drawing.braille import Braille, Stroke
from kz_tui.ui.drawing.line import ENTITY_ROLE, Line, Piece, line_of
from kz_tui.ui.drawing.ring import Ring, capacity, ring

STROKE = {
    Strength.SENTENCE: Stroke.SOLID,
    Strength.PARAGRAPH: Stroke.DASHED,
    Strength.ARTICLE: Stroke.DOTTED,
}
_NUMBERED = 9
_FRAMED = 9
"""Rows from which the centre has a frame."""
_SAMPLE = {Strength.SENTENCE: "⠤⠤⠤⠤", Strength.PARAGRAPH: "⠤⠄⠤⠄", Strength.ARTICLE: "⠄⠄⠄⠄"}
LEGEND = tuple(
    piece
    for strength, sample in _SAMPLE.items()
    for piece in (Piece(sample, "heading"), Piece(f" {strength.label}  ", "dim"))
)
"""What the lines stand for."""


class Picture(NamedTuple):
    """A neighbourhood laid out: where its nodes stand, and in which roles.

    `links` lead from the centre to the nodes, in their order; `between` are links among nodes,
    each with the numbers of both.
    """

    ring: Ring
    roles: tuple[str, ...]
    links: tuple[Link, ...]
    between: tuple[tuple[int, int, Strength], ...]


def picture(around: Neighbourhood, width: int, height: int) -> Picture:
    """Lay out as much of a neighbourhood as a canvas has room for.

    Among the neighbours only what a sentence or a paragraph links is drawn: most of those in one
    article would be linked.
    """
    count = min(capacity(width, height), len(around.actors) - 1)
    centre, *others = around.actors[: count + 1]
    labels = [
        f"{number if number <= _NUMBERED else ' '} {sign_of(one)} {one.name}"
        for number, one in enumerate(others, 1)
    ]
    numbers = {one.id: number for number, one in enumerate(others)}
    between = (
        (numbers[link.a], numbers[link.b], link.strength)
        for link in around.links[len(around.actors) - 1 :]
        if link.strength > Strength.ARTICLE and {link.a, link.b} <= numbers.keys()
    )
    return Picture(
        ring(f"{sign_of(centre)} {centre.name}", labels, width, height),
        tuple(ENTITY_ROLE[one.type] for one in (centre, *others)),
        around.links[:count],
        tuple(between),
    )


def picture_lines(drawn: Picture, current: int) -> list[Line]:
    """The rows of a picture; the current node and the lines from it stand out."""
    laid = drawn.ring
    canvas = _canvas(drawn, current)
    rows: dict[int, list[_Written]] = {}
    for number, (node, role) in enumerate(zip(laid.nodes, drawn.roles[1:], strict=True)):
        pieces = _label(node.text, role)
        if number == current:
            pieces = [Piece(node.text, "current")]
        rows.setdefault(node.y, []).append(_Written(node.x, node.width, pieces))
    for y, written in _centre(drawn):
        rows.setdefault(y, []).append(written)
    return [_row(canvas, y, rows.get(y, [])) for y in range(laid.height)]


class _Written(NamedTuple):
    """Text on the canvas, from a cell on."""

    x: int
    width: int
    pieces: list[Piece]


def _label(text: str, role: str) -> list[Piece]:
    """The label of a node: its digit, the sign of its type, its name."""
    return line_of(
        Piece(text[:2], "accent"), Piece(text[2:4], f"{role}-soft"), Piece(text[4:], role)
    )


def _canvas(drawn: Picture, current: int) -> Braille:
    """The lines, the lowest first: among the neighbours, from the centre, from the current node.

    Among the neighbours as many as there are nodes, the strongest, and all of the current one:
    with more of them nothing could be told any more.
    """
    laid = drawn.ring
    canvas = Braille(laid.width, laid.height)
    ends = [node.anchor for node in laid.nodes]
    others = [one for one in drawn.between if current not in one[:2]]
    for a, b, strength in others[: len(ends)]:
        canvas.line(ends[a], ends[b], STROKE[strength], "dim")
    for number, link in enumerate(drawn.links):
        if number != current:
            canvas.line(laid.centre.anchor, ends[number], STROKE[link.strength], "heading")
    for a, b, strength in drawn.between:
        if current in (a, b):
            canvas.line(ends[a], ends[b], STROKE[strength], "accent")
    if drawn.links:
        strength = drawn.links[current].strength
        canvas.line(laid.centre.anchor, ends[current], STROKE[strength], "accent")
    return canvas


def _centre(drawn: Picture) -> Iterator[tuple[int, _Written]]:
    """The actor in the middle, with a frame where there is room for one."""
    centre, role = drawn.ring.centre, drawn.roles[0]
    name = line_of(Piece(centre.text[:2], f"{role}-soft"), Piece(centre.text[2:], role))
    if drawn.ring.height < _FRAMED:
        yield centre.y, _Written(centre.x, centre.width, name)
        return
    x, width = centre.x - 2, centre.width + 4
    side = Piece("│", "dim")
    framed = line_of(side, " ", *name, " ", side)
    for y, pieces in (
        (centre.y - 1, [Piece(f"╭{'─' * (width - 2)}╮", "dim")]),
        (centre.y, framed),
        (centre.y + 1, [Piece(f"╰{'─' * (width - 2)}╯", "dim")]),
    ):
        yield y, _Written(x, width, pieces)


def _row(canvas: Braille, y: int, written: Sequence[_Written]) -> Line:
    """One row: dots, with what stands in it written over them."""
    pieces: list[Piece] = []
    x = 0
    for one in sorted(written):
        pieces += [*_dots(canvas, y, x, one.x), *one.pieces]
        x = one.x + one.width
    return line_of(*pieces, *_dots(canvas, y, x, canvas.width))


def _dots(canvas: Braille, y: int, start: int, end: int) -> list[Piece]:
    """Dots from a cell on, those of one role in one piece."""
    pieces: list[Piece] = []
    for x in range(start, end):
        dots, role = canvas.cell(x, y)
        if pieces and pieces[-1].role == role:
            pieces[-1] = Piece(pieces[-1].text + dots, role)
        else:
            pieces.append(Piece(dots, role))
    return pieces
