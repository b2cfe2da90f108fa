"""What counts as a word, and where words stand."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.search import reading
from kz_tui.search.offsets import word_offsets
from kz_tui.search.reading import WordReader
from kz_tui.search.words import find_words, glued_words

SCRIPTS = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("aAzäöüßéЁжשمあ漢字0９_-'’ .\n\x00\u0301\u200d🙂𝔘𐐀²½"),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nur-Sultan", ["Nur", "Sultan"]),
        ("_Bundesregierung_", ["Bundesregierung"]),
        ("rund 2,2 Mio.", ["rund", "2", "2", "Mio"]),
        ("d’Estaing", ["d", "Estaing"]),
        ("В Москве", ["В", "Москве"]),
        ("🙂 — …", []),
    ],
)
def test_words_are_runs_of_letters_and_digits(text: str, words: list[str]) -> None:
    assert find_words(text) == words


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("15:08", [("15", "08")]),
        ("1.000,5", [("1", "000", "5")]),
        ("EU-Gipfel", [("EU",), ("Gipfel",)]),
        ("SPD/Grüne", [("SPD",), ("Grüne",)]),
        ("a@b.de", [("a", "b", "de")]),
        ("http://x-y/z", [("http", "x", "y", "z")]),
        ("--", []),
    ],
)
def test_signs_glue_some_words_together(text: str, groups: list[tuple[str, ...]]) -> None:
    assert glued_words(text) == groups


@given(SCRIPTS)
def test_offsets_are_those_of_the_words(text: str) -> None:
    starts, ends = word_offsets(text)
    cut = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    assert cut == find_words(text)


@given(SCRIPTS)
def test_offsets_agree_with_the_regular_expression(text: str) -> None:
    spans = [match.span() for match in re.finditer(r"[^\W_]+", text)]
    starts, ends = word_offsets(text)
    assert list(zip(starts.tolist(), ends.tolist(), strict=True)) == spans


@given(st.lists(SCRIPTS, max_size=8))
def test_reading_numbers_every_word_of_every_text(texts: list[str]) -> None:
    reader = WordReader()
    row, counts = reader.read(texts)
    assert [reader.words[number] for number in row.tolist()] == [
        word for text in texts for word in find_words(text)
    ]
    assert counts.tolist() == [len(find_words(text)) for text in texts]


def test_a_long_text_without_a_word_has_none() -> None:
    reader = WordReader()
    row, counts = reader.read(["„" * 1_000_000, "Wort"])
    assert (row.tolist(), counts.tolist()) == ([0], [0, 1])


def test_words_keep_their_numbers_from_chunk_to_chunk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_CHUNK", 10)
    texts = ["eins zwei drei vier", "", "drei Drei", "vier" * 50, "eins " * 20]
    reader = WordReader()
    row, _ = reader.read(texts)
    assert [reader.words[number] for number in row.tolist()] == " ".join(texts).split()
    assert len(reader.words) == len(set(reader.words))
