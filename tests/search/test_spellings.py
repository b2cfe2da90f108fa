"""Names in other transliterations and scripts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.search import name_forms as name_forms_module
from kz_tui.search.lexicon import Lexicon
from kz_tui.search.spellings import Spellings
from kz_tui.text.name_key import name_keys
from tests.search.dossier import lexicon_of


def spellings_in(*words: str) -> tuple[Spellings, Lexicon]:
    """The names among words that occur once each."""
    lexicon = lexicon_of(*words)
    return Spellings(lexicon), lexicon


@pytest.mark.parametrize("word", ["tokajew", "tokayev", "tokaev", "toqajew", "токаев"])
@pytest.mark.parametrize("standing", ["Tokajew", "Tokayev", "Токаев"])
def test_a_name_is_found_in_any_spelling(word: str, standing: str) -> None:
    spellings, _ = spellings_in(standing, "Demonstranten", "Almaty")
    assert spellings.of(word)


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Hrytsenko", "Гриценко"),
        ("Eisenstein", "Эйзенштейн"),
        ("Sjomin", "Сёмин"),
        ("Djatschenko", "Дьяченко"),
    ],
)
def test_names_are_found_however_their_letters_are_read(latin: str, cyrillic: str) -> None:
    assert spellings_in(latin)[0].of(cyrillic.lower())
    assert spellings_in(cyrillic)[0].of(latin.lower())


@pytest.mark.parametrize(
    ("word", "standing"),
    [("токаева", "Tokajew"), ("tokajew", "Токаеву"), ("токаев", "Tokajews"), ("путиным", "Putin")],
)
def test_a_name_is_found_in_the_cases_of_its_language(word: str, standing: str) -> None:
    spellings, _ = spellings_in(standing)
    assert spellings.of(word) == {0: False}


def test_the_whole_word_is_told_from_its_stem() -> None:
    spellings, _ = spellings_in("Tokajew")
    assert spellings.of("tokaev") == {0: True}


def test_ordinary_words_are_no_names() -> None:
    spellings, _ = spellings_in("seit")
    assert spellings.of("zeit") == {}


def test_other_names_are_not_found() -> None:
    spellings, _ = spellings_in("Nasarbajew", "Lukaschenko", "Peskow")
    assert spellings.of("tokajew") == {}


def test_short_words_have_no_other_spelling() -> None:
    spellings, _ = spellings_in("Dow", "Tow")
    assert spellings.of("dov") == {}


def test_a_beginning_in_the_other_script_is_found() -> None:
    spellings, lexicon = spellings_in("Tokajew", "Токио", "Tunis")
    found = spellings.beginning_with("тока", same_script=False)
    assert lexicon.folds(found) == ["tokajew"]


@given(st.lists(st.text("abcchjsktoeiuäößкавеш", min_size=1, max_size=10), min_size=1))
def test_keys_of_many_words_at_once_are_those_of_each(words: list[str]) -> None:
    together = name_keys("\n".join(words))
    for reading in together:
        assert len(reading.split("\n")) == len(words)
    assert together[0].split("\n") == [name_keys(word)[0] for word in words]


@given(st.lists(st.text("djasšchtk", min_size=1, max_size=8)))
def test_forms_of_many_latin_words_at_once_are_those_of_each(words: list[str]) -> None:
    forms, places = name_forms_module._latin_forms(words)
    for place, word in enumerate(words):
        own = [form for form, owner in zip(forms, places, strict=True) if owner == place]
        assert own == list(name_forms_module.name_forms(word))
