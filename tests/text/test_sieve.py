from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kz_tui.text.fold import fold
from kz_tui.text.sieve import Sieve

NAMES = ("Ursula von der Leyen", "Xi Jinping", "Müller", "Токаев", "Tokajew | Tokayev")
_lines = st.lists(st.text(st.sampled_from("aäeoöuß \nTbŁ'"), max_size=8), max_size=8)


def test_a_part_of_a_name_in_any_case_and_spelling() -> None:
    sieve = Sieve(NAMES)
    assert sieve.matching("LEYEN") == [0]
    assert sieve.matching("mueller") == [2]
    assert sieve.matching("ток") == [3]
    assert sieve.matching("e") == [0, 2, 4]
    assert sieve.matching("  von   der ") == [0]


def test_nothing_typed_and_nothing_there() -> None:
    assert Sieve(NAMES).matching(" ") == [0, 1, 2, 3, 4]
    assert Sieve(()).matching("a") == []
    assert Sieve(()).matching("") == []


@given(_lines, st.text(st.sampled_from("aäeoub "), max_size=3))
def test_it_finds_what_a_look_at_each_line_finds(lines: list[str], typed: str) -> None:
    wanted = fold(" ".join(typed.split()))
    each = [n for n, line in enumerate(lines) if wanted in fold(line.replace("\n", " "))]
    assert Sieve(lines).matching(typed) == each
