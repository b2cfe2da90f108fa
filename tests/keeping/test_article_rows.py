"""An article is the same after it was kept."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kz_tui.corpus.build import build_article
from kz_tui.corpus.errors import CorpusError
from kz_tui.keeping.article_rows import pack_body, pack_head, read_article, read_head
from kz_tui.model.article import Article, Origin, Precision, Provenance, PublicationDate

TEXTS = st.text(max_size=300) | st.lists(
    st.sampled_from(
        [
            "Streik der Lotsen",
            "Stand: 07.01.2022 15:08 Uhr",
            "Ein Kran im Hafen. | dpa/Reuters",
            "Der Präsident sprach am Montag in Lisanne. Niemand wurde verletzt.",
            "\x1b[31mrot\u202e",
            "Über dieses Thema berichtete Radio Nordost am 03. Mai 2021 um 12:00 Uhr.",
            "",
        ]
    ),
    max_size=8,
).map("\n".join)
FIELDS = st.dictionaries(
    st.sampled_from(["title", "date", "source", "section"]),
    st.text(max_size=20) | st.just("2022-01-07"),
)


@given(TEXTS, FIELDS, st.none() | st.just("https://example.org/a"))
def test_what_is_read_back_is_what_was_kept(
    text: str, fields: dict[str, str], url: str | None
) -> None:
    origin = Origin("a.jsonl", 3, url, "cp1252")
    try:
        article = build_article("a", text, origin, fields)
    except CorpusError:
        return
    assert again(article, Origin("a.jsonl", 3, None, "cp1252")) == article
    assert again(article, Origin("a.jsonl", 3, None, "cp1252")).raw_text == text


def again(article: Article, origin: Origin) -> Article:
    head = read_head(pack_head(article.head), article.id)
    return read_article(pack_body(article), head, origin)


def test_another_date_takes_the_place_of_the_kept_one() -> None:
    article = build_article("a", "Ein Text.", Origin("a"))
    day = PublicationDate("2022-01-08", Precision.DAY, Provenance.INFERRED, "o")
    assert read_head(pack_head(article.head), "a", day).date == day
