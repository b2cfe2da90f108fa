from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.entities.heard import Heard
from kz_tui.entities.sounds import SoundIndex, sound_cost

PAIRS = [
    ("Хавьер Милей", "Javier Milei"),
    ("Даниэль Карвахаль", "Dani Carvajal"),
    ("Реджеп Эрдоган", "Recep Erdoğan"),
    ("Кристин Лагард", "Christine Lagarde"),
    ("Джорджа Мелони", "Giorgia Meloni"),
    ("Свенья Реберг", "Svenja Rehberg"),
    ("Лай Циндэ", "Lai Ching-te"),
    ("Антуан Гризманн", "Antoine Griezmann"),
    ("Джо Байден", "Joe Biden"),
    ("Анджей Дуда", "Andrzej Duda"),
    ("Саад Харири", "Saad al-Hariri"),
    ("Хиллари Клинтон", "Hillary Clinton"),
]


@pytest.mark.parametrize(("russian", "latin"), PAIRS)
def test_a_name_is_known_by_its_sound_among_others(russian: str, latin: str) -> None:
    index = SoundIndex(other for _, other in PAIRS)
    found = index.closest(russian.split())
    assert found is not None
    assert found[0] == latin


@pytest.mark.parametrize(
    ("russian", "latin"),
    [("Иван", "Robert"), ("Олаф Шольц", "Martin Schulz"), ("Анна Бергер", "Hanno Berger")],
)
def test_other_names_do_not_sound_alike(russian: str, latin: str) -> None:
    assert SoundIndex([latin]).closest(russian.split()) is None


def test_words_of_no_letters_have_no_sound() -> None:
    assert sound_cost("", "Biden") == sound_cost("Байден", "2024") == inf


@given(st.text("абвгдежзийклмнопрстуфхцчшэюяь", max_size=12), st.text("abcdehijklmnorstuwz"))
def test_costs_are_never_negative(russian: str, latin: str) -> None:
    assert sound_cost(russian, latin) >= 0


def test_bodies_are_heard_whole_and_by_a_part_that_only_one_has() -> None:
    bodies = Heard(["FC Burnley", "Manchester United", "Borussia Dortmund", "Borussia Rheydt"])
    assert bodies.whole("Манчестер Юнайтед") == "Manchester United"
    assert bodies.part("Бернли") == "FC Burnley"
    assert bodies.part("Боруссии") is None


def test_places_are_heard_in_any_case() -> None:
    places = Heard(["Kirikhan", "Gaziantep"])
    assert places.whole("Кырыкхане") == "Kirikhan"
    assert places.whole("Газиантепом") == "Gaziantep"
    assert places.whole("Анкара") is None
