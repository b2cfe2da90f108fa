from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.corpus.build import TEXT_LIMIT, build_article, remark_on_length
from kz_tui.corpus.errors import CorpusError
from kz_tui.model.article import Fact, Origin, Provenance
from kz_tui.text.clean import clean
from tests.hostile import CLIPBOARD, acting, hostile_text

_values = st.one_of(
    hostile_text, st.none(), st.booleans(), st.integers(), st.floats(), st.lists(st.integers())
)
_fields = st.dictionaries(st.sampled_from(["title", "date", "source", "section"]), _values)


@given(hostile_text, _fields)
def test_whatever_comes_is_an_article_or_an_error_in_words(
    raw: str, fields: dict[str, object]
) -> None:
    try:
        article = build_article("one", raw, Origin("one.txt"), fields)
    except CorpusError:
        assert clean(raw).text.strip() == ""
        return
    head = article.head
    shown = (head.title.value, head.source.value, head.section, head.lead, head.date.reason)
    assert acting("".join(filter(None, shown))) == []
    assert acting(article.text) == []
    assert article.raw_text == raw


@pytest.mark.parametrize("raw", ["", " \n\t\r\n", "\u200b\ufeff", "\x1b[0m"])
def test_an_article_without_a_visible_character_is_empty(raw: str) -> None:
    with pytest.raises(CorpusError, match="empty"):
        build_article("one", raw, Origin("one.txt"))


@pytest.mark.parametrize(
    ("raw", "fits"),
    [
        ("a" * TEXT_LIMIT, True),
        ("a" * (TEXT_LIMIT + 1), False),
        ("ä" * (TEXT_LIMIT // 2), True),
        ("ä" * (TEXT_LIMIT // 2) + "a", False),
    ],
    ids=["ascii", "ascii-over", "umlauts", "umlauts-over"],
)
def test_the_limit_counts_bytes_of_utf8(raw: str, fits: bool) -> None:
    if fits:
        assert build_article("one", raw, Origin("one.txt")).text == raw
        return
    with pytest.raises(CorpusError, match="longer than 10 MB"):
        build_article("one", raw, Origin("one.txt"))


def test_the_host_of_the_address_is_an_inferred_source() -> None:
    origin = Origin("one.jsonl", 1, "https://www.example.org/article?x=1")
    article = build_article("one", "Ein Text.", origin)
    assert article.head.source == Fact("example.org", Provenance.INFERRED, "host of the address")


@pytest.mark.parametrize("url", ["http://[::1", "no address", "", "mailto:a@example.org"])
def test_an_address_without_a_host_tells_nothing(url: str) -> None:
    assert build_article("one", "Ein Text.", Origin("one.jsonl", 1, url)).head.source == Fact()


def test_nothing_hostile_is_left_in_a_title() -> None:
    article = build_article("one", "Text.", Origin("x"), {"title": f"A{CLIPBOARD}[/]\u202eB\nC"})
    assert article.head.title.value == "A[/]B C"


def test_a_field_without_end_is_cut() -> None:
    article = build_article("one", "Text.", Origin("x"), {"title": "Titel " * 1_000_000})
    title = article.head.title.value or ""
    assert len(title) <= 1000
    assert title.startswith("Titel Titel ")
    assert title.endswith("…")


def test_it_is_said_of_a_very_long_article_that_names_are_not_recognised_to_its_end() -> None:
    short = build_article("one", "Text. " * 1000, Origin("x"))
    long = build_article("one", "Text. " * 200_000, Origin("x"))
    assert remark_on_length(short) == ""
    assert remark_on_length(long) == "names are recognised in its first 1,000,000 characters only"
