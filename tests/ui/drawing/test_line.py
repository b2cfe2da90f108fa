from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from kz_tui.ui.drawing.line import (
    ELLIPSIS,
    Piece,
    fit,
    fit_line,
    justified,
    line_of,
    plain,
    safe,
    strip_of,
    width_of,
)
from tests.hostile import acting, hostile_text
from tests.ui.drawing.strategies import clean_lines, widths

_pieces = st.builds(Piece, clean_lines, st.sampled_from(["", "dim", "person"]))
lines = st.lists(_pieces, max_size=4).map(lambda pieces: line_of(*pieces))


@given(clean_lines, widths)
def test_a_text_is_cut_to_its_beginning_and_an_ellipsis(text: str, width: int) -> None:
    fitted = fit(text, width)
    assert cell_len(fitted) <= width
    if fitted != text:
        assert fitted.endswith(ELLIPSIS)
        assert text.startswith(fitted[: -len(ELLIPSIS)])


@given(clean_lines, st.integers(-5, 0))
def test_nothing_fits_in_no_cells(text: str, width: int) -> None:
    assert fit(text, width) == ""


@given(lines, widths)
def test_a_line_is_cut_as_its_text_would_be(line: list[Piece], width: int) -> None:
    fitted = fit_line(line, width)
    assert width_of(fitted) <= width
    if width_of(line) <= width:
        assert fitted == line
    else:
        assert plain(fitted).endswith(ELLIPSIS)
        assert plain(line).startswith(plain(fitted).removesuffix(ELLIPSIS))
    roles = [piece.role for piece in fitted]
    assert roles == [piece.role for piece in line][: len(roles)]


@given(lines, lines, widths)
def test_what_stands_at_the_right_edge_is_whole_or_left_out(
    left: list[Piece], right: list[Piece], width: int
) -> None:
    line = justified(left, right, width)
    assert width_of(line) <= width
    if right and width_of(right) + 2 <= width:
        assert width_of(line) == width
        assert plain(line).endswith(plain(right))


@given(lines, widths)
def test_a_strip_fills_its_width_and_shows_the_line(line: list[Piece], width: int) -> None:
    fitted = fit_line(line, width)
    strip = strip_of(fitted, width, Style(), lambda role: Style(bold=bool(role)))
    assert strip.cell_length == width
    assert sum(cell_len(segment.text) for segment in strip) == width
    assert strip.text.rstrip(" ") == plain(fitted).rstrip(" ")


@given(hostile_text)
def test_nothing_that_acts_gets_through_and_no_place_is_shifted(text: str) -> None:
    shown = safe(text)
    assert acting(shown) == []
    assert len(shown) == len(text)
    assert shown == text or not text.isprintable()
