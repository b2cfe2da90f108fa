from __future__ import annotations

import pytest
from hypothesis import given

from kz_tui.corpus.lines import find_lines
from tests.corpus.articles import made_texts

WRAPPED = """\
Das Erdbeben hatte nach Angaben der Warte die Stärke 6,1 und war bis in das
zweihundert Kilometer entfernte Samarkand zu spüren, wo Menschen auf die Straßen
liefen.

Die Retter suchen nach Verschütteten. Der Präsident reiste am Freitag in die
betroffene Stadt und sprach dort mit Angehörigen der Opfer. Er versprach ihnen
schnelle Hilfe.
"""


def lines(text: str, start: int = 0) -> list[str]:
    return [" ".join(line.text.split()) for line in find_lines(text, start)]


@given(made_texts)
def test_a_line_stands_where_its_span_says(text: str) -> None:
    for line in find_lines(text):
        assert line.span.of(text) == line.text
        assert line.text == line.text.strip() != ""


def test_a_line_is_a_paragraph() -> None:
    assert lines("Erstens.\nZweitens.\n\n\n  Drittens.  \n") == [
        "Erstens.",
        "Zweitens.",
        "Drittens.",
    ]


def test_hard_wrapped_paragraphs_are_put_together() -> None:
    assert lines(WRAPPED) == [" ".join(part.split()) for part in WRAPPED.split("\n\n")]


def test_short_lines_of_a_hard_wrapped_text_stay_apart() -> None:
    text = "Erdbeben in Taschkent\nStand: 07.01.2022\n\n" + WRAPPED
    assert lines(text)[:2] == ["Erdbeben in Taschkent", "Stand: 07.01.2022"]
    assert len(lines(text)) == 4


def test_items_of_a_list_stay_apart_in_a_hard_wrapped_text() -> None:
    items = "- Taschkent: zwölf Tote und mehrere Hundert Verletzte in den Krankenhäusern\n"
    assert len(lines(f"{WRAPPED}\n{items}{items}")) == 4


@pytest.mark.parametrize(
    "text",
    [
        "Das Gesetz über Kinder wurde am Freitag in der ersten Lesung des \nParlaments gekippt.",
        "Ab sofort kann das Amt für Bevölkerungsschutz und Hilfe\n(ABH) alle warnen.",
        "The law that makes all children learn Chinese was passed in the first\nreading on Friday.",
        "Закон, по которому все дети учат китайский язык, был принят на\nПервом чтении.",
    ],
)
def test_a_sentence_broken_by_accident_is_one_line(text: str) -> None:
    assert lines(text + "\n\nDas war alles.") == [" ".join(text.split()), "Das war alles."]


@pytest.mark.parametrize(
    "text",
    [
        "Erdbeben in Taschkent\nzwölf Tote",
        "Schweres Erdbeben erschüttert die usbekische Hauptstadt\nMindestens zwölf Tote",
        "Die Retter suchen seit Stunden nach Verschütteten.\ndpa meldete zwölf Tote.",
    ],
)
def test_lines_that_could_be_finished_stay_apart(text: str) -> None:
    assert len(lines(text)) == 2


def test_the_mark_of_a_heading_is_a_line_of_its_own() -> None:
    assert lines("# Erdbeben\nText.") == ["#", "Erdbeben", "Text."]
    assert lines("#Hashtag\nText.") == ["#Hashtag", "Text."]


def test_lines_before_the_start_are_left_out() -> None:
    assert lines("date 2022-01 Text.\nMehr.", 12) == ["Text.", "Mehr."]


@pytest.mark.parametrize("text", ["", "\n", " \n \n", "\n" * 1000])
def test_nothing_visible_makes_no_line(text: str) -> None:
    assert lines(text) == []


def test_too_many_lines_are_taken_in_pieces() -> None:
    """A flood of lines of one letter took gigabytes and more than half a minute."""
    text = "a\n" * 60_000 + "\n\nEnde\n"
    found = find_lines(text)
    assert len(found) < 50_100
    assert all(line.span.of(text) == line.text for line in found)
    assert "".join(line.text for line in found).replace("\n", "") == "a" * 60_000 + "Ende"
