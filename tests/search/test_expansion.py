"""Which words answer a word, and how well."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.search.expansion import Expander, Expansion
from tests.search.dossier import lexicon_of, terms_of


def expander_of(*words: str, counts: list[int] | None = None) -> tuple[Expander, list[str]]:
    """An expander over different words that stand in so many articles each, and its terms."""
    lexicon = lexicon_of(*words, counts=counts)
    return Expander(lexicon), terms_of(lexicon)


def answers(word: str, *words: str, begun: bool = False) -> dict[str, str]:
    """What answers a word among others, and how."""
    expander, terms = expander_of(*words)
    return named(expander.expand(word, begun=begun), terms)


def named(expansion: Expansion, terms: list[str]) -> dict[str, str]:
    """The terms of an expansion and how they answer."""
    return {
        terms[term]: tier.how.value
        for term, tier in zip(expansion.terms.tolist(), expansion.tiers, strict=True)
    }


@pytest.mark.parametrize(
    ("word", "standing", "how"),
    [
        ("almaty", "Almaty", "exact"),
        ("ruestung", "Rüstung", "spelling"),
        ("strasse", "Straße", "spelling"),
        ("tokayev", "Tokajew", "spelling"),
        ("häuser", "Haus", "inflection"),
        ("trumps", "Trump", "inflection"),
        ("befehl", "Schießbefehl", "part"),
        ("regeirung", "Regierung", "typo"),
        ("reigeurng", "Regierung", "typo"),
    ],
)
def test_each_way_of_answering_has_its_name(word: str, standing: str, how: str) -> None:
    assert answers(word, standing, "Anderes") == {standing.lower(): how}


def test_better_ways_stand_on_higher_levels() -> None:
    words = ("Befehl", "Befehle", "Befehlshaber", "Schießbefehl")
    expander, terms = expander_of(*words)
    expansion = expander.expand("befehl", begun=True)
    levels = {
        terms[term]: tier.level
        for term, tier in zip(expansion.terms.tolist(), expansion.tiers, strict=True)
    }
    assert [levels[word.lower()] for word in words] == sorted(levels.values(), reverse=True)


@pytest.mark.parametrize(
    ("word", "standing"),
    [
        ("zeit", "seit"),
        ("rat", "Rad"),
        ("mord", "Lord"),
        ("test", "Protest"),
        ("2022", "2023"),
        ("bcdfg", "Banane"),
    ],
)
def test_chance_likeness_is_no_answer(word: str, standing: str) -> None:
    assert answers(word, standing) == {}


def test_nouns_that_share_a_key_are_not_each_other() -> None:
    assert answers("seele", "Seele", "Seelen", "Ziele", "Ziel", "Zielen").keys() == {
        "seele",
        "seelen",
    }


def test_a_word_that_stands_there_is_no_typo_of_another() -> None:
    assert "sendung" not in answers("wendung", "Wendung", "Sendung")


def test_a_rare_word_may_be_a_typo_of_a_frequent_one() -> None:
    expander, terms = expander_of("Regeirung", "Regierung", counts=[1, 50])
    assert named(expander.expand("regeirung", begun=False), terms) == {
        "regeirung": "exact",
        "regierung": "typo",
    }


def test_only_a_begun_word_is_also_a_beginning() -> None:
    assert answers("export", "Export", "Exportstopp", begun=True) == {
        "export": "exact",
        "exportstopp": "prefix",
    }


def test_a_mistyped_beginning_finds_the_word() -> None:
    assert answers("bundesreig", "Bundesregierung", begun=True) == {"bundesregierung": "typo"}
    assert answers("bundesreig", "Bundesregierung") == {}


def test_a_literal_is_answered_by_itself() -> None:
    expander, terms = expander_of("Rüstung", "Ruestung", "Rüstungen")
    assert named(expander.literal("rüstung"), terms) == {"rüstung": "exact"}
    assert named(expander.literal("rustung"), terms) == {}


def test_forms_are_no_guesses() -> None:
    expander, terms = expander_of("Putin", "Putins", "Путин", "Putni", "Putinismus")
    assert named(expander.forms("putin"), terms).keys() == {"putin", "putins", "путин"}


WORDS = st.lists(
    st.text("aeiouäünrstklbgcжтокаев", min_size=1, max_size=12).map(str.capitalize),
    unique=True,
    min_size=1,
    max_size=12,
)


@given(WORDS, st.data())
def test_every_word_answers_itself_exactly(words: list[str], data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(words)).lower()
    expander, terms = expander_of(*words)
    for begun in (False, True):
        assert named(expander.expand(word, begun=begun), terms)[word] == "exact"


@given(WORDS, st.text("aeiounrstklbg", min_size=1, max_size=10))
def test_typing_on_only_narrows(words: list[str], word: str) -> None:
    expander, terms = expander_of(*words)
    closed = named(expander.expand(word, begun=False), terms)
    begun = named(expander.expand(word, begun=True), terms)
    assert closed.keys() <= begun.keys()


@given(WORDS, st.text("xqwzpfv", min_size=7, max_size=12))
def test_consonants_at_random_answer_nothing(words: list[str], noise: str) -> None:
    expander, _ = expander_of(*words)
    assert len(expander.expand(noise, begun=False).terms) == 0
