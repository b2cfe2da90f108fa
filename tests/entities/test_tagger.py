from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kz_tui.entities.passage import Label, Mark
from kz_tui.entities.tagger import read_tags, without_signs, write_tags


@st.composite
def marks(draw: st.DrawFn) -> tuple[list[Mark], int]:
    found: list[Mark] = []
    end = 0
    for _ in range(draw(st.integers(0, 6))):
        first = end + draw(st.integers(0, 3))
        end = first + draw(st.integers(1, 4))
        found.append(Mark(first, end, draw(st.sampled_from(Label))))
    return found, end + draw(st.integers(0, 3))


@given(marks())
def test_reading_gives_back_what_was_written(case: tuple[list[Mark], int]) -> None:
    found, length = case
    assert read_tags(write_tags(found, length)) == found


def test_a_name_that_does_not_end_as_it_should_ends_with_its_label() -> None:
    tags = ["B-PER", "I-PER", "O", "I-LOC", "B-ORG"]
    assert read_tags(tags) == [
        Mark(0, 2, Label.PER),
        Mark(3, 4, Label.LOC),
        Mark(4, 5, Label.ORG),
    ]


def test_quotation_marks_are_no_part_of_a_name() -> None:
    words = ["„", "Haaretz", "“"]
    assert without_signs(Mark(0, 3, Label.ORG), words) == Mark(1, 2, Label.ORG)
    assert without_signs(Mark(0, 1, Label.ORG), words) is None
