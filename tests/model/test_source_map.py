from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.model.source_map import Edit, SourceMap
from kz_tui.model.span import Span
from kz_tui.text.clean import clean
from tests.hostile import hostile_text

# raw "a<x>b\r\nc\td" was cleaned to "ab\nc    d"
MAP = SourceMap((Edit(1, 1, 1, "<x>"), Edit(2, 3, 5, "\r\n"), Edit(4, 8, 8, "\t")))
RAW = "a<x>b\r\nc\td"
TEXT = "ab\nc    d"


@st.composite
def cleaned_span(draw: st.DrawFn) -> tuple[str, str, SourceMap, Span]:
    raw = draw(hostile_text)
    cleaned = clean(raw)
    start = draw(st.integers(0, len(cleaned.text)))
    end = draw(st.integers(start, len(cleaned.text)))
    return raw, cleaned.text, cleaned.source_map, Span(start, end)


@given(cleaned_span())
def test_a_span_maps_into_the_raw_text(case: tuple[str, str, SourceMap, Span]) -> None:
    raw, _, source_map, span = case
    there = source_map.to_raw(span)
    assert 0 <= there.start <= there.end <= len(raw)


@given(cleaned_span())
def test_a_span_that_cuts_no_replacement_maps_back_to_itself(
    case: tuple[str, str, SourceMap, Span],
) -> None:
    _, text, source_map, span = case
    inside = {offset for edit in source_map.edits for offset in range(edit.start + 1, edit.end)}
    if span.start in inside or span.end in inside or not len(span):
        return
    there = source_map.to_raw(span)
    assert source_map.from_raw(there.start) == span.start
    assert there.end == source_map.to_raw(Span(span.end - 1, span.end)).end
    assert span.of(text)


@given(cleaned_span())
def test_a_longer_span_maps_to_a_range_that_holds_the_shorter(
    case: tuple[str, str, SourceMap, Span],
) -> None:
    _, text, source_map, span = case
    wider = Span(max(0, span.start - 1), min(len(text), span.end + 1))
    assert source_map.to_raw(wider).covers(source_map.to_raw(span)) or not len(span)


@given(hostile_text)
def test_every_raw_offset_has_a_place_in_the_clean_text(raw: str) -> None:
    cleaned = clean(raw)
    places = [cleaned.source_map.from_raw(offset) for offset in range(len(raw) + 1)]
    assert places == sorted(places)
    assert all(0 <= place <= len(cleaned.text) for place in places)
    assert places[-1] == len(cleaned.text)


@pytest.mark.parametrize(
    ("clean_span", "raw"),
    [
        (Span(0, 1), "a"),
        (Span(1, 2), "b"),
        (Span(0, 2), "a<x>b"),
        (Span(2, 3), "\r\n"),
        (Span(3, 4), "c"),
        (Span(5, 6), "\t"),
        (Span(8, 9), "d"),
        (Span(0, 9), RAW),
    ],
)
def test_what_was_removed_beside_a_span_stays_outside(clean_span: Span, raw: str) -> None:
    assert MAP.to_raw(clean_span).of(RAW) == raw


def test_the_raw_text_is_rebuilt() -> None:
    assert MAP.raw_text(TEXT) == RAW


@pytest.mark.parametrize(
    ("raw_offset", "clean_offset"), [(0, 0), (1, 1), (3, 1), (4, 1), (5, 2), (6, 2), (8, 4), (9, 8)]
)
def test_a_raw_offset_is_shown_where_its_character_is(raw_offset: int, clean_offset: int) -> None:
    assert MAP.from_raw(raw_offset) == clean_offset
