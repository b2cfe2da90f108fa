"""Which words occur."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.search.arrays import Int32s
from kz_tui.search.strings import Strings
from kz_tui.search.vocabulary import Vocabulary, ordinary
from kz_tui.text.fold import fold
from tests.search.dossier import lexicon_of


def build(*words: str) -> tuple[Vocabulary, Int32s]:
    """A vocabulary of different words that occur once each."""
    return Vocabulary.build(words, np.ones(len(words), np.int64))


def test_case_does_not_make_another_term() -> None:
    vocabulary, terms = build("Almaty", "ALMATY", "almaty")
    assert list(vocabulary.terms) == ["almaty"]
    assert terms.tolist() == [0, 0, 0]


def test_umlaut_spellings_are_terms_of_one_fold() -> None:
    vocabulary, _ = build("Rüstung", "Ruestung", "Rustung", "Rost")
    number = vocabulary.folds.find("rustung")
    assert number is not None
    first, beyond = vocabulary.term_starts[number : number + 2]
    assert set(vocabulary.terms[first:beyond]) == {"rüstung", "ruestung", "rustung"}


def test_folds_with_one_beginning_are_a_range() -> None:
    vocabulary, _ = build("Export", "exportieren", "Exil", "Exporte", "Frost")
    low, high = vocabulary.folds.beginning_with("export")
    assert vocabulary.folds[low:high] == ["export", "exporte", "exportieren"]


def test_what_does_not_occur_has_no_number() -> None:
    lexicon = lexicon_of("Rüstung")
    assert lexicon.fold_number("rust") is None
    assert lexicon.spelt("rustung").tolist() == []
    assert lexicon.spelt("rüstung").tolist() == [0]


def test_a_word_often_in_lower_case_is_ordinary() -> None:
    words = ("Seit", "seit", "Tokajew", "tokajew")
    vocabulary, _ = Vocabulary.build(words, np.array([5, 5, 99, 1]))
    assert ordinary(vocabulary.counts, vocabulary.lower_counts).tolist() == [True, False]


def test_there_may_be_no_words_at_all() -> None:
    vocabulary, terms = build()
    assert len(vocabulary.terms) == 0
    assert len(terms) == 0
    assert vocabulary.folds.find("a") is None
    assert vocabulary.folds.beginning_with("a") == (0, 0)


@given(st.lists(st.text("aAeEoOuUäÄßsSyYİı\u0307Σσς", min_size=1, max_size=6), unique=True))
def test_every_word_finds_itself(words: list[str]) -> None:
    vocabulary, terms = build(*words)
    lexicon = lexicon_of(*words)
    assert list(vocabulary.folds) == sorted(set(vocabulary.folds))
    for word, term in zip(words, terms.tolist(), strict=True):
        assert vocabulary.terms[term] == word.lower()
        assert lexicon.spelt(word.lower()).tolist() == [term]
        number = vocabulary.folds.find(fold(word.lower()))
        assert number is not None
        assert term in lexicon.terms_of(np.array([number], np.int32))[0]


STRING = st.text("abäж", max_size=12)


@given(st.lists(STRING, unique=True).map(sorted), st.lists(STRING, min_size=1))
def test_strings_are_found_by_their_beginnings(strings: list[str], asked: list[str]) -> None:
    kept = Strings.of(strings, ascending=True)
    assert list(kept) == strings == kept.many(np.arange(len(strings)))
    for beginning, (low, high) in zip(asked, kept.beginning_with_each(asked), strict=True):
        assert strings[low:high] == [one for one in strings if one.startswith(beginning)]
        assert kept.find(beginning) == (strings.index(beginning) if beginning in strings else None)
