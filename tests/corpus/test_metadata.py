from __future__ import annotations

import pytest

from kz_tui.model.article import Fact, Precision, Provenance, PublicationDate
from tests.corpus.articles import article

LEAD = "Ein Erdbeben hat am Freitag Taschkent erschüttert. Mindestens zwölf Menschen starben."
TEXT = "Die Retter suchen nach Verschütteten. Der Präsident reiste am 6. Januar 2022 in die Stadt."
NOTE = "Über dieses Thema berichtete Radio Nordost am 08. Januar 2022 um 16:00 Uhr."
STATED, INFERRED, MISSING = Provenance.STATED, Provenance.INFERRED, Provenance.MISSING


def written(*lines: str) -> str:
    return "\n\n".join(lines)


def date_of(text: str, **fields: object) -> PublicationDate:
    return article(text, **fields).head.date


class TestTitle:
    def test_the_headline_is_stated(self) -> None:
        title = article(written("Erdbeben in Taschkent", LEAD, TEXT)).head.title
        assert title == Fact("Erdbeben in Taschkent", STATED, "headline of the text")

    @pytest.mark.parametrize(
        "first",
        [
            "Retter in Taschkent. | picture alliance/dpa",
            "Retter in Taschkent (Foto: AP)",
            "Im Bild: Retter in Taschkent",
            " date 2022-01 Retter am Mittwoch in den Trümmern eines Hauses.",
        ],
    )
    def test_a_caption_is_never_a_title(self, first: str) -> None:
        assert article(written(first, LEAD, TEXT)).head.title == Fact()

    def test_without_a_headline_the_lead_is_kept_for_lists(self) -> None:
        caption = "Retter in Taschkent. | picture alliance/dpa"
        head = article(written(caption, LEAD, TEXT)).head
        assert head.title.provenance is MISSING
        assert head.lead == LEAD

    def test_the_field_goes_before_the_headline(self) -> None:
        head = article(written("Erdbeben", LEAD), title="  Beben\tin Taschkent ").head
        assert head.title == Fact("Beben in Taschkent", STATED, "title field")

    @pytest.mark.parametrize("empty", ["", "  ", None, "\u200b", {"de": "Beben"}, ["Beben"], True])
    def test_a_field_that_says_nothing_leaves_the_headline(self, empty: object) -> None:
        head = article(written("Erdbeben in Taschkent", LEAD), title=empty).head
        assert head.title.value == "Erdbeben in Taschkent"

    def test_a_number_can_be_a_title(self) -> None:
        assert article(LEAD, title=1984).head.title.value == "1984"

    def test_front_matter_is_a_field(self) -> None:
        text = "---\ntitle: Beben\nsource: Beispielblatt\ndate: 2022-01-07\n---\n" + LEAD
        head = article(text).head
        assert (head.title.value, head.source.value) == ("Beben", "Beispielblatt")
        assert (head.date.value, head.date.provenance) == ("2022-01-07", STATED)


class TestDate:
    @pytest.mark.parametrize(
        ("stamp", "value", "precision"),
        [
            ("Stand: 07.01.2022 15:08 Uhr", "2022-01-07T15:08", Precision.MINUTE),
            ("Aktualisiert am 7. Januar 2022", "2022-01-07", Precision.DAY),
            ("January 7, 2022 3:08 PM EST", "2022-01-07T15:08", Precision.MINUTE),
            ("Обновлено 7 января 2022 г. в 15:08", "2022-01-07T15:08", Precision.MINUTE),
            ("Januar 2022", "2022-01", Precision.MONTH),
        ],
    )
    def test_a_stamp_is_stated(self, stamp: str, value: str, precision: Precision) -> None:
        date = date_of(written("Erdbeben in Taschkent", stamp, LEAD, TEXT))
        assert date == PublicationDate(value, precision, STATED, stamp)

    def test_the_month_of_a_crawler_is_no_day(self) -> None:
        date = date_of(f" date 2022-01 {LEAD}\n\n{TEXT}")
        assert date == PublicationDate("2022-01", Precision.MONTH, STATED, "date 2022-01")

    def test_a_broadcast_note_is_inferred_and_has_no_minute(self) -> None:
        date = date_of(written(LEAD, TEXT, NOTE))
        assert date == PublicationDate("2022-01-08", Precision.DAY, INFERRED, NOTE)

    def test_a_stamp_goes_before_a_later_note(self) -> None:
        assert date_of(written("Stand: 07.01.2022", LEAD, TEXT, NOTE)).value == "2022-01-07"

    def test_a_date_in_the_report_is_not_the_date_of_the_article(self) -> None:
        assert date_of(written(LEAD, TEXT)) == PublicationDate()

    def test_the_field_goes_before_the_stamp(self) -> None:
        text = written("Erdbeben in Taschkent", "Stand: 07.01.2022", LEAD)
        assert date_of(text, date="2022-01-09").value == "2022-01-09"
        assert date_of(text, date=2021).value == "2021"

    def test_a_field_that_is_no_date_says_so(self) -> None:
        date = date_of(LEAD, date="vorgestern\x1b[2J")
        assert date == PublicationDate(reason="not understood: 'vorgestern'")

    def test_a_field_that_is_no_date_leaves_the_stamp(self) -> None:
        assert date_of(written("Stand: 07.01.2022", LEAD), date="vorgestern").value == "2022-01-07"


class TestSource:
    @pytest.mark.parametrize(
        ("line", "source"),
        [
            ("Quelle: Staatsfernsehen", "Staatsfernsehen"),
            ("Quelle: dpa, AFP", "dpa"),
            ("Source: Reuters", "Reuters"),
            ("Источник: Интерфакс", "Интерфакс"),
        ],
    )
    def test_a_source_line_at_the_end_is_inferred(self, line: str, source: str) -> None:
        found = article(written(LEAD, TEXT, line)).head.source
        assert found == Fact(source, INFERRED, "source line of the text")

    def test_the_credit_of_a_picture_is_no_source(self) -> None:
        assert article(written(LEAD, TEXT, "Foto: dpa")).head.source == Fact()

    def test_the_outlet_of_a_broadcast_note_is_no_source(self) -> None:
        assert article(written(LEAD, TEXT, NOTE)).head.source == Fact()

    def test_the_field_is_stated(self) -> None:
        head = article(written(LEAD, "Quelle: dpa"), source="Beispielblatt").head
        assert head.source == Fact("Beispielblatt", STATED, "source field")
