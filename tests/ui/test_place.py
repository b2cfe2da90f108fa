"""The history against a model of it: a list of places and the number of the one where one is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kz_tui.model.span import Span
from kz_tui.ui.desk import Desk
from kz_tui.ui.place import MOST, History, Place
from kz_tui.ui.widgets.marked_page import Standing

_spans = st.builds(
    lambda start, length: Span(start, start + length), st.integers(0, 50), st.integers(1, 9)
)
places = st.builds(
    Place,
    st.none() | st.integers(0, 3),
    st.integers(0, 50),
    st.none() | _spans,
    st.lists(_spans, max_size=2).map(tuple),
    st.none() | st.sampled_from(["per:a", "per:b"]),
    st.none() | st.sampled_from(["per:c"]),
    st.sampled_from(["list", "reader", "panel"]),
)
moves = st.lists(
    st.tuples(st.sampled_from(["visit", "amend"]), places)
    | st.tuples(st.sampled_from(["back", "forward"]), st.none()),
    max_size=40,
)


def _jumped(jumps: list[Place]) -> History:
    history = History()
    for place in jumps:
        history = history.visit(place)
    return history


def test_what_lies_too_far_back_is_forgotten() -> None:
    history = _jumped([Place(number) for number in range(MOST + 50)])
    assert len(history.past) == MOST
    for _ in range(MOST + 1):
        history = history.back()
    assert history.here == Place(49)
    assert len(history.future) == MOST


@given(moves)
def test_every_move_does_what_a_list_of_places_would(
    played: list[tuple[str, Place | None]],
) -> None:
    history = History()
    model, at = [Place()], 0
    for move, place in played:
        if place is not None:
            history = history.visit(place) if move == "visit" else history.amend(place)
            if move == "amend":
                model[at] = place
            elif place != model[at]:
                model = [*model[: at + 1], place]
                at += 1
        else:
            history = history.back() if move == "back" else history.forward()
            at = max(0, at - 1) if move == "back" else min(len(model) - 1, at + 1)
        assert history.here == model[at]
        assert [*history.past, history.here, *history.future] == model


@given(st.lists(places, max_size=20))
def test_back_leads_through_every_place_to_the_start_and_forward_to_the_end(
    jumps: list[Place],
) -> None:
    history = end = _jumped(jumps)
    back = [history.here]
    while history.past:
        history = history.back()
        back.append(history.here)
    assert back[-1] == Place()
    assert history.back() == history
    forward = [history.here]
    while history.future:
        history = history.forward()
        forward.append(history.here)
    assert forward == back[::-1]
    assert history.forward() == history == end


@given(st.lists(places, min_size=1, max_size=20), places, st.data())
def test_a_jump_after_going_back_cuts_off_what_lay_ahead(
    jumps: list[Place], place: Place, data: st.DataObject
) -> None:
    history = _jumped(jumps)
    for _ in range(data.draw(st.integers(0, len(history.past)))):
        history = history.back()
    visited = history.visit(place)
    if place == history.here:
        assert visited == history
    else:
        assert visited == History(place, (*history.past, history.here))


# how a desk keeps where one stood

standings = st.builds(Standing, st.integers(0, 90), st.none() | _spans)


@given(st.lists(st.tuples(standings, st.sampled_from(["list", "reader"]), places), max_size=12))
def test_a_desk_comes_back_to_where_one_stood_when_one_left(
    jumps: list[tuple[Standing, str, Place]],
) -> None:
    desk = Desk()
    left: list[Place] = []
    for standing, pane, place in jumps:
        desk = desk.leaving(standing, pane)
        assert (desk.place.offset, desk.place.mention, desk.place.pane) == (*standing, pane)
        before = desk.place
        desk = desk.visit(place)
        if place != before:
            left.append(before)
    for place in reversed(left):
        desk = desk.back()
        assert desk.place == place
    assert not desk.history.past


@given(places.filter(lambda place: place.article is not None), st.integers(4, 7), standings)
def test_an_article_glanced_at_leaves_no_trace(
    place: Place, glanced: int, standing: Standing
) -> None:
    desk = Desk().visit(place)
    glancing = Desk(history=desk.history, glance=glanced)
    assert glancing.number == glanced
    assert glancing.back().place == place
    assert glancing.back().history == desk.history
    onward = glancing.leaving(standing, "reader")
    assert onward.place.article == glanced
    assert onward.back().place == place
