"""Named pieces of bytes, rows and strings: what comes out is what went in, or it is refused."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.keeping.bundle import Bundle, DamagedError, dump, load, pack
from kz_tui.keeping.rows import NewRows, Rows, row_pieces
from kz_tui.keeping.strings import Strings, string_pieces

PLAIN: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.binary(),
    lambda inner: st.lists(inner).map(tuple) | st.dictionaries(st.integers() | st.text(), inner),
)


def packed(**pieces: Any) -> memoryview:
    return memoryview(b"".join(pack(pieces)))


@given(PLAIN)
def test_a_value_is_kept(value: Any) -> None:
    assert load(dump(value)) == value


@given(st.dictionaries(st.text(), st.binary(max_size=50), max_size=5))
def test_pieces_are_kept(pieces: dict[str, bytes]) -> None:
    bundle = Bundle(memoryview(b"".join(pack(pieces))))
    assert {name: bytes(bundle.piece(name)) for name in pieces} == pieces


@given(st.lists(st.binary(max_size=20), max_size=10), st.lists(st.text(), max_size=10))
def test_rows_and_strings_are_kept(rows: list[bytes], strings: list[str]) -> None:
    bundle = Bundle(packed(**row_pieces("r", rows), **string_pieces("s", strings)))
    assert [bytes(row) for row in Rows(bundle, "r")] == rows
    assert list(Strings(bundle, "s")) == strings


@given(
    st.lists(st.text() | st.text("ab\ud800", max_size=3), max_size=10),
    st.slices(10),
)
def test_strings_are_cut_like_a_list(strings: list[str], cut: slice) -> None:
    kept = Strings(Bundle(packed(**string_pieces("s", strings))), "s")
    assert list(kept) == strings
    assert kept[cut] == strings[cut]


@given(st.lists(st.binary(max_size=20), max_size=10), st.data())
def test_rows_are_taken_over_as_they_are(rows: list[bytes], data: st.DataObject) -> None:
    kept = Rows(Bundle(packed(**row_pieces("r", rows, whole=True))), "r", whole=True)
    new, expected = NewRows(), []
    for _ in range(data.draw(st.integers(0, 4))):
        if data.draw(st.booleans()):
            start, stop = sorted(data.draw(st.integers(0, len(rows))) for _ in range(2))
            new.take(kept, range(start, stop))
            expected += rows[start:stop]
        else:
            new.append(b"new")
            expected.append(b"new")
    assert len(new) == len(expected)
    assert new.pieces("r") == row_pieces("r", expected, whole=True)


@given(st.data())
def test_no_damage_goes_unnoticed(data: st.DataObject) -> None:
    rows, strings = [b"one", b"", b"three"], ["ein", "zwei"]
    whole = bytes(packed(**row_pieces("r", rows), **string_pieces("s", strings)))
    damaged = bytearray(whole)
    place = data.draw(st.integers(0, len(whole) - 1))
    damaged[place] ^= 1 << data.draw(st.integers(0, 7))
    try:
        bundle = Bundle(memoryview(damaged))
        found = [bytes(row) for row in Rows(bundle, "r")], list(Strings(bundle, "s"))
    except DamagedError:
        return
    assert found == (rows, strings)  # a bit between the pieces, which nothing reads


@given(st.integers(0, 200))
def test_what_is_cut_short_is_refused(size: int) -> None:
    whole = packed(**row_pieces("r", [b"one", b"two"]))
    with pytest.raises(DamagedError):
        Bundle(whole[: min(size, len(whole) - 1)])


def test_what_is_missing_or_no_bundle_is_refused() -> None:
    with pytest.raises(DamagedError, match="it has no x"):
        Bundle(packed(y=b"")).piece("x")
    with pytest.raises(DamagedError, match="another program"):
        Bundle(memoryview(bytes(100)))


def test_damaged_rows_are_named() -> None:
    pieces = row_pieces("r", [b"one", b"two", b"three"])
    pieces["r.rows"] = [b"one", b"tw0", b"three"]
    rows = Rows(Bundle(packed(**pieces)), "r")
    assert rows.damaged == [1]
    assert bytes(rows[-1]) == b"three"
    with pytest.raises(DamagedError):
        rows[1]
