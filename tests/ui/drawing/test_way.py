from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from kz_tui.model.entity import Entity, EntityType
from kz_tui.text.clean import clean_line
from kz_tui.ui.crumbs import crumbs_of
from kz_tui.ui.drawing.line import plain
from kz_tui.ui.drawing.way import NO_WAY, Crumb, way_line
from kz_tui.ui.place import History, Place

ENTITIES = {one: Entity(one, name, EntityType.PER) for one, name in
            (("t", "Tokajew"), ("p", "Putin"), ("l", "Lukaschenko"))}  # fmt: skip


def visited(*places: Place) -> History:
    history = History()
    for place in places:
        history = history.visit(place)
    return history


def test_by_whom_one_came() -> None:
    history = visited(
        Place(0),
        Place(0, actor="t"),
        Place(1, actor="t"),
        Place(1, actor="p"),
        Place(1, actor="p", towards="l"),
        Place(1, actor="unknown"),
        Place(2, actor="l"),
    )
    crumbs = crumbs_of(history, ENTITIES)
    assert [crumb.words for crumb in crumbs] == ["Tokajew", "Putin", "Putin – Lukaschenko",
                                                 "Lukaschenko"]  # fmt: skip
    assert [crumb.back for crumb in crumbs] == [4, 3, 2, 0]


def test_one_actor_is_no_way() -> None:
    assert way_line(crumbs_of(visited(Place(0), Place(0, actor="t")), ENTITIES), 80) == NO_WAY


def test_what_does_not_fit_is_left_out_at_the_beginning() -> None:
    crumbs = (Crumb("Tokajew", 2), Crumb("Putin", 1), Crumb("Lukaschenko", 0))
    assert plain(way_line(crumbs, 40).line) == "Tokajew › Putin › Lukaschenko"
    assert plain(way_line(crumbs, 24).line) == "…Putin › Lukaschenko"
    way = way_line(crumbs, 40)
    assert [way.back_at(cell) for cell in (0, 6, 7, 10, 18, 60)] == [2, 2, None, 1, 0, None]


@given(
    st.lists(st.builds(Crumb, st.text(max_size=40).map(clean_line), st.integers(0, 9)), max_size=9),
    st.integers(0, 100),
)
def test_it_fits_and_every_cell_of_a_crumb_leads_to_it(crumbs: list[Crumb], width: int) -> None:
    way = way_line(tuple(crumbs), width)
    assert sum(cell_len(piece.text) for piece in way.line) <= max(1, width)
    for start, end, back in way.cells:
        assert all(way.back_at(cell) == back for cell in range(start, end))
