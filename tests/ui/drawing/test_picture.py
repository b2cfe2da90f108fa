"""The picture of a neighbourhood: for any names and sizes nothing lies over anything."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from kz_tui.model.entity import Entity, EntityType
from kz_tui.model.link import Evidence, Link, Neighbourhood, Strength
from kz_tui.model.span import Span
from kz_tui.text.clean import clean_line
from kz_tui.ui.drawing.braille import Braille, Stroke
from kz_tui.ui.drawing.line import plain, width_of
from kz_tui.ui.drawing.picture import picture, picture_lines
from kz_tui.ui.drawing.ring import (
    LEAST_HEIGHT,
    LEAST_WIDTH,
    Way,
    capacity,
    next_in,
    node_at,
    ring,
)
from tests.hostile import hostile_text

_names = st.one_of(
    st.text(max_size=60).map(clean_line), hostile_text.map(clean_line), st.just("Ж" * 90)
)
_widths = st.integers(40, 200)
_heights = st.integers(12, 60)


def _link(a: str, b: str, strength: Strength) -> Link:
    evidence = Evidence(0, strength, (Span(0, 1),))
    return Link(a, b, strength, 1.0, 1, (evidence,))


@st.composite
def neighbourhoods(draw: st.DrawFn) -> Neighbourhood:
    names = draw(st.lists(_names, min_size=1, max_size=26))
    kinds = st.sampled_from(EntityType)
    actors = tuple(Entity(f"x{n}", name, draw(kinds)) for n, name in enumerate(names))
    strengths = st.sampled_from(Strength)
    ids = [actor.id for actor in actors]
    star = [_link(ids[0], other, draw(strengths)) for other in ids[1:]]
    pairs = st.sampled_from(list(combinations(ids[1:], 2)) or [("x0", "x0")])
    among = [_link(a, b, draw(strengths)) for a, b in draw(st.lists(pairs, max_size=8)) if a != b]
    return Neighbourhood(ids[0], actors, (*star, *among), len(star))


@given(st.lists(_names, min_size=1, max_size=40), _names, _widths, _heights)
def test_no_two_nodes_overlap_and_all_are_inside(
    names: list[str], centre: str, width: int, height: int
) -> None:
    names = names[: capacity(width, height)]
    laid = ring(centre, names, width, height)
    assert len(laid.nodes) == len(names)
    taken: set[tuple[int, int]] = set()
    middle = laid.centre
    frame = [(middle.x - 2, middle.y + row, middle.width + 4) for row in (-1, 0, 1)]
    for x, y, size in [*((n.x, n.y, n.width) for n in laid.nodes), *frame]:
        cells = {(x + cell, y) for cell in range(size)}
        assert all(0 <= one < width and 0 <= row < height for one, row in cells)
        assert not cells & taken
        taken |= cells
    for node in laid.nodes:
        assert cell_len(node.text) == node.width > 0
        x, y = node.anchor
        assert 0 <= x < width
        assert 0 <= y < height


@given(st.lists(_names, min_size=1, max_size=40), _widths, _heights)
def test_every_node_is_reached_by_the_arrows_and_by_the_mouse(
    names: list[str], width: int, height: int
) -> None:
    nodes = ring("centre", names[: capacity(width, height)], width, height).nodes
    reached, new = {0}, {0}
    while new:
        new = {next_in(nodes, one, way) for one in new for way in Way} - reached
        reached |= new
    assert reached == set(range(len(nodes)))
    for number, node in enumerate(nodes):
        assert node_at(nodes, node.x, node.y) == number
        assert node_at(nodes, node.x + node.width - 1, node.y) == number


@given(neighbourhoods(), _widths, _heights, st.integers(0, 30))
def test_the_picture_fills_its_canvas_and_names_everybody(
    around: Neighbourhood, width: int, height: int, current: int
) -> None:
    drawn = picture(around, width, height)
    count = len(drawn.links)
    assert count == min(len(around.actors) - 1, capacity(width, height))
    lines = picture_lines(drawn, min(current, max(0, count - 1)))
    assert len(lines) == height
    assert all(width_of(line) == width for line in lines)
    for node in drawn.ring.nodes:
        assert node.text in plain(lines[node.y])


def test_a_strong_link_is_a_full_line_and_a_weak_one_dotted() -> None:
    ink = {}
    for strength in Strength:
        actors = tuple(Entity(one, one, EntityType.PER) for one in ("aaa", "bbb"))
        around = Neighbourhood("aaa", actors, (_link("aaa", "bbb", strength),), 1)
        lines = picture_lines(picture(around, 60, 12), 0)
        ink[strength] = sum("\u2800" < sign < "\u2900" for line in lines for sign in plain(line))
    assert ink[Strength.SENTENCE] > ink[Strength.PARAGRAPH] > ink[Strength.ARTICLE] > 0


def test_types_are_told_by_signs() -> None:
    actors = (
        Entity("a", "A", EntityType.PER),
        Entity("b", "B", EntityType.ORG),
        Entity("c", "C", EntityType.LOC, country="KZ"),
    )
    links = (_link("a", "b", Strength.SENTENCE), _link("a", "c", Strength.SENTENCE))
    drawn = picture(Neighbourhood("a", actors, links, 2), 60, 12)
    assert [node.text for node in drawn.ring.nodes] == ["1 ■ B", "2 ◆ C"]
    assert drawn.ring.centre.text == "● A"


@pytest.mark.parametrize("size", [(LEAST_WIDTH - 1, 20), (80, LEAST_HEIGHT - 1)])
def test_a_canvas_that_is_too_small_has_room_for_nobody(size: tuple[int, int]) -> None:
    assert capacity(*size) == 0


@given(
    st.tuples(st.integers(-3, 30), st.integers(-3, 20)),
    st.tuples(st.integers(-3, 30), st.integers(-3, 20)),
    st.sampled_from(Stroke),
)
def test_lines_stay_on_the_canvas(
    start: tuple[int, int], end: tuple[int, int], stroke: Stroke
) -> None:
    canvas = Braille(24, 12)
    canvas.line(start, end, stroke, "dim")
    drawn = [(x, y) for x in range(24) for y in range(12) if canvas.cell(x, y)[0] != " "]
    left, right = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    assert all(left <= x <= right and top <= y <= bottom for x, y in drawn)
    if 0 <= start[0] < 24 and 0 <= start[1] < 12:
        assert start in drawn
