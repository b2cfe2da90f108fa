from __future__ import annotations

import pytest
from hypothesis import given

from kz_tui.corpus.preface import read_preface
from kz_tui.model.article import Precision
from tests.corpus.articles import made_texts


@given(made_texts)
def test_a_preface_lies_at_the_beginning(text: str) -> None:
    preface = read_preface(text)
    if preface is not None:
        assert text[: preface.span.start].strip() == ""
        assert preface.span.of(text) == preface.span.of(text).strip() != ""
        assert preface.span.end <= preface.end <= len(text)


def test_the_fields_of_front_matter() -> None:
    text = (
        '---\ntitle: "Beben: 12 Tote"\nDate: 2022-01-07\n\n# Notiz\ntags:\n  - a\n- b\n---\nText.'
    )
    preface = read_preface(text)
    assert preface is not None
    assert preface.fields == {"title": "Beben: 12 Tote", "date": "2022-01-07"}
    assert text[preface.end :] == "\nText."


@pytest.mark.parametrize(
    "text",
    [
        "---\nEin Text zwischen Linien.\n---\nMehr.",
        "---\ntitle: Beben\nDann beginnt der Text.\n---\n",
        "---\ntitle: Beben\n\nund kein Ende",
        "---\n---\nText.",
        "----\ntitle: Beben\n---\n",
        "Text.\n---\ntitle: Beben\n---\n",
        "---\n" + "key: value\n" * 1000,
        "",
    ],
)
def test_what_is_no_front_matter(text: str) -> None:
    assert read_preface(text) is None


@pytest.mark.parametrize(
    ("text", "prefix", "date", "precision"),
    [
        (" date 2022-01 Retter.", "date 2022-01", "2022-01", Precision.MONTH),
        ("date 2022-01-07\nRetter.", "date 2022-01-07", "2022-01-07", Precision.DAY),
        ("\n date  2021-12", "date  2021-12", "2021-12", Precision.MONTH),
    ],
)
def test_the_prefix_of_a_crawler(text: str, prefix: str, date: str, precision: Precision) -> None:
    preface = read_preface(text)
    assert preface is not None
    assert preface.span.of(text) == prefix
    assert preface.date == (date, precision)


@pytest.mark.parametrize(
    "text",
    [
        "date 2022-13 Retter.",
        "date 2022-00 Retter.",
        "date 2022-02-31 Retter.",
        "date 0000-01 Retter.",
        "Retter, date 2022-01",
        "date 2022-0107",
        "date of 2022-01",
        "Date 2022-01 Retter.",
    ],
)
def test_what_is_no_prefix(text: str) -> None:
    """An impossible month once broke the reading of the whole dossier."""
    assert read_preface(text) is None


def test_a_flood_of_blanks_in_a_field_comes_to_an_end() -> None:
    """With quadratic time this would take hours."""
    assert read_preface("---\na:" + " " * 1_000_000) is None
    preface = read_preface("---\ntitle:" + " " * 1_000_000 + "Ein Titel\n---\nText.")
    assert preface is not None
    assert preface.fields == {"title": "Ein Titel"}
