"""Signatures leave out no word that has to be looked at."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from kz_tui.search.letters import LONGEST, Signatures, letters, pairs
from kz_tui.search.typos import Typos
from tests.search.dossier import lexicon_of, terms_of

WORD = st.one_of(
    st.text("abcdi", min_size=1, max_size=9),
    st.text("abtokwjiиаоквт", min_size=1, max_size=14),
    st.text("x", min_size=LONGEST - 2, max_size=LONGEST + 3),
)
WORDS = st.lists(WORD, unique=True, min_size=1, max_size=25)


def test_letters_tell_once_from_twice() -> None:
    assert letters("ab") == letters("ba")
    assert letters("aab") != letters("ab")
    assert letters("aaab") == letters("aab")


def test_pairs_tell_the_order() -> None:
    assert pairs("ab") != pairs("ba")


@given(WORDS, WORD, st.integers(1, 2))
def test_no_neighbour_is_missed(words: list[str], word: str, edits: int) -> None:
    assume(len(word) <= LONGEST)
    lexicon = lexicon_of(*words)
    expected = {
        number: OSA.distance(word, other)
        for number, other in enumerate(terms_of(lexicon))
        if len(other) <= LONGEST and OSA.distance(word, other) <= edits
    }
    near = Typos(lexicon).near(word, edits)
    assert {n: d for n, d in near.items() if len(lexicon.fold(n)) <= LONGEST} == expected


@given(WORDS, st.text("abcditokwj", min_size=2, max_size=6))
def test_no_word_that_holds_another_is_missed(words: list[str], part: str) -> None:
    holding = {n for n, word in enumerate(words) if part in word and part != word}
    assert holding <= set(Signatures.of(words).holding(part).tolist())


@given(WORDS, st.text("abcdi", min_size=4, max_size=9), st.integers(1, 2))
def test_no_mistyped_beginning_is_missed(words: list[str], typed: str, edits: int) -> None:
    lexicon = lexicon_of(*words)
    sizes = range(len(typed) - edits, len(typed) + edits + 1)
    expected = {
        number
        for number, word in enumerate(terms_of(lexicon))
        if len(word) <= LONGEST and min(OSA.distance(typed, word[:size]) for size in sizes) <= edits
    }
    near = Typos(lexicon).beginning_near(typed, edits)
    assert expected <= set(near)


def test_there_may_be_no_words_at_all() -> None:
    signatures = Signatures.of([])
    assert not len(signatures.near("abc", 1))
    assert not len(signatures.holding("abc"))
    assert Typos(lexicon_of()).near("abcd", 2) == {}
    assert Typos(lexicon_of()).beginning_near("abcd", 1) == {}
