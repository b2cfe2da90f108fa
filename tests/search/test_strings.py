"""Many strings at once: their order and their hashes."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.search import hashing
from kz_tui.search.hashing import Hasher
from kz_tui.search.strings import Strings, sorting_order

STRING = st.text("abzäяß中\U0001f600", max_size=20) | st.text(
    st.characters(codec="utf-8", exclude_characters="\n\0"), max_size=6
)


@given(st.lists(STRING | st.sampled_from(["a" * 16, "a" * 17, "a" * 16 + "b", "a" * 40])))
def test_strings_are_put_in_the_order_of_python(strings: list[str]) -> None:
    order = sorting_order(strings).tolist()
    assert order == sorted(range(len(strings)), key=strings.__getitem__)


@given(st.lists(st.text("abcя", min_size=1, max_size=6), min_size=1))
def test_hashes_do_not_depend_on_how_much_is_hashed_at_once(strings: list[str]) -> None:
    kept = Strings.of(strings)
    whole = Hasher().hashes(kept.utf8, kept.starts[:-1], kept.starts[1:])
    at_once, hashing._AT_ONCE = hashing._AT_ONCE, 5
    try:
        parts = Hasher().hashes(kept.utf8, kept.starts[:-1], kept.starts[1:])
    finally:
        hashing._AT_ONCE = at_once
    assert np.array_equal(whole, parts)
    assert len(set(whole.tolist())) == len(set(strings))
