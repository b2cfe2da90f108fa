from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.text.fold import fold, strip_diacritics


@pytest.mark.parametrize(
    "spellings",
    [
        ("Rüstung", "Ruestung", "RÜSTUNG", "rustung"),
        ("Straße", "Strasse", "STRASSE", "STRAẞE"),
        ("Élysée", "elysee"),
        ("Горбачёв", "Горбачев"),
        ("Łódź", "lodz"),
        ("Nguyễn", "Nguyen"),
        ("Şırnak", "Sirnak"),
        ("Ærø", "Aero"),
        ("D’Angelo", "D'Angelo"),
    ],
)
def test_spellings_that_are_one(spellings: tuple[str, ...]) -> None:
    assert len({fold(one) for one in spellings}) == 1


@pytest.mark.parametrize(
    "pair", [("neue", "neu"), ("Quelle", "Qulle"), ("Мир", "Мыр"), ("Bau", "Bauer")]
)
def test_spellings_that_are_not(pair: tuple[str, str]) -> None:
    assert fold(pair[0]) != fold(pair[1])


def test_a_digraph_stays_where_only_marks_are_stripped() -> None:
    assert strip_diacritics("Ruestung über") == "ruestung uber"


@given(st.text("abcdefgxyzäöüßéабвгдеёжйя"))
def test_case_makes_no_difference(word: str) -> None:
    assert fold(word.upper()) == fold(word)
