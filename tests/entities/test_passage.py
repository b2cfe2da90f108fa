from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kz_tui.entities.passage import Label, Mark, Passage
from kz_tui.entities.tokens import tokenise

LENGTH = 12


@given(st.lists(st.tuples(st.integers(0, LENGTH - 1), st.integers(1, 4)), max_size=12))
def test_marks_never_overlap(wanted: list[tuple[int, int]]) -> None:
    passage = Passage(tokenise("wort " * LENGTH))
    for first, length in wanted:
        passage.put(Mark(first, min(LENGTH, first + length), Label.ORG))
    found = list(passage.marks())
    assert all(one.last <= other.first for one, other in pairwise(found))


def test_a_new_mark_takes_away_what_it_overlaps() -> None:
    passage = Passage(tokenise("die Deutsche Bank in Berlin"))
    passage.put(Mark(1, 2, Label.PLACE_WORD))
    passage.put(Mark(1, 3, Label.ORG))
    assert [passage.text(mark) for mark in passage.marks()] == ["Deutsche Bank"]


class _Counting(Passage):
    """Counts how often a mark is taken away."""

    removed = 0

    def remove(self, mark: Mark) -> None:
        self.removed += 1
        super().remove(mark)


def test_a_mark_is_taken_away_once_however_many_words_it_has() -> None:
    """Word for word, a sentence of nothing but "AG" took half a minute a megabyte."""
    passage = _Counting(tokenise("wort " * LENGTH))
    passage.put(Mark(0, LENGTH - 2, Label.ORG))
    passage.put(Mark(1, LENGTH, Label.ORG))
    assert passage.removed == 1
