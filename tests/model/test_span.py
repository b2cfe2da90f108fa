from __future__ import annotations

import pytest

from kz_tui.model.span import Span


def test_a_span_covers_its_start_and_not_its_end() -> None:
    assert Span(1, 3).of("abcd") == "bc"
    assert len(Span(1, 3)) == 2


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (Span(0, 2), Span(1, 3), True),
        (Span(0, 2), Span(2, 3), False),
        (Span(0, 5), Span(1, 2), True),
        (Span(3, 4), Span(0, 3), False),
    ],
)
def test_overlap_is_a_shared_character(one: Span, other: Span, overlap: bool) -> None:
    assert one.overlaps(other) is overlap
    assert other.overlaps(one) is overlap


@pytest.mark.parametrize(
    ("inner", "covered"),
    [(Span(1, 4), True), (Span(2, 3), True), (Span(0, 4), False), (Span(1, 5), False)],
)
def test_covering_is_lying_wholly_inside(inner: Span, covered: bool) -> None:
    assert Span(1, 4).covers(inner) is covered
