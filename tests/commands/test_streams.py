from __future__ import annotations

import json
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.commands.streams import Streams, on_one_line
from kz_tui.model.span import Span
from kz_tui.text.json_lines import to_json
from tests.hostile import PAYLOADS, acting, hostile_text

_values = st.recursive(
    hostile_text | st.none() | st.booleans() | st.integers(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(hostile_text, inner, max_size=3),
    max_leaves=6,
)


def written(*, colour: bool = False) -> tuple[Streams, BytesIO, BytesIO]:
    out, err = BytesIO(), BytesIO()
    return Streams(BytesIO(), out, err, colour=colour), out, err


@given(_values)
def test_json_gives_the_value_back(value: object) -> None:
    """Two surrogates that make a pair stand for one character: JSON cannot tell them from it."""
    assert json.loads(to_json(value)) == json.loads(json.dumps(value))


@given(_values)
def test_json_is_one_safe_line_that_can_be_encoded(value: object) -> None:
    line = to_json(value)
    assert acting(line) == []
    assert "\n" not in line
    assert line.encode().decode() == line


def test_json_leaves_other_characters_as_they_are() -> None:
    assert to_json({"a": "Grüße, Токаев 😀"}) == '{"a": "Grüße, Токаев 😀"}'


@pytest.mark.parametrize(
    ("character", "escape"),
    [
        ("\x00", "\\u0000"),
        ("\x1b", "\\u001b"),
        ("\x7f", "\\u007f"),
        ("\x9b", "\\u009b"),
        ("\u202e", "\\u202e"),
        ("\u2066", "\\u2066"),
        ("\u061c", "\\u061c"),
        ("\u2028", "\\u2028"),
        ("\u2029", "\\u2029"),
        ("\ud800", "\\ud800"),
        ("\udfff", "\\udfff"),
    ],
)
def test_json_escapes_what_acts_on_a_terminal(character: str, escape: str) -> None:
    assert to_json(character) == f'"{escape}"'


@given(hostile_text, st.booleans())
def test_a_line_is_one_safe_line(text: str, colour: bool) -> None:
    streams, out, _ = written(colour=colour)
    streams.line(text)
    line = out.getvalue().decode()
    assert line.endswith("\n")
    assert line.count("\n") == 1
    for style in ("\x1b[0m", "\x1b[1m", "\x1b[2m") if colour else ():
        line = line.replace(style, "")
    assert acting(line) == []


@given(hostile_text)
def test_talk_is_one_safe_line(text: str) -> None:
    streams, _, err = written()
    streams.say(text)
    line = err.getvalue().decode()
    assert line.startswith("kz-reader: ")
    assert line.count("\n") == 1
    assert acting(line) == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_name_keeps_a_sign_for_what_was_in_it(payload: str) -> None:
    assert len(on_one_line(f"a{payload}b")) == len(payload) + 2


def test_blanks_in_a_name_are_kept() -> None:
    assert on_one_line("a  b\nc") == "a  b␊c"


@pytest.mark.parametrize(("colour", "line"), [(True, "\x1b[1ma\x1b[0m b\n"), (False, "a b\n")])
def test_bold_is_written_only_where_it_is_allowed(colour: bool, line: str) -> None:
    streams, out, _ = written(colour=colour)
    streams.line(f"{streams.bold('a')} b")
    assert out.getvalue().decode() == line


def test_marks_stand_where_their_spans_say() -> None:
    streams, _, _ = written(colour=True)
    marked = streams.marked("a bc\nd", [Span(0, 1), Span(2, 4)])
    assert marked == "\x1b[1ma\x1b[0m \x1b[1mbc\x1b[0m d"
