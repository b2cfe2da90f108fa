from __future__ import annotations

import pytest

from kz_tui.entities.inflection import (
    city_adjectives,
    demonym_forms,
    organisation_base,
    without_genitive,
)


@pytest.mark.parametrize(
    ("city", "adjective"),
    [("Berlin", "Berliner"), ("München", "Münchner"), ("Bremen", "Bremer"), ("Basel", "Basler")],
)
def test_city_adjectives(city: str, adjective: str) -> None:
    assert adjective in city_adjectives(city)


@pytest.mark.parametrize(
    ("demonym", "form"),
    [
        ("Kasache", "Kasachinnen"),
        ("Italiener", "Italienern"),
        ("Deutscher", "Deutschen"),
        ("Ostdeutscher", "Ostdeutsche"),
        ("Israeli", "Israelis"),
    ],
)
def test_demonyms(demonym: str, form: str) -> None:
    assert form in demonym_forms(demonym)


@pytest.mark.parametrize(
    ("name", "base"),
    [("Russlands", "Russland"), ("Tokayev's", "Tokayev"), ("Paris'", "Paris"), ("Hass", None)],
)
def test_genitives(name: str, base: str | None) -> None:
    assert without_genitive(name) == base


@pytest.mark.parametrize(
    ("name", "base"),
    [
        ("Deutschen Umwelthilfe", "Deutsche Umwelthilfe"),
        ("Norddeutschen Rundfunks", "Norddeutscher Rundfunk"),
        ("Kriminologischen Institut", "Kriminologisches Institut"),
        ("Deutsche Bank", "Deutsche Bank"),
        ("Greenpeace", "Greenpeace"),
    ],
)
def test_organisations_in_base_form(name: str, base: str) -> None:
    assert organisation_base(name) == base
