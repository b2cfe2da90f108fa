from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.model.article import Precision
from kz_tui.text.dates import find_date, find_dates, parse_date, weekdays
from tests.hostile import hostile_text

MINUTE, DAY, MONTH, YEAR = Precision.MINUTE, Precision.DAY, Precision.MONTH, Precision.YEAR


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("2022-01-07", "2022-01-07", DAY),
        ("2022-01-07T15:08:00+01:00", "2022-01-07T15:08", MINUTE),
        ("2022-01-07 15:08", "2022-01-07T15:08", MINUTE),
        ("2022/01/07", "2022-01-07", DAY),
        ("20220107", "2022-01-07", DAY),
        ("2022-01", "2022-01", MONTH),
        ("2022", "2022", YEAR),
        ("07.01.2022", "2022-01-07", DAY),
        ("7.1.2022", "2022-01-07", DAY),
        ("7. 1. 2022", "2022-01-07", DAY),
        ("07.01.22", "2022-01-07", DAY),
        ("31.12.98", "1998-12-31", DAY),
        ("07.01.2022, 15.08 Uhr", "2022-01-07T15:08", MINUTE),
        ("07.01.2022 | 15:08", "2022-01-07T15:08", MINUTE),
        ("Freitag, 07.01.2022", "2022-01-07", DAY),
        ("Mi, 05.01.22 - 10:30", "2022-01-05T10:30", MINUTE),
        ("7. Januar 2022", "2022-01-07", DAY),
        ("7. Jänner 2022 um 15:08 Uhr", "2022-01-07T15:08", MINUTE),
        ("7. Jan. 2022", "2022-01-07", DAY),
        ("Januar 2022", "2022-01", MONTH),
        ("Fri, 07 Jan 2022 15:08:00 +0100", "2022-01-07T15:08", MINUTE),
        ("Friday, January 7, 2022", "2022-01-07", DAY),
        ("Jan. 7, 2022", "2022-01-07", DAY),
        ("January 7, 2022 at 3:08 p.m.", "2022-01-07T15:08", MINUTE),
        ("January 7, 2022, 12:15 AM", "2022-01-07T00:15", MINUTE),
        ("7th of January 2022", "2022-01-07", DAY),
        ("13/04/2022", "2022-04-13", DAY),
        ("04/13/2022", "2022-04-13", DAY),
        ("05/05/2022", "2022-05-05", DAY),
        ("7 января 2022 года, 15:08", "2022-01-07T15:08", MINUTE),
        ("7 янв. 2022", "2022-01-07", DAY),
        ("январь 2022", "2022-01", MONTH),
    ],
)
def test_forms_of_a_date(text: str, value: str, precision: Precision) -> None:
    assert parse_date(text) == (value, precision)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "heute",
        "31.04.2022",
        "2022-02-30",
        "2022-13",
        "2022-00",
        "0000",
        "1641564480",
        "7",
        "7.1.",
        "03/04/2022",
        "٢٠٢٢",
        "12:30 7.1.2022",
        "1-2-3",
        "date",
    ],
)
def test_what_is_no_date_or_could_be_two(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "value"), [("07.01.2022 25:10", "2022-01-07"), ("2022-01-07T99:00", "2022-01-07")]
)
def test_an_impossible_time_leaves_the_day(text: str, value: str) -> None:
    assert parse_date(text) == (value, DAY)


def test_dates_are_found_in_order_with_their_places() -> None:
    text = "Erstellt am 6. Januar 2022, aktualisiert am 07.01.2022 um 15:08 Uhr."
    found = find_dates(text)
    assert [one.value for one in found] == ["2022-01-06", "2022-01-07T15:08"]
    assert [one.span.of(text) for one in found] == ["6. Januar 2022", "07.01.2022 um 15:08"]


def test_only_the_part_asked_for_is_searched() -> None:
    text = "06.01.2022 und 07.01.2022"
    first = find_date(text, 11)
    assert first is not None
    assert first.value == "2022-01-07"


@given(st.one_of(hostile_text, st.text("0123456789.-/: TJanuрмя", max_size=30)))
def test_whatever_is_found_is_a_date_inside_the_text(text: str) -> None:
    found = find_dates(text)
    for one in found:
        assert 0 <= one.span.start < one.span.end <= len(text)
        assert parse_date(one.value) == (one.value, one.precision)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "phrase", "number"),
    [
        ("soll am Freitag beginnen", "Freitag", 4),
        ("am Freitagabend", "Freitagabend", 4),
        ("in der Nacht zum Samstag", "in der Nacht zum Samstag", 5),
        ("Nacht auf Sonntag", "Nacht auf Sonntag", 6),
        ("am Sonnabend", "Sonnabend", 5),
        ("on Wednesday", "Wednesday", 2),
        ("в среду", "среду", 2),
    ],
)
def test_weekdays_with_their_part_of_the_day(text: str, phrase: str, number: int) -> None:
    assert [(span.of(text), day) for span, day in weekdays(text)] == [(phrase, number)]


@pytest.mark.parametrize("text", ["die Sonntagszeitung", "Montage", "Freitagsgebet", "sundaying"])
def test_longer_words_are_no_weekdays(text: str) -> None:
    assert list(weekdays(text)) == []


def test_very_many_dates_come_to_an_end() -> None:
    """With each compared to all others they would take an hour."""
    found = find_dates("1.1.2020 2. Januar 2021 " * 50_000)
    assert len(found) == 100_000
    assert found[1].value == "2021-01-02"
