from __future__ import annotations

import pytest

from kz_tui.corpus.build import build_article
from kz_tui.corpus.dating import infer_days
from kz_tui.model.article import Article, Origin, Precision, Provenance

AFFAIR = "In Taschkent bebte die Erde, Präsident Mirsijojew sprach mit Rettern aus Samarkand."
NIGHT = "In der Nacht zum Samstag bebte es erneut. Am Freitagabend kam Hilfe, am Mittwoch nicht."


def made(name: str, text: str, **fields: object) -> Article:
    return build_article(name, text, Origin(f"{name}.txt"), fields)


def month_only(report: str = f"{AFFAIR} {NIGHT}") -> Article:
    return made("undated", report, date="2022-01")


def stated(day: str, report: str = AFFAIR) -> Article:
    return made("dated", report, date=day)


def test_a_night_and_a_neighbour_tell_the_day() -> None:
    date = infer_days([month_only(), stated("2022-01-07")])[0]
    assert (date.value, date.precision) == ("2022-01-08", Precision.DAY)
    assert date.provenance is Provenance.INFERRED
    assert "Nacht zum Samstag" in date.reason
    assert "near dated, 2022-01-07" in date.reason


@pytest.mark.parametrize(
    ("neighbour", "day"),
    [("2022-01-01", "2022-01-01"), ("2022-01-14", "2022-01-15"), ("2022-01-31", "2022-01-29")],
)
def test_the_neighbour_decides_which_saturday(neighbour: str, day: str) -> None:
    assert infer_days([stated(neighbour), month_only()])[1].value == day


@pytest.mark.parametrize(
    "neighbour",
    [
        stated("2022-02-20"),
        stated("2021-01-08"),
        made("undated too", AFFAIR, date="2022-01"),
        made("another affair", "In Wien regnet es.", date="2022-01-07"),
    ],
    ids=["another month", "another year", "no day", "no shared name"],
)
def test_without_a_near_neighbour_nothing_is_inferred(neighbour: Article) -> None:
    assert infer_days([month_only(), neighbour]) == {}


@pytest.mark.parametrize(
    "report",
    [
        f"{AFFAIR} Am Samstag bebte es erneut.",
        f"{AFFAIR} In der Nacht zum Samstag und in der Nacht zum Sonntag bebte es.",
        f"{AFFAIR} In der Nacht zum Samstag bebte es. Am Sonntag wird gewählt.",
        AFFAIR,
    ],
    ids=["no night", "two nights", "a day ahead", "no weekday"],
)
def test_without_one_clear_night_nothing_is_inferred(report: str) -> None:
    assert infer_days([month_only(report), stated("2022-01-07")]) == {}


def test_a_day_that_lies_ahead_may_be_named_as_such() -> None:
    report = f"{AFFAIR} In der Nacht zum Samstag bebte es. Am kommenden Sonntag wird gewählt."
    assert infer_days([month_only(report), stated("2022-01-07")])[0].value == "2022-01-08"


def test_equal_votes_for_two_days_infer_nothing() -> None:
    assert infer_days([month_only(), stated("2022-01-08"), stated("2022-01-15")]) == {}
