from __future__ import annotations

import pytest

from kz_tui.corpus.furniture import furniture
from kz_tui.corpus.lines import Line
from kz_tui.model.span import Span


def found(text: str) -> list[tuple[str, str]]:
    """The blocks of a line: kind (with a question mark where its place must decide) and text."""
    blocks = furniture(Line(Span(0, len(text)), text)) or []
    return [(b.kind.value + ("" if b.certain else "?"), b.span.of(text)) for b in blocks]


def kinds(text: str) -> list[str]:
    return [kind for kind, _ in found(text)]


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Retter in Taschkent.", " | picture alliance/dpa/AP"),
        ("Retter in Taschkent.", " Foto: Max Mustermann/dpa"),
        ("Retter in Taschkent", " Foto: AFP"),
        ("Retter in Taschkent", " (Foto: AP)"),
        ("Retter in Taschkent.", " [Foto: dpa]"),
        ("Retter in Taschkent.", " © Getty Images"),
        ("Retter in Taschkent", " © dpa / Max Mustermann"),
        ("Retter in Taschkent.", " (c) AFP"),
        ("Retter in Taschkent.", " Bildrechte: imago images / ITAR-TASS"),
        ("Retter in Taschkent.", " Bildquelle: Stadt Taschkent"),
        ("Retter in Taschkent.", " Quelle: dpa"),
        ("Das alte Taschkent", " | picture alliance / dpa | Max Mustermann"),
        ("Das alte Taschkent.", " | AFP"),
        ("Rescuers in Tashkent.", " Photograph: Pavel Ivanov/Reuters"),
        ("Rescuers in Tashkent.", " (AP Photo/Vladimir Ivanov)"),
        ("Rescuers in Tashkent.", " [AFP via Getty Images]"),
        ("Rescuers in Tashkent.", " REUTERS/Pavel Ivanov"),
        ("FILE PHOTO: The president speaks.", " REUTERS/Pavel Ivanov/File Photo"),
        ("Rescuers in Tashkent.", " Credit: Anna Smith"),
        ("Спасатели в Ташкенте.", " Фото: РИА Новости"),
        ("Спасатели в Ташкенте", " © РИА Новости / Иван Иванов"),
        ("Спасатели в Ташкенте.", " Фото: Иван Иванов / ТАСС"),
    ],
)
def test_a_caption_and_its_credit_are_told_apart(caption: str, credit: str) -> None:
    assert found(caption + credit) == [("caption", caption), ("credit", credit.strip())]


@pytest.mark.parametrize(
    "line",
    [
        "Foto: dpa",
        "Bild: Keystone",
        "Fotos: Anna Schmidt und Peter Müller",
        "Bildnachweis: Stadt Taschkent",
        "© dpa",
        "(c) AFP",
        "Foto: Max Mustermann / dpa / dpa-tmn",
        "Foto: privat",
        "picture alliance/dpa",
        "imago images/Xinhua",
        "Getty Images",
        "AFP via Getty Images",
        "(dpa)",
        "(APA, dpa)",
        "Image source, Reuters",
        "Photo by Max Muster on Unsplash",
        "Photo: AP",
        "Фото: Иван Иванов / ТАСС",
        "© РИА Новости / Иван Иванов",
        "Quelle: Staatsfernsehen",
        "(Quelle: dpa/afp)",
        "Source: Reuters",
        "Источник: Интерфакс",
        "Mit Material von dpa und AFP",
        "Reporting by Anna Smith; Editing by Peter Miller",
    ],
)
def test_a_credit_that_stands_alone(line: str) -> None:
    assert kinds(line) == ["credit"]


@pytest.mark.parametrize(
    "line",
    [
        "Im Bild: Präsident Schawkat Mirsijojew",
        "Der Präsident bei einer Rede (Archivbild)",
        "Eine leere Straße (Symbolbild).",
        "Archivbild: Der Präsident bei einer Rede.",
        "Bildunterschrift: Retter suchen nach Menschen.",
        "Bild: Nächtliche Szene vor dem Haus",
        "Foto: Menschen fliehen aus der Stadt.",
        "Image caption, Rescuers in the ruins of a house",
        "Фото: жители покидают город",
        "![Retter in Taschkent](retter.jpg)",
    ],
)
def test_a_caption_that_stands_alone(line: str) -> None:
    assert kinds(line) == ["caption"]


@pytest.mark.parametrize(
    "line",
    [
        "Von Max Mustermann",
        "VON MAX MUSTERMANN",
        "Von Max Mustermann, Taschkent",
        "Von Ursula von der Heide und Peter Müller",
        "Ein Kommentar von Max Mustermann",
        "By Anna Smith and Peter Miller",
        "Автор: Иван Иванов",
        "Text: Anna Schmidt",
    ],
)
def test_a_byline_is_a_credit_if_its_place_fits(line: str) -> None:
    assert kinds(line) == ["credit?"]


@pytest.mark.parametrize(
    "line",
    [
        "Stand: 07.01.2022 15:08 Uhr",
        "Stand: Freitag, 7. Januar 2022, 15:08 Uhr",
        "Aktualisiert am 7. Januar 2022, 15:08 Uhr",
        "Zuletzt aktualisiert: 07.01.2022 | 15:08",
        "Veröffentlicht am 07.01.2022 | Lesedauer: 3 Minuten",
        "Datum: 07.01.2022",
        "Updated 5 January 2022",
        "Last updated on Fri 7 Jan 2022 15.08 GMT",
        "Published: January 7, 2022 3:08 PM EST",
        "Обновлено 7 января 2022 г. в 15:08",
        "Опубликовано: 07.01.2022, 15:08",
    ],
)
def test_a_stamp_with_a_label(line: str) -> None:
    assert kinds(line) == ["stamp"]


@pytest.mark.parametrize(
    "line",
    [
        "07.01.2022",
        "7. Januar 2022, 15:08 Uhr",
        "Freitag, 07.01.2022",
        "Fr., 07.01.2022, 15:08 Uhr",
        "2022-01-07",
        "Fri 7 Jan 2022 15.08 GMT",
        "January 7, 2022",
        "7 января 2022, 15:08",
    ],
)
def test_a_bare_date_is_a_stamp_if_its_place_fits(line: str) -> None:
    assert kinds(line) == ["stamp?"]


@pytest.mark.parametrize(
    "line",
    [
        "Über dieses Thema berichtete Radio Nordost am 07. Januar 2022 um 16:00 Uhr.",
        "Dieses Thema im Programm: Radio Nordost, 07.01.2022, 16:00 Uhr",
        "Mehr zum Thema",
        "Lesen Sie auch: Warum die Erde bebt",
        "Read more: Why the earth quakes",
        "Читайте также: Почему дрожит земля",
    ],
)
def test_a_note_of_the_outlet(line: str) -> None:
    assert kinds(line) == ["note"]


@pytest.mark.parametrize(
    "line",
    [
        "Dieser Beitrag wurde am 7. Januar 2022 gesendet.",
        "Dieser Artikel erschien zuerst in der Beispielzeitung.",
        "This article was originally published in The Example.",
        "See also",
    ],
)
def test_a_closing_note_if_its_place_fits(line: str) -> None:
    assert kinds(line) == ["note?"]


@pytest.mark.parametrize(
    "line",
    [
        # pictures that are talked about
        "Er zeigte ein Foto: Mutter und Kind",
        "Das Bild: ein Platz voller Menschen",
        "Die Regierung hat zugestimmt (siehe Grafik)",
        # agencies that are talked about
        "Dies berichtete die Deutsche Presse-Agentur (dpa).",
        "Der Sender (AFP) und das Blatt schweigen.",
        "Der Verlag Keystone will verkaufen",
        "Tass: Truppen verlassen die Stadt",
        # people that are talked about
        "Von der Leyen und Macron",
        "Von der Leyen: EU hilft, wo sie kann",
        "Von Taschkent nach Samarkand",
        # dates that are talked about
        "Am 7. Januar 2022 starben zwei Menschen.",
        "Samstag, 05. November 2005:",
        "(31.10.2007)",
        "Stand: sofort",
        "Stand der Dinge am 7. Januar 2022",
        # reports that are talked about
        "Dieser Bericht, der am Montag veröffentlicht wurde, belastet den Präsidenten schwer.",
        "Ранее сообщалось, что в городе началась паника.",
        "Quelle des Streits war ein Gesetz.",
        "Quelle: Der Streit begann mit einem Gesetz über die Gaspreise.",
        # bars and tables
        "Kultur | Musik | Theater",
        "| Partei | Sitze | AP |",
    ],
)
def test_lines_of_the_report(line: str) -> None:
    assert kinds(line) == []


@pytest.mark.parametrize("line", ["===", "-----", "***", "#", "___"])
def test_rules_and_heading_marks_are_no_text(line: str) -> None:
    assert kinds(line) == ["prefix"]


def test_a_long_line_is_a_paragraph_whatever_it_ends_with() -> None:
    assert kinds("Die Retter suchen seit Stunden nach Menschen. " * 10 + "Foto: dpa") == []


def test_more_than_a_caption_keeps_its_text() -> None:
    line = "Die Erde bebt. Die Menschen fliehen. Niemand hilft. Foto: dpa"
    assert kinds(line) == ["paragraph", "credit"]


@pytest.mark.parametrize(
    "line",
    [
        "dpa" + "-ab" * 90 + "!",
        "Ein Bild von gestern (dpa" + " - ab" * 70,
        "Von " + "A, " * 120 + "!",
        "Bild " + "| " * 140,
        "a" + " " * 290 + "|",
        "Foto: " + "A/" * 140 + "!",
        "Stand: " + "1.1.2022 " * 12,
        "(" * 300,
    ],
)
def test_lines_made_to_keep_the_rules_busy_come_to_an_end(line: str) -> None:
    """The first two once took exponential time."""
    assert len(kinds(line)) <= 2
