"""A page shows every character of its article, in order, whatever lies over it."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st
from rich.cells import cell_len

from kz_tui.corpus.build import build_article
from kz_tui.corpus.errors import CorpusError
from kz_tui.model.article import Article, Origin
from kz_tui.model.span import Span
from kz_tui.ui.drawing.overlay import Layer, Overlay
from kz_tui.ui.drawing.page import Layout, Page, clean_page, raw_page
from tests.ui.dossier import TEXTS
from tests.ui.drawing.strategies import raw_texts, widths


def _article(raw: str, title: str | None = None) -> Article | None:
    try:
        return build_article("id", raw, Origin("id.txt"), {"title": title} if title else {})
    except CorpusError:  # nothing in it
        return None


articles = st.builds(
    _article, st.sampled_from(list(TEXTS.values())) | raw_texts, st.none() | st.just("東京 [/]")
)


def _shown(layout: Layout) -> dict[int, int]:
    """Each character shown of the text, with its row; none is shown twice."""
    found: dict[int, int] = {}
    for row, (start, end) in enumerate(zip(layout.starts, layout.ends, strict=True)):
        if row not in layout.labels:
            for offset in range(start, end):
                assert offset not in found
                found[offset] = row
    return found


def _visible(text: str) -> set[int]:
    return {place for place, character in enumerate(text) if not character.isspace()}


@given(articles, widths)
def test_an_unfolded_page_shows_every_character_once(article: Article | None, width: int) -> None:
    assume(article is not None)
    assert article is not None
    layout = Layout(clean_page(article, unfolded=True), width)
    assert _visible(article.text) <= set(_shown(layout))


@given(articles, widths)
def test_a_folded_page_holds_back_what_it_says_it_holds_back(
    article: Article | None, width: int
) -> None:
    assume(article is not None)
    assert article is not None
    page = clean_page(article)
    shown = set(_shown(Layout(page, width)))
    hidden = {place for span in page.folded for place in range(span.start, span.end)}
    assert _visible(article.text) <= shown | hidden
    assert not shown & hidden


@given(articles, widths)
def test_a_raw_page_shows_the_file_line_by_line(article: Article | None, width: int) -> None:
    assume(article is not None)
    assert article is not None
    page = raw_page(article)
    layout = Layout(page, width)
    assert len(page.text) == len(article.raw_text)
    shown = _shown(layout)
    assert _visible(page.text) <= set(shown)
    assert list(shown) == sorted(shown)
    breaks = [place for place, sign in enumerate(article.raw_text) if sign == "\n"]
    assert not set(breaks) & set(shown)


@given(articles, st.booleans(), widths)
def test_rows_fit_and_lead_back_to_their_characters(
    article: Article | None, raw: bool, width: int
) -> None:
    assume(article is not None)
    assert article is not None
    page = raw_page(article) if raw else clean_page(article)
    layout = Layout(page, width)
    assert len(layout) == len(layout.starts) == len(layout.ends) == len(layout.parts)
    for row in range(len(layout)):
        text = layout.labels.get(row, page.text[layout.starts[row] : layout.ends[row]])
        assert cell_len(text) <= width or all(cell_len(sign) == 0 for sign in text[1:])
        assert -1 <= layout.parts[row] < len(page.parts)
    for offset, row in _shown(layout).items():
        assert layout.row_of(offset) == row
    for span in page.folded:
        row = layout.row_of(span.start)
        assert row in layout.labels or not raw
        assert page.parts[layout.parts[row]].span == span


_MANY = st.lists(
    st.builds(lambda start, length: Span(start, start + length), st.integers(0, 60),
              st.integers(1, 25)),
    max_size=6,
)  # fmt: skip


@given(st.text(min_size=1, max_size=70), _MANY, _MANY, _MANY, st.data())
def test_what_lies_over_a_text_changes_none_of_it(
    text: str, mentions: list[Span], evidence: list[Span], hits: list[Span], data: st.DataObject
) -> None:
    overlay = Overlay(
        Layer(mentions),
        ["person"] * len(mentions),
        Layer(evidence),
        Layer(hits),
        data.draw(st.none() | st.sampled_from(hits or [Span(0, 1)])),
        data.draw(st.integers(-1, len(mentions) - 1)),
        data.draw(st.integers(-1, len(mentions) - 1)),
    )
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    stretches = list(overlay.stretches(start, end))
    assert (stretches[0].start, stretches[-1].end) == (start, end)
    assert all(one.end == other.start for one, other in pairwise(stretches))
    assert "".join(text[one.start : one.end] for one in stretches) == text[start:end]
    for one in stretches:
        for place in range(one.start, one.end):
            assert ("evidence" in one.roles) == _held(evidence, place)
            assert bool({"hit", "current"} & set(one.roles)) or not _held(hits, place)
            assert (one.mention >= 0) == _held(mentions, place)
            if one.mention >= 0:
                span = overlay.mentions.spans[one.mention]
                assert span.start <= place < span.end


def _held(spans: list[Span], place: int) -> bool:
    return any(span.start <= place < span.end for span in spans)


@given(st.text(min_size=1, max_size=40), st.dictionaries(st.integers(0, 39), st.just("ab")))
def test_letters_take_the_place_of_as_many_characters(text: str, labels: dict[int, str]) -> None:
    overlay = Overlay(labels=labels)
    stretches = list(overlay.stretches(0, len(text)))
    drawn = "".join(one.label or text[one.start : one.end] for one in stretches)
    assert len(drawn) == len(text)
    for place in labels:
        if place < len(text) and not {place - 1} & set(labels):
            assert drawn[place] == "a"


def test_an_empty_page_has_no_row() -> None:
    layout = Layout(Page(""), 10)
    assert (len(layout), layout.row_of(5), layout.offset_of(5)) == (0, 0, 0)
