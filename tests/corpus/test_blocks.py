from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.corpus.blocks import find_blocks
from kz_tui.model.article import BlockKind
from tests.corpus.articles import kinds_of, made_texts, parts_of

LEAD = "Ein Erdbeben hat am Freitag Taschkent erschüttert. Mindestens zwölf Menschen starben."
TEXT = (
    "Die Retter suchen nach Verschütteten. Der Präsident reiste in die Stadt und sprach mit "
    "Angehörigen."
)
LAST = "Das Beben hatte nach Angaben der Warte die Stärke 6,1. Es war bis Samarkand zu spüren."


def written(*lines: str) -> str:
    return "\n\n".join(lines)


@given(made_texts, st.booleans())
def test_every_visible_character_is_in_exactly_one_block(text: str, titled: bool) -> None:
    covered: list[int] = []
    for block in find_blocks(text, titled=titled):
        covered += range(block.span.start, block.span.end)
    visible = {offset for offset, character in enumerate(text) if not character.isspace()}
    assert len(covered) == len(set(covered))
    assert visible <= set(covered)


@given(made_texts, st.booleans())
def test_blocks_stand_in_order_and_are_trimmed(text: str, titled: bool) -> None:
    blocks = find_blocks(text, titled=titled)
    assert all(one.span.end <= other.span.start for one, other in pairwise(blocks))
    for block in blocks:
        assert block.span.of(text) == block.span.of(text).strip()
        assert len(block.span) > 0


@given(made_texts, st.booleans())
def test_an_article_with_captions_has_a_report(text: str, titled: bool) -> None:
    kinds = {block.kind for block in find_blocks(text, titled=titled)}
    if kinds & {BlockKind.CAPTION, BlockKind.NOTE, BlockKind.HEADLINE, BlockKind.SUBHEAD}:
        assert BlockKind.PARAGRAPH in kinds


def test_an_article_of_a_news_site() -> None:
    text = written(
        "Retter in den Trümmern eines Hauses.  | picture alliance/dpa/AP",
        "Zentralasien",
        "Schweres Erdbeben erschüttert Taschkent",
        "Stand: 07.01.2022 15:08 Uhr",
        LEAD,
        "Suche nach Verschütteten",
        TEXT,
        LAST,
        "Über dieses Thema berichtete Radio Nordost am 08. Januar 2022 um 16:00 Uhr.",
    )
    assert kinds_of(text) == [
        "caption",
        "credit",
        "kicker",
        "headline",
        "stamp",
        "paragraph",
        "subhead",
        "paragraph",
        "paragraph",
        "note",
    ]


def test_an_article_of_an_english_paper() -> None:
    text = written(
        "Dozens killed as earthquake hits Tashkent",
        "By Anna Smith and Peter Miller",
        "Fri 7 Jan 2022 15.08 GMT",
        "Rescuers in the ruins of a house. Photograph: Pavel Ivanov/Reuters",
        "An earthquake hit the Uzbek capital on Friday. At least twelve people died.",
        "Rescuers were searching for survivors. The president travelled to the city.",
        "Reporting by Anna Smith; Editing by Peter Miller",
    )
    assert kinds_of(text) == [
        "headline",
        "credit",
        "stamp",
        "caption",
        "credit",
        "paragraph",
        "paragraph",
        "credit",
    ]


def test_an_article_of_a_russian_agency() -> None:
    text = written(
        "Землетрясение в Ташкенте: погибли двенадцать человек",
        "7 января 2022, 15:08",
        "Спасатели на месте. Фото: ТАСС",
        "В пятницу в Ташкенте произошло землетрясение. Погибли двенадцать человек.",
        "Спасатели ищут выживших. Президент прибыл в город.",
        "Источник: Интерфакс",
    )
    assert kinds_of(text) == [
        "headline",
        "stamp",
        "caption",
        "credit",
        "paragraph",
        "paragraph",
        "credit",
    ]


def test_an_article_of_a_crawler_that_lost_the_headline() -> None:
    caption = "Retter am Mittwoch in den Trümmern eines Hauses."
    text = f" date 2022-01 {caption}\n\n{LEAD}\n\n{TEXT}"
    assert kinds_of(text) == ["prefix", "caption?", "paragraph", "paragraph"]
    assert parts_of(text, "caption") == [caption]


@pytest.mark.parametrize(
    "first",
    [
        "Der Präsident sagte am Mittwoch, das Beben habe die Stadt getroffen.",
        "Das teilte die Warte mit, wie die Agentur Interfax meldete.",
        '"Wir suchen weiter", sagte ein Retter.',
        "Die Stadt bebt. Die Menschen fliehen.",
    ],
)
def test_a_first_sentence_that_reports_is_no_caption(first: str) -> None:
    assert "caption?" not in kinds_of(f" date 2022-01 {first}\n\n{LEAD}\n\n{TEXT}")


def test_a_first_sentence_without_the_prefix_of_a_crawler_is_no_caption() -> None:
    assert kinds_of(written("Retter am Mittwoch in den Trümmern.", LEAD, TEXT)) == ["paragraph"] * 3


def test_front_matter_and_markdown_headings() -> None:
    text = (
        "---\ntitle: 'Erdbeben in Taschkent'\ntags:\n  - Beben\n---\n\n# Erdbeben in Taschkent\n\n"
        f"{LEAD}\n\n## Suche nach Verschütteten\n\n{TEXT}\n"
    )
    assert kinds_of(text) == [
        "prefix",
        "prefix",
        "headline",
        "paragraph",
        "prefix",
        "subhead",
        "paragraph",
    ]


def test_a_text_between_two_rules_is_no_front_matter() -> None:
    text = f"---\n{LEAD}\n\n{TEXT}\n---\n{LAST}"
    assert kinds_of(text) == ["prefix", "paragraph", "paragraph", "prefix", "paragraph"]


def test_a_single_line_is_the_report() -> None:
    assert kinds_of(LEAD) == ["paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "Ein Erdbeben hat Taschkent erschüttert. Foto: dpa",
        "Ein Erdbeben hat Taschkent erschüttert. | AFP",
        "Ein Erdbeben hat Taschkent erschüttert. (dpa)",
        "Erdbeben in Taschkent (Archivbild)",
        "Dieser Bericht wurde gelöscht.",
    ],
)
def test_furniture_alone_is_the_report(line: str) -> None:
    assert kinds_of(line)[0] == "paragraph"


@pytest.mark.parametrize("signature", ["(dpa)", "(APA, dpa)", "(Reuters)", "[sda]", "(dpa/AFP)"])
@pytest.mark.parametrize("lead", [LEAD, "Ein Erdbeben hat am Freitag Taschkent erschüttert."])
def test_the_signature_of_an_agency_makes_no_caption_of_the_last_paragraph(
    signature: str, lead: str
) -> None:
    assert kinds_of(written("Erdbeben in Taschkent", TEXT, f"{lead} {signature}")) == [
        "headline",
        "paragraph",
        "paragraph",
        "credit",
    ]


def test_a_lead_signed_by_an_agency_is_not_folded_away() -> None:
    text = written("Erdbeben in Taschkent", f"{LEAD} (dpa)", TEXT)
    assert kinds_of(text) == ["headline", "paragraph", "credit", "paragraph"]


def test_a_lead_above_the_credit_of_a_picture_is_not_folded_away() -> None:
    text = written("Erdbeben in Taschkent", LEAD, "Foto: dpa", TEXT, LAST)
    assert kinds_of(text) == ["headline", "caption?", "credit", "paragraph", "paragraph"]


def test_the_end_of_a_report_above_a_credit_stays_a_paragraph() -> None:
    text = written("Erdbeben in Taschkent", TEXT, LEAD, "Foto: dpa")
    assert kinds_of(text) == ["headline", "paragraph", "paragraph", "credit"]


@pytest.mark.parametrize(
    "line",
    [
        "Quellen: dpa, AFP",
        "Von Anna Schmidt, Taschkent",
        "This article was first published in 2022.",
    ],
)
def test_what_closes_an_article(line: str) -> None:
    assert kinds_of(written(LEAD, TEXT, line))[:2] == ["paragraph", "paragraph"]
    assert kinds_of(written(LEAD, TEXT, line))[2] in ("credit", "note")


@pytest.mark.parametrize(
    "line",
    [
        "Dieser Bericht ist umstritten.",
        "This report was rejected.",
        "Von Anna Schmidt und Peter Müller",
    ],
)
def test_what_only_closes_an_article_is_report_in_its_middle(line: str) -> None:
    kinds = kinds_of(written(LEAD, TEXT, line, TEXT, LAST))
    assert not {"credit", "note"} & set(kinds)


def test_the_days_of_a_chronicle_are_no_stamps() -> None:
    text = written(
        "Was geschah", "5. Januar 2022", LEAD, "6. Januar 2022", TEXT, "7. Januar 2022", LAST
    )
    assert kinds_of(text).count("stamp") <= 1
    assert (
        kinds_of(written(LEAD, "5. Januar 2022", TEXT, "6. Januar 2022", LAST)).count("stamp") == 0
    )


@pytest.mark.parametrize("kind", ["table", "list", "poem"])
def test_many_short_lines_are_no_subheads(kind: str) -> None:
    lines = {
        "table": ["| Ort | Tote |", "| Taschkent | 12 |", "| Samarkand | 1 |"],
        "list": ["- Taschkent: zwölf Tote", "- Samarkand: ein Toter", "- Buchara: kein Toter"],
        "poem": ["Die Erde bebt", "Der Himmel schweigt", "Die Stadt erwacht", "Kein Vogel singt"],
    }[kind]
    kinds = kinds_of(written(LEAD, *lines, TEXT))
    assert kinds == ["paragraph"] * len(kinds)
