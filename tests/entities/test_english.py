from __future__ import annotations

import pytest

from kz_tui.entities.recogniser import Recogniser
from kz_tui.entities.tokens import tokenise, without_possessives
from kz_tui.model.entity import MentionKind
from tests.entities.texts import article

_ENGLISH = " That was said by the man who has to be in the city with the others."
"""Enough common words for the language to be told."""


def found(text: str, recogniser: Recogniser) -> list[tuple[str, str]]:
    made = article(text + _ENGLISH)
    return [
        (mention.span.of(made.text), mention.type.value)
        for mention in recogniser.annotate(made).mentions
        if mention.kind is MentionKind.NAME
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "BUENOS AIRES (Reuters) - Rainfall was low in Mossoró.",
            [("BUENOS AIRES", "LOC"), ("Reuters", "ORG"), ("Mossoró", "LOC")],
        ),
        (
            "Economist Jost Hallerbach of the Kiel Institute for the World Economy spoke.",
            [("Jost Hallerbach", "PER"), ("Kiel Institute for the World Economy", "ORG")],
        ),
        (
            "Luiz Inacio Lula da Silva met Cristina Fernandez de Kirchner.",
            [("Luiz Inacio Lula da Silva", "PER"), ("Cristina Fernandez de Kirchner", "PER")],
        ),
        ("The carmaker Zolvion cut jobs.", [("Zolvion", "ORG")]),
        ("Rescuers reached Bavel province on foot.", [("Bavel", "LOC")]),
        ("German rescuer Steven Bayer slept.", [("Steven Bayer", "PER")]),
        ("Meanwhile, Prosecutor Rosa Vela Barba left.", [("Rosa Vela Barba", "PER")]),
        ("Workers at the Lakeside Motor Corp. Trade fell.", [("Lakeside Motor Corp.", "ORG")]),
        ("A Democrat won the Springfield Cup and the Nobel Peace Prize.", []),
        (
            "Department for Work and Pensions staff, Japan and Brazil agreed.",
            [("Department for Work and Pensions", "ORG"), ("Japan", "LOC"), ("Brazil", "LOC")],
        ),
    ],
)
def test_capitals_are_told_by_what_stands_around(
    text: str, names: list[tuple[str, str]], recogniser: Recogniser
) -> None:
    assert found(text, recogniser) == names


def test_possessives_are_tokens_of_their_own_unless_they_are_part_of_a_name() -> None:
    words = without_possessives(tokenise("Scholz's visit to the Republican People's Party")).words
    assert words == ["Scholz", "'s", "visit", "to", "the", "Republican", "People's", "Party"]
    same = tokenise("No such word here")
    assert without_possessives(same) is same


def test_the_city_of_a_club_that_is_named_means_the_club(recogniser: Recogniser) -> None:
    names = found("Borussia Dortmund lost. Dortmund had led in Dortmund.", recogniser)
    assert names == [("Borussia Dortmund", "ORG"), ("Dortmund", "ORG"), ("Dortmund", "LOC")]


def test_a_headline_of_capitals_names_only_what_is_no_common_word(recogniser: Recogniser) -> None:
    names = found("German Leaders Back Loan for Ukraine as Hallerbach Warns\n\nIt was.", recogniser)
    assert ("Ukraine", "LOC") in names
    assert not any("Leaders" in name or "Loan" in name for name, _ in names)


def test_headlines_in_capitals_name_whom_the_article_names(recogniser: Recogniser) -> None:
    names = found("HALLERBACH AND WINTARO SPEAK AGAIN\n\nJost Hallerbach spoke.", recogniser)
    assert names == [("HALLERBACH", "PER"), ("Jost Hallerbach", "PER")]


def test_some_need_no_given_name(recogniser: Recogniser) -> None:
    assert found("Tusk knew, and Putin's office did.", recogniser) == [
        ("Tusk", "PER"),
        ("Putin", "PER"),
    ]
