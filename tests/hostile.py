"""Text that tries to act on the terminal, for tests of every room."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
BREAKS = "\r\x0b\x0c\x85\u2028\u2029"
CLIPBOARD = "\x1b]52;c;cHduZWQ=\x07"
PAYLOADS = (
    CLIPBOARD,
    "\x1b]52;c;cHduZWQ=\x1b\\",
    "\x9d52;c;cHduZWQ=\x9c",
    "\x1b]0;title\x07",
    "\x1b]8;;http://example.org\x1b\\link\x1b]8;;\x1b\\",
    "\x1bP1$r0m\x1b\\",
    "\x1b_apc\x1b\\",
    "\x1b[2J\x1b[H",
    "\x1b[>0q",
    "\x9b31m",
    "\x1bc",
    "\x1b",
    "\x07\x08\x7f\x00",
    "\u202etxet\u202c",
)
MARKUP = ("[/]", "[red]", "[@click=app.quit]x[/]", "[link=http://example.org]x[/link]", "\\[b]")

_letters = st.sampled_from("abc ÄéЙя1.\n\t😀か\ufb1d")
_marks = st.sampled_from("\u0301\u0308\u0344\u0327\u0334\u05b0\u06d6\u3099")
_hidden = st.sampled_from("\u200b\u200d\u00ad\ufeff\U000e0041" + BIDI)
_controls = st.sampled_from("\x00\x07\x0e\x1b\x7f\x80\x84\x8a\x90\x9b\x9c\x9d\ud800\udfff" + BREAKS)
_pieces = st.sampled_from((*PAYLOADS, *MARKUP, "\r\n", "\x1b]", "\x1b[", "\x1bP"))

hostile_text = st.lists(
    st.one_of(_letters, _letters, _marks, _hidden, _controls, _pieces, st.characters()),
    max_size=30,
).map("".join)
"""Letters of three scripts with everything between them that should not be there."""


def acting(text: str) -> list[str]:
    """The characters of `text` that could act on a terminal; empty for a safe text."""
    return [
        character
        for character in text
        if (unicodedata.category(character) in ("Cc", "Cs") and character != "\n")
        or character in BIDI + "\u2028\u2029"
    ]
