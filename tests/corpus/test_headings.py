from __future__ import annotations

import pytest

from tests.corpus.articles import article, kinds_of, parts_of

LEAD = "Ein Erdbeben hat am Freitag Taschkent erschüttert. Mindestens zwölf Menschen starben."
TEXT = "Die Retter suchen nach Verschütteten. Der Präsident reiste in die Stadt."


def below(line: str) -> str:
    return f"{line}\n\n{LEAD}\n\n{TEXT}"


def between(line: str) -> str:
    return f"{LEAD}\n\n{line}\n\n{TEXT}"


@pytest.mark.parametrize(
    "line",
    [
        "Erdbeben in Taschkent",
        "Mirsijojew: Wir bauen alles wieder auf",
        '"Wir bauen alles wieder auf"',
        "Wer hilft den Menschen in Taschkent?",
        "Die Erde bebt!",
        "2. Bundesliga: Jena schlägt Köln mit 3:2",
        "40. Jahrestag der Gründung",
        "Zu Besuch bei Papst Benedikt XVI.",
        "Erdbeben",
        "Dozens killed as earthquake hits Tashkent",
        "Землетрясение в Ташкенте",
        "Tokajew [[neu]] [/] *spricht*",
    ],
)
def test_a_short_first_line_is_the_headline(line: str) -> None:
    assert kinds_of(below(line)) == ["headline", "paragraph", "paragraph"]
    assert article(below(line)).head.title.value == line


@pytest.mark.parametrize(
    "line",
    [
        "Ein Erdbeben hat Taschkent erschüttert.",
        "Ein Erdbeben hat Taschkent erschüttert …",
        "Die Lage in Taschkent:",
        "Ein sehr langer Satz, der nicht enden will, " * 4 + "ohne Punkt",
        "- Erdbeben in Taschkent",
        "| Ort | Tote |",
        "thumb",
        "Rettungskräfte in Taschkent. Foto: dpa",
        "Stand: 07.01.2022",
    ],
)
def test_what_is_no_headline(line: str) -> None:
    assert "headline" not in kinds_of(below(line))


def test_a_caption_above_the_headline_is_not_the_title() -> None:
    text = "Retter in Taschkent | picture alliance/dpa\n\n" + below("Erdbeben in Taschkent")
    assert article(text).head.title.value == "Erdbeben in Taschkent"


def test_a_shorter_line_above_the_headline_is_its_kicker() -> None:
    text = "Usbekistan\n\n" + below("Schweres Erdbeben in Taschkent")
    assert kinds_of(text)[:2] == ["kicker", "headline"]
    assert article(text).head.title.value == "Schweres Erdbeben in Taschkent"


def test_a_kicker_and_a_headline_on_one_line_are_not_torn_apart() -> None:
    line = "Beben in Usbekistan Internationale Hilfe für Taschkent"
    assert article(below(line)).head.title.value == line


def test_a_longer_line_below_the_headline_comes_under_it() -> None:
    text = "Ein langes und schweres Erdbeben in Taschkent\n\n" + below("Zwölf Menschen sterben")
    assert kinds_of(text)[:2] == ["headline", "subhead"]


def test_a_marked_headline_is_no_kicker() -> None:
    text = "# Beben\n\n" + below("Zwölf Menschen sterben in Taschkent")
    assert article(text).head.title.value == "Beben"


def test_many_short_lines_at_the_top_are_a_list() -> None:
    lines = ["Taschkent", "Samarkand", "Buchara", "Chiwa", "Termez"]
    assert "headline" not in kinds_of(below("\n\n".join(lines)))


def test_an_article_of_one_short_line_has_no_headline() -> None:
    assert kinds_of("Erdbeben in Taschkent") == ["paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "Suche nach Verschütteten",
        "Mirsijojew: Hilfe, wo es geht",
        'Präsident: Kritik ist "Dummheit"',
        "SPD",
        "What we know so far",
        "Что известно",
        "Usbekistan - Kirgistan 1:0 (0:0)",
    ],
)
def test_a_short_line_between_paragraphs_is_a_subhead(line: str) -> None:
    assert parts_of(between(line), "subhead") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Es war still.",
        "Was war geschehen?",
        '"Wir bauen alles wieder auf!"',
        "Die Zahlen:",
        "(itu)",
        "sowie Adressen und Daten",
        "- ein Punkt",
        "1. Ein Punkt",
        "Hm. Da sind schon ein paar",
        "| Ort | Tote |",
    ],
)
def test_what_is_no_subhead(line: str) -> None:
    assert parts_of(between(line), "subhead") == []


def test_a_short_line_at_the_end_is_no_subhead() -> None:
    assert kinds_of(f"{LEAD}\n\n{TEXT}\n\nHintergrund") == ["paragraph"] * 3


def test_a_subhead_may_stand_above_a_picture() -> None:
    text = between("Suche nach Verschütteten\n\nRetter in Taschkent. Foto: dpa")
    assert "subhead" in kinds_of(text)


def test_the_title_of_a_record_leaves_the_first_line_its_kind() -> None:
    assert kinds_of(f"{LEAD}\n\n{TEXT}", title="Erdbeben") == ["paragraph", "paragraph"]
