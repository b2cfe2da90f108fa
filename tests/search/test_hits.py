"""Where a hit lies, and what is asked of unusual dossiers and queries."""

from __future__ import annotations

import pytest

from kz_tui.model.article import BlockKind
from kz_tui.search.index import Index
from kz_tui.search.query import parse_query
from tests.search.dossier import article, best_hit, found, index_of, surfaces, terms


def test_a_hit_marks_every_match_in_its_snippet() -> None:
    text = "Tokajew rief Putin an. Danach lobte Putin den Anruf von Tokajew."
    hit = best_hit(index_of(text), "putin Tokaev")
    assert hit.snippet.of(text) == text
    assert surfaces(text, hit.matches) == ["Tokajew", "Putin", "Putin", "Tokajew"]
    assert [(term.query, term.how) for term in hit.terms] == [
        ("putin", "exact"),
        ("Tokaev", "spelling"),
    ]


def test_explanations_keep_the_order_of_the_query() -> None:
    index = Index.build([article("In Almaty.", "Tokajew")])
    assert [term.query for term in best_hit(index, "Tokajew Almaty").terms] == ["Tokajew", "Almaty"]
    assert [term.query for term in best_hit(index, "Almaty Tokajew").terms] == ["Almaty", "Tokajew"]


def test_a_hit_in_furniture_is_shown_there() -> None:
    made = article("Feuer in Almaty.\nDie Lage ist unruhig.", kinds=(BlockKind.CAPTION,))
    hit = best_hit(Index.build([made]), "Almaty")
    assert hit.snippet.of(made.text) == "Feuer in Almaty."


def test_all_places_of_an_article_are_found_in_order() -> None:
    text = "Almaty.\n" + "Anderes. " * 100 + "\nIn ALMATY, nahe Almatys Bahnhof."
    index = index_of("Anderswo.", text)
    matches = index.find_in(1, parse_query("almaty bahnhof"))
    assert surfaces(text, matches) == ["Almaty", "ALMATY", "Almatys", "Bahnhof"]
    assert index.find_in(0, parse_query("almaty")) == ()


def test_places_are_found_though_the_article_does_not_answer_all() -> None:
    index = index_of("Almaty brennt.")
    assert len(index.find_in(0, parse_query("Almaty -brennt Xyzzyx"))) == 1


def test_places_do_not_overlap() -> None:
    text = "Die kollektive Sicherheit."
    matches = index_of(text).find_in(0, parse_query('Sicherheit "kollektive Sicherheit" kollektiv'))
    assert surfaces(text, matches) == ["kollektive Sicherheit"]


def test_a_title_clause_marks_nothing_in_the_text() -> None:
    index = Index.build([article("Almaty brennt.", "Almaty")])
    assert index.find_in(0, parse_query("title:Almaty")) == ()


def test_the_explanations_are_those_of_the_best_hits_without_repetition() -> None:
    index = index_of("Tokajew.", "Tokajew!", "TOKAJEW", "Tokayev.")
    assert terms(index, "Tokaev") == [
        ("Tokaev", "Tokajew", "spelling"),
        ("Tokaev", "Tokayev", "spelling"),
    ]


def test_an_exact_hit_needs_no_explanation() -> None:
    assert terms(index_of("Almaty"), "almaty") == []


def test_an_empty_query_finds_nothing() -> None:
    index = index_of("Wort")
    results = index.search(parse_query(" - "))
    assert results.total == 0
    assert list(results.ranking) == []
    assert results.terms == ()
    assert index.find_in(0, parse_query("")) == ()


@pytest.mark.parametrize("query", ["wort", "w", '"a b"', "=x", "-x", "title:x", "date:2022", "x y"])
def test_an_empty_dossier_can_be_asked(query: str) -> None:
    assert found(Index.build([]), query) == []


def test_articles_may_be_without_words() -> None:
    index = index_of("…", "Wort", "")
    assert found(index, "Wort") == [1]
    assert found(index, '"Wort"') == [1]
    assert found(index, "-Wort") == [0, 2]


def test_a_rank_beyond_the_last_is_refused() -> None:
    results = index_of("Wort").search(parse_query("Wort"))
    with pytest.raises(IndexError):
        results.hit(1)


@pytest.mark.parametrize(
    "query", ["a" * 10_000, "ä ö" * 20, "🙂" * 99, "\x00", "שלום", "\u202eabc", "'" * 50, "ß" * 70]
)
def test_odd_queries_find_nothing(seeds: Index, query: str) -> None:
    results = seeds.search(parse_query(query))
    assert (results.total, list(results.ranking), results.terms) == (0, [], ())


def test_words_of_other_scripts_are_found() -> None:
    index = index_of("נשיא שלום", "السلام عليكم", "Ελλάδα και Τουρκία", "日本 経済")
    assert found(index, "שלום") == [0]
    assert found(index, "السلام") == [1]
    assert found(index, "ελλαδα") == [2]
    assert found(index, "日本") == [3]
