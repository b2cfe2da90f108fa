"""Nothing but text, style and what Textual needs goes to the terminal."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.ui.wall import let_through
from tests.hostile import acting

STYLE = "\x1b[1;38;2;255;0;0mrot\x1b[0m"
SENT = [
    STYLE,
    "\x1b[?1049h",
    "\x1b[?25l",
    "\x1b[?2026$p",
    "\x1b[>1u",
    "\x1b[<u",
    "\x1b[2;1H" + STYLE + "\r\n",
    "\x1b]52;c;QWxtYXR5\x07",
    "\x1b]22;pointer\x07",
    "\x07",
    "Größe 中文 👍 Ё",
]
ATTACKS = [
    "\x1b]0;title\x07",
    "\x1b]52;c;?\x07",
    "\x1b]8;;http://x\x1b\\",
    "\x1bP$q m\x1b\\",
    "\x1b_x\x1b\\",
    "\x1b[6n",
    "\x1b[c",
    "\x1b[21t",
    "\x1b[?1337h",
    "\x1bc",
    "\x9b31m",
    "\x9d52;c;x\x9c",
    "\u202egnp.exe",
    "a\x07b",
    "\x00",
    "\x7f",
    "\ud800",
]


@pytest.mark.parametrize("data", SENT)
def test_what_textual_sends_is_let_through(data: str) -> None:
    assert let_through(data) == data


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_would_act_is_taken_out_and_the_rest_stays(attack: str) -> None:
    passed = let_through(f"{STYLE}vorher{attack}nachher{STYLE}")
    assert passed.startswith(f"{STYLE}vorher")
    assert passed.endswith(f"nachher{STYLE}")
    assert not re.search("[\x00-\x09\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f]", passed)
    assert passed.count("\x1b") == 4


@given(st.text() | st.lists(st.sampled_from([*SENT, *ATTACKS, "Text"])).map("".join))
def test_nothing_that_acts_gets_through(data: str) -> None:
    passed = let_through(data)
    assert let_through(passed) == passed
    passed.encode()
    bare = re.sub(r"\x1b\[[0-9;:?<>=$]*[A-Za-z]|\x1b\](?:52;c|22);[^\x07]*\x07", "", passed)
    if data != "\x07" and not data.startswith("\x1b]"):
        assert not acting(bare.replace("\r", ""))
