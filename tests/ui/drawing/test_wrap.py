from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from kz_tui.ui.drawing.wrap import is_narrow, wrap
from tests.ui.drawing.strategies import clean_lines, widths


def rows_of(text: str, width: int, start: int = 0, end: int | None = None) -> list[str]:
    end = len(text) if end is None else end
    return [text[a:b] for a, b in wrap(text, start, end, width, narrow=is_narrow(text))]


@given(clean_lines, widths, st.data())
@example("⚠\ufe0f⚠\ufe0f⚠\ufe0f", 3, None)
@example("👩\u200d🚀" * 3, 2, None)
@example("\u0301" * 4 + "a", 1, None)
def test_no_character_is_lost_and_no_row_too_wide(
    text: str, width: int, data: st.DataObject | None
) -> None:
    start, end = 0, len(text)
    if data is not None:
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
    rows = wrap(text, start, end, width, narrow=is_narrow(text))
    joined, done = "", start
    for row_start, row_end in rows:
        between = text[done:row_start]
        assert between.strip(" ") == ""
        joined += between + text[row_start:row_end]
        done = row_end
        row = text[row_start:row_end]
        assert cell_len(row) <= width or _is_one_sign(row)
    assert joined + text[done:end] == text[start:end]
    assert text[done:end].strip(" ") == ""
    assert all(row_start < row_end for row_start, row_end in rows) or rows == [(start, end)]


def _is_one_sign(row: str) -> bool:
    """Whether there was nothing left to break: one wide sign with the marks on it."""
    return all(cell_len(character) == 0 for character in row[1:])


def _apart(word: str) -> int:
    """The cells of a word where signs joined to one picture are not joined."""
    return sum(map(cell_len, word)) + word.count("\ufe0f")


@given(clean_lines, widths)
def test_the_short_way_gives_what_measuring_gives(text: str, width: int) -> None:
    narrow = "".join(character for character in text if is_narrow(character))
    short = wrap(narrow, 0, len(narrow), width, narrow=True)
    assert short == wrap(narrow, 0, len(narrow), width, narrow=False)
    assert cell_len(narrow) == len(narrow)


@given(clean_lines, widths)
def test_words_that_fit_are_never_cut(text: str, width: int) -> None:
    words = {word for word in text.split(" ") if _apart(word) <= width and cell_len(word[:1])}
    rows = " ".join(rows_of(text, width))
    for word in words:
        if not re.search(r"\w-\w", word):
            assert word in rows


@pytest.mark.parametrize(
    ("text", "width", "rows"),
    [
        ("", 10, [""]),
        ("eins zwei", 9, ["eins zwei"]),
        ("eins zwei", 8, ["eins", "zwei"]),
        ("eins   zwei", 6, ["eins", "zwei"]),
        ("Donaudampfschiff", 5, ["Donau", "dampf", "schif", "f"]),
        ("  ab cd", 4, ["  ab", "cd"]),
        ("  abcd", 4, ["abcd"]),
        ("die Verfassungs-Kommission tagt", 20, ["die Verfassungs-", "Kommission tagt"]),
        ("in Nur-Sultan", 8, ["in", "Nur-", "Sultan"]),
        ("東京は晴れ", 4, ["東京", "は晴", "れ"]),
        ("東京", 1, ["東", "京"]),
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
        ("⚠\ufe0f⚠\ufe0f", 3, ["⚠\ufe0f", "⚠\ufe0f"]),
    ],
)
def test_rows(text: str, width: int, rows: list[str]) -> None:
    assert rows_of(text, width) == rows
