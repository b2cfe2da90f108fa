"""Names that sound alike though no key is common to their spellings."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.search.lexicon import Lexicon
from kz_tui.search.sounds import may_be_soft, readings, soft_reading, vowels_apart
from kz_tui.search.spellings import Spellings
from kz_tui.text.fold import strip_diacritics
from kz_tui.text.name_key import name_key
from tests.search.dossier import found, index_of, lexicon_of, terms


def spellings_in(*words: str) -> tuple[Spellings, Lexicon]:
    lexicon = lexicon_of(*words)
    return Spellings(lexicon), lexicon


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Schröder", "Шрёдер"),
        ("Milošević", "Милошевич"),
        ("Kılıçdaroğlu", "Кылычдароглу"),
        ("Orbán", "Орбан"),
        ("Steinmeier", "Штайнмайер"),
        ("Böhmermann", "Бёмерман"),
        ("Mélenchon", "Меланшон"),
        ("Ahmadinejad", "Ахмадинежад"),
        ("Jinping", "Цзиньпин"),
        ("Wałęsa", "Валенса"),
        ("Kharkiv", "Харьков"),
    ],
)
def test_names_are_heard_across_scripts(latin: str, cyrillic: str) -> None:
    assert spellings_in(latin)[0].sounding_like(cyrillic.lower(), same_script=False)
    assert spellings_in(cyrillic)[0].sounding_like(latin.lower(), same_script=False)


@pytest.mark.parametrize(
    ("word", "standing"),
    [("milosewitsch", "Milošević"), ("bijikov", "Bidschikow"), ("karajic", "Karadžić")],
)
def test_names_are_heard_within_a_script(word: str, standing: str) -> None:
    assert spellings_in(standing)[0].sounding_like(word, same_script=True)


def test_within_a_script_the_vowels_have_to_agree() -> None:
    spellings, _ = spellings_in("Merkel", "Markel", "Murkel")
    assert spellings.sounding_like("mirkel", same_script=True) == {}


@pytest.mark.parametrize(("word", "standing"), [("киров", "Carver"), ("вена", "Vienna")])
def test_too_few_consonants_or_too_many_other_vowels_do_not_count(word: str, standing: str) -> None:
    assert spellings_in(standing)[0].sounding_like(word, same_script=False) == {}


def test_the_nearest_vowels_come_first() -> None:
    index = index_of(
        "Der Schredder lief.", "Gerhard Schröder kam.", "Vučić sprach.", "Visits in A."
    )
    assert found(index, "Вучич")[0] == 2
    assert set(found(index, "Шрёдер")) == {0, 1}


def test_a_name_that_is_heard_answers_a_query_and_says_so() -> None:
    index = index_of("Milošević trat zurück.", "Schröder trat an.")
    assert found(index, "Милошевич") == [0]
    assert terms(index, "Милошевич") == [("Милошевич", "Milošević", "spelling")]


def test_only_soft_letters_make_a_soft_reading() -> None:
    assert soft_reading("vucic") == "vutsits"
    assert not any(map(may_be_soft, ["schröder", "becker", "jelzin", "putin", "токаев"]))


@given(st.lists(st.text("abccčđęjkosuüштж", min_size=1, max_size=9), min_size=1))
def test_many_words_at_once_are_read_like_each(words: list[str]) -> None:
    soft = soft_reading("\n".join(words)).split("\n")
    assert soft == [soft_reading(word) for word in words]
    for word, reading in zip(words, soft, strict=True):
        assert may_be_soft(word) or reading == strip_diacritics(word)


@given(st.text("abcdehiknorstuvwz", min_size=1, max_size=12))
def test_a_word_sounds_like_itself(word: str) -> None:
    assert name_key(word) in set(readings(word))
    assert np.array_equal(vowels_apart([name_key(word)], [word]), [0])
