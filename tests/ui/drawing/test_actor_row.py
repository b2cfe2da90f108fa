from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from kz_tui.model.actor_order import ActorOrder
from kz_tui.model.entity import Entity, EntityType
from kz_tui.text.clean import clean_line
from kz_tui.ui.drawing.actor_row import (
    ActorEntry,
    actor_line,
    heading_line,
    layout_for,
    order_at,
)
from kz_tui.ui.drawing.line import plain, width_of
from tests.hostile import hostile_text

_names = hostile_text.map(clean_line).filter(bool)
_entries = st.builds(
    lambda name, kind, aliases, count: ActorEntry(
        Entity("x", name, kind, tuple(aliases)), count, count, "2022-01-07", "2022-03-01", [738000]
    ),
    _names,
    st.sampled_from(EntityType),
    st.lists(_names, max_size=2),
    st.integers(0, 99_999),
)
_reach = st.one_of(st.none(), st.tuples(st.integers(700_000, 738_000), st.just(738_100)))


@given(_entries, st.integers(30, 200), _reach, st.sampled_from(ActorOrder))
def test_a_line_fills_its_columns_and_stands_under_the_heading(
    entry: ActorEntry, width: int, reach: tuple[int, int] | None, order: ActorOrder
) -> None:
    columns, axis = layout_for(width, reach)
    assert sum(columns) == width
    assert width_of(actor_line(entry, columns, axis)) == width
    assert width_of(heading_line(columns, order, axis)) == width


def test_a_type_is_told_without_colour() -> None:
    columns, _ = layout_for(60, None)
    signs = set()
    for kind, country in ((EntityType.PER, None), (EntityType.ORG, None), (EntityType.LOC, "KZ")):
        entry = ActorEntry(Entity("x", "Name", kind, country=country), 1, 1, None, None, [])
        signs.add(plain(actor_line(entry, columns, None))[0])
    assert len(signs) == 3


def test_a_click_on_the_heading_sorts() -> None:
    columns, axis = layout_for(110, (738_000, 738_010))
    heading = plain(heading_line(columns, ActorOrder.MENTIONS, axis))
    assert cell_len(heading) == len(heading)
    for word, order in (
        ("name", ActorOrder.NAME),
        ("dates", ActorOrder.FIRST),
        ("articles", ActorOrder.ARTICLES),
        ("mentions", ActorOrder.MENTIONS),
    ):
        assert order_at(heading.index(word), columns, ActorOrder.MENTIONS) is order
    assert order_at(heading.index("dates"), columns, ActorOrder.FIRST) is ActorOrder.LAST
    assert order_at(heading.index("per day"), columns, ActorOrder.NAME) is None
    assert order_at(500, columns, ActorOrder.NAME) is None
