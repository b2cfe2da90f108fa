from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given

from kz_tui.model.source_map import UNCHANGED
from kz_tui.model.span import Span
from kz_tui.text.clean import MAX_MARKS, clean, clean_line, show_controls
from tests.hostile import MARKUP, PAYLOADS, acting, hostile_text


@given(hostile_text)
def test_nothing_that_acts_on_a_terminal_is_left(raw: str) -> None:
    assert acting(clean(raw).text) == []


@given(hostile_text)
def test_cleaning_twice_changes_nothing_more(raw: str) -> None:
    once = clean(raw).text
    assert clean(once).text == once
    assert clean(once).source_map is UNCHANGED


@given(hostile_text)
def test_the_raw_text_can_be_rebuilt(raw: str) -> None:
    cleaned = clean(raw)
    assert cleaned.source_map.raw_text(cleaned.text) == raw


@given(hostile_text)
def test_what_was_not_changed_is_found_at_its_raw_offset(raw: str) -> None:
    cleaned = clean(raw)
    changed = {
        offset for edit in cleaned.source_map.edits for offset in range(edit.start, edit.end)
    }
    for offset in set(range(len(cleaned.text))) - changed:
        there = cleaned.source_map.to_raw(Span(offset, offset + 1))
        assert there.of(raw) == cleaned.text[offset]


@given(hostile_text)
def test_a_line_has_no_line_end_and_no_surplus_blank(raw: str) -> None:
    line = clean_line(raw)
    assert line == " ".join(line.split())
    assert acting(line) == []


@given(hostile_text)
def test_shown_controls_keep_every_offset_and_act_on_nothing(raw: str) -> None:
    shown = show_controls(raw)
    assert len(shown) == len(raw)
    assert acting(shown) == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_inside_a_word_leaves_nothing_that_acts(payload: str) -> None:
    assert acting(clean(f"Al{payload}maty").text) == []


@pytest.mark.parametrize(
    "sequence",
    [
        "\x1b]52;c;cHduZWQ=\x07",
        "\x1b]52;c;cHduZWQ=\x1b\\",
        "\x9d52;c;cHduZWQ=\x9c",
        "\x1bPq#0\x1b\\",
        "\x1b_G\x1b\\",
        "\x1b^x\x9c",
        "\x1b[38;5;196m",
        "\x9b2J",
        "\x1b(B",
        "\x1b7",
        "\x1b]8;;\x1b\\",
    ],
)
def test_a_whole_escape_sequence_disappears(sequence: str) -> None:
    assert clean(f"Alma{sequence}ty").text == "Almaty"


def test_an_unfinished_sequence_takes_no_text_with_it() -> None:
    assert clean("\x1b]52;c;Tokajew sprach.\nDer Rest").text == "52;c;Tokajew sprach.\nDer Rest"


def test_text_between_two_links_of_a_terminal_stays() -> None:
    linked = "\x1b]8;;http://example.org\x1b\\Almaty\x1b]8;;\x1b\\"
    assert clean(linked).text == "Almaty"


@pytest.mark.parametrize("markup", MARKUP)
def test_markup_is_text_like_any_other(markup: str) -> None:
    assert clean(markup) == clean(clean(markup).text)
    assert clean(markup).text == markup


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_line_end_becomes_a_line_feed(line_end: str) -> None:
    assert clean(f"a{line_end}b").text == "a\nb"


@pytest.mark.parametrize("invisible", "\u200b\u00ad\u202e\u2066\u061c\ufeff\u2060\U000e0041")
def test_invisible_characters_are_removed(invisible: str) -> None:
    assert clean(f"Schieß{invisible}befehl").text == "Schießbefehl"


@pytest.mark.parametrize("joiner", ["\u200d", "\u200c"])
def test_joiners_stay_because_letters_need_them(joiner: str) -> None:
    assert clean(f"a{joiner}b").text == f"a{joiner}b"


def test_a_tab_becomes_four_blanks() -> None:
    assert clean("a\tb").text == "a    b"


@pytest.mark.parametrize(
    ("raw", "text"),
    [("\x84dumm\x93", "„dumm“"), ("2,2 Mio. \x80", "2,2 Mio. €"), ("\x81", "\ufffd")],
)
def test_a_c1_control_is_read_as_windows_1252(raw: str, text: str) -> None:
    assert clean(raw).text == text


@pytest.mark.parametrize("control", ["\x00", "\x07", "\x08", "\x1b", "\x7f", "\ud800"])
def test_any_other_control_becomes_the_replacement_character(control: str) -> None:
    assert clean(f"a{control}ä").text == "a\ufffdä"


def test_letters_are_composed_whatever_was_hidden_in_them() -> None:
    assert clean("u\u200b\u0308ber").text == "über"


def test_marks_on_one_letter_are_limited() -> None:
    tower = "a" + "\u0300" * 50
    marks = [c for c in unicodedata.normalize("NFD", clean(tower).text) if c != "a"]
    assert len(marks) <= MAX_MARKS + 1  # one of them is part of the letter


def test_marks_that_fall_apart_are_counted_as_they_come_out() -> None:
    once = clean("a" + "\u0344" * 4).text
    assert clean(once).text == once


def test_a_mark_does_not_jump_over_the_sign_of_another_script() -> None:
    assert clean("c\u06d6\u0327").text == "c\u06d6\u0327"


def test_clean_text_is_not_copied() -> None:
    raw = "Tokajew sprach über Öl.\n"
    assert clean(raw).text is raw
    assert clean(raw).source_map is UNCHANGED


def test_a_run_of_invisible_characters_is_one_edit() -> None:
    assert len(clean("a" + "\u200b" * 1000 + "b").source_map.edits) == 1


@pytest.mark.parametrize(
    "flood",
    ["\u200b" * 300_000 + "e\u0301", "x" + "\u200b" * 300_000, "\x1b]" * 150_000 + "\u0301"],
)
def test_a_flood_of_dirt_comes_to_an_end(flood: str) -> None:
    """With quadratic time these would take hours."""
    assert len(clean(flood).text) <= 2


def test_a_flood_of_marks_out_of_order_comes_to_an_end() -> None:
    """Put in order all together they would take half an hour."""
    assert len(clean("a" + "\u0301\u0327" * 1_000_000).text) <= 1 + MAX_MARKS


def test_shown_controls_are_signs() -> None:
    assert show_controls("a\x1b[0m\r\n\x7f\u202e") == "a␛[0m␍\n␡␦"
