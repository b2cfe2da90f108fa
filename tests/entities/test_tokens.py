from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.entities.tokens import pieces, tokenise


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("dem Portal Vlast.kz zufolge.", ["dem", "Portal", "Vlast.kz", "zufolge", "."]),
        ("picture alliance/dpa/AP", ["picture", "alliance", "/", "dpa", "/", "AP"]),
        ("J. K. Rowling", ["J.", "K.", "Rowling"]),
        ("Königin Elizabeth II. sprach", ["Königin", "Elizabeth", "II.", "sprach"]),
        ("rund 20.000 Euro", ["rund", "20.000", "Euro"]),
        ("EU-Kommission, AT&T", ["EU-Kommission", ",", "AT&T"]),
        ("Ende.Danach", ["Ende", ".", "Danach"]),
        ("Kazakhstan's president", ["Kazakhstan's", "president"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert tokenise(text).words == words


@given(st.text(max_size=300))
def test_tokens_stand_in_the_text_in_order(text: str) -> None:
    tokens = tokenise(text)
    cut = [text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)]
    assert cut == tokens.words
    assert all(a < b for a, b in zip(tokens.starts, tokens.ends, strict=True))
    assert all(end <= start for end, start in zip(tokens.ends[:-1], tokens.starts[1:], strict=True))


@given(st.text(max_size=300))
def test_no_visible_character_is_lost(text: str) -> None:
    tokens = tokenise(text)
    assert "".join(tokens.words) == "".join(text.split())


@given(st.lists(st.sampled_from(["Wort", ",", "Und"]), max_size=90), st.integers(5, 30))
def test_pieces_hold_all_tokens_and_are_short(words: list[str], longest: int) -> None:
    tokens = tokenise(" ".join(words))
    parts = list(pieces(tokens, longest))
    assert [word for part in parts for word in part.words] == tokens.words
    assert all(len(part) <= longest for part in parts)
