"""What searching finds, and in which order."""

from __future__ import annotations

from pathlib import Path

import pytest

from kz_tui.search.index import Index
from kz_tui.search.query import parse_query
from tests.search.dossier import article, best_hit, found, index_of, terms


def test_a_name_and_a_place_in_the_spelling_of_another_language(seeds: Index) -> None:
    results = seeds.search(parse_query("Tokaev almati"))
    assert results.total == 2
    assert [(t.query, t.matched, t.how) for t in results.terms] == [
        ("Tokaev", "Tokajew", "spelling"),
        ("almati", "Almaty", "spelling"),
    ]


@pytest.mark.parametrize("name", ["Токаев", "Токаева", "Tokaev", "Tokayev", "Toqajew", "tokajews"])
def test_a_name_is_found_in_any_transliteration(seeds: Index, name: str) -> None:
    assert len(found(seeds, name)) == 2


@pytest.mark.parametrize(
    ("query", "matched", "how"),
    [
        ("ruestungsguetern", "Rüstungsgütern", "spelling"),
        ("schiessbefehl", "Schießbefehl", "spelling"),
        ("Exporten", "Exporte", "inflection"),
        ("Fallschirm", "Fallschirmjäger", "prefix"),
        ("Demonstranetn", "Demonstranten", "typo"),
        ("Sicherheitskrfte", "Sicherheitskräften", "typo"),
        ("Bereitschaftspolizei", "Bereitschaftpolizei", "typo"),
        ("Gaspreis", "Gaspreise", "inflection"),
        ("Ansprache", "Fernsehansprache", "part"),
    ],
)
def test_an_inexact_hit_says_why(seeds: Index, query: str, matched: str, how: str) -> None:
    assert (query, matched, how) in terms(seeds, query)


@pytest.mark.parametrize(
    "query", ["xqzt", "Mord", "Zentralbank", "bcdfg hjklm", "Sdtkrl", "Qwrtzpsdfg"]
)
def test_what_stands_nowhere_finds_nothing(seeds: Index, query: str) -> None:
    for text in (
        query,
        f"{query} ",
        f'"{query}"',
        f"={query}",
        f"title:{query}",
        f"Tokajew {query}",
    ):
        assert found(seeds, text) == []


def test_a_city_is_not_a_first_name(seeds: Index) -> None:
    second = Path("seeds/002_5e9af9cd8597777f.txt").read_text()
    assert "Nur-Sultan" not in best_hit(seeds, "Nursultan").snippet.of(second)


def test_a_typo_in_a_word_still_being_typed() -> None:
    index = index_of("Die Bundesregierung schweigt.", "Der Bundestag tagt.")
    assert found(index, "Bundesreigeru") == [0]


def test_a_begun_word_is_found_as_soon_as_it_begins() -> None:
    index = index_of("Das Parlament tagt.", "Die Regierung schweigt.")
    for end in range(1, len("Parlament") + 1):
        assert found(index, "Parlament"[:end]) == [0]


def test_a_closed_word_that_stands_there_is_no_beginning() -> None:
    index = index_of("Der Iran antwortet.", "Iranische Truppen und Iranistik.")
    assert found(index, "Iran") == [0, 1]
    assert found(index, "Irans Iran ")[:1] == [0]


def test_russian_words_are_found_in_their_cases() -> None:
    index = index_of("Войска вошли в город.", "Он говорил о войсках.")
    assert sorted(found(index, "войска")) == [0, 1]


def test_english_words_are_found_in_their_forms() -> None:
    index = index_of("The police protected protesters.", "They protest.")
    assert 0 in found(index, "protects ")


def test_a_frequent_word_is_found_by_a_rare_misspelling_of_it() -> None:
    texts = ["Der Minister sprach."] * 30 + ["Der Ministr schwieg."]
    index = index_of(*texts)
    assert found(index, "Ministr")[0] == 30
    assert len(found(index, "Ministr")) == 31


def test_exact_words_come_before_everything_else() -> None:
    index = index_of(
        "Schießbefehl Schießbefehl Schießbefehl.",
        "Befehle, Befehle, Befehle!",
        "Ein langer Text, in dem ein Befehl nur einmal und unter sehr vielen Wörtern vorkommt.",
        "Bevehl.",
    )
    assert found(index, "Befehl")[:3] == [2, 1, 0]


def test_the_spelling_that_was_typed_comes_first() -> None:
    index = index_of("Die Masse zählt.", "Die Maße zählen.")
    assert found(index, "Maße") == [1, 0]
    assert found(index, "Masse") == [0, 1]


def test_an_article_about_a_word_comes_before_one_that_mentions_it() -> None:
    filler = "Es ging um vieles andere an diesem langen Tag in der Stadt. " * 5
    index = index_of(f"{filler} Kohle. {filler}", "Kohle, Kohle und noch einmal Kohle.")
    assert found(index, "Kohle") == [1, 0]


def test_a_word_in_the_title_counts_more() -> None:
    plain = article("Die Kohle wird teurer, sagte sie.", "Neues aus der Stadt")
    titled = article("Die Kohle wird teurer, sagte sie.", "Neues zur Kohle")
    assert found(Index.build([plain, titled]), "Kohle") == [1, 0]


def test_words_side_by_side_come_first() -> None:
    index = index_of(
        "Die Bank am See ist alt, und deutsche Touristen sitzen dort gern.",
        "Der Vorstand, den die Deutsche Bank berief, sitzt in Frankfurt am Main.",
    )
    assert found(index, "Deutsche Bank") == [1, 0]


def test_equally_good_articles_keep_the_order_of_the_dossier() -> None:
    assert found(index_of(*["Ein Wort."] * 300), "Wort") == list(range(300))


def test_where_nothing_answers_all_words_those_that_stand_there_are_doubted() -> None:
    index = index_of("Die Staaten der Region", "Er konnte nicht starten", "Der Rat der Region")
    assert found(index, "starten Region ") == [0]
    assert terms(index, "starten Region ") == [("starten", "Staaten", "typo")]
    assert found(index, "starten nicht ") == [1]
    assert found(index, "=starten Region") == []
