from __future__ import annotations

from kz_tui.entities.passage import Label, Mark
from kz_tui.entities.tagger import without_signs, write_tags


def test_a_name_of_several_words_has_a_beginning_a_middle_and_an_end() -> None:
    found = [Mark(0, 1, Label.ORG), Mark(2, 5, Label.PER)]
    assert write_tags(found, 6) == ["S-ORG", "O", "B-PER", "I-PER", "E-PER", "O"]


def test_quotation_marks_are_no_part_of_a_name() -> None:
    words = ["„", "Haaretz", "“"]
    assert without_signs(Mark(0, 3, Label.ORG), words) == Mark(1, 2, Label.ORG)
    assert without_signs(Mark(0, 1, Label.ORG), words) is None
