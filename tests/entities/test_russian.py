from __future__ import annotations

import pytest

from kz_tui.entities.russian import adjective_stem, nominatives, without_ending


@pytest.mark.parametrize(
    ("form", "nominative"),
    [
        ("Токаевым", "Токаев"),
        ("Путина", "Путин"),
        ("Зеленского", "Зеленский"),
        ("России", "Россия"),
        ("Москве", "Москва"),
        ("Дмитрия", "Дмитрий"),
        ("Лукашенко", "Лукашенко"),
    ],
)
def test_the_nominative_is_among_the_candidates(form: str, nominative: str) -> None:
    assert nominative in nominatives(form)


@pytest.mark.parametrize("form", ["Токаев", "Токаева", "Токаеву", "Токаевым", "Токаеве"])
def test_all_cases_share_what_is_left_without_ending(form: str) -> None:
    assert without_ending(form) == "Токаев"


def test_adjectives_are_cut_to_their_stem() -> None:
    assert adjective_stem("казахстанского") == "казахстанск"
    assert adjective_stem("дом") is None
