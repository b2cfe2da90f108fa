"""What searching finds, in which order, and why."""

from __future__ import annotations

import pytest

from kz_tui.corpus.loader import read_corpus
from kz_tui.model.article import Article, BlockKind
from kz_tui.search.index import Index
from kz_tui.search.query import NamesNeeded, parse_query
from tests.search.dossier import article, best_hit, found, index_of, surfaces, terms


@pytest.fixture(scope="module")
def seeds() -> Index:
    """The two seed articles; 0 is of 7 January, 1 of 8 January 2022."""
    return Index.build([one for one in read_corpus(["seeds"]) if isinstance(one, Article)])


# the ways a word is found


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
    assert "Nur-Sultan" not in best_hit(seeds, "Nursultan").snippet.of(_text(seeds, 1))


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


# order


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


# all words, phrases, literals, exclusions


def test_all_words_are_wanted() -> None:
    index = index_of("Kohle und Stahl.", "Kohle.", "Stahl.")
    assert found(index, "Stahl Kohle") == [0]
    assert found(index, "Stahl Kohle Xyzzyx") == []


def test_a_phrase_is_words_in_a_row() -> None:
    index = index_of(
        "Es geht um kollektive Sicherheit.", "Die Sicherheit ist kollektive Sache.", "kollektive"
    )
    assert found(index, '"kollektive Sicherheit"') == [0]
    assert found(index, '"Sicherheit kollektive"') == []


def test_a_phrase_of_common_words_is_found_in_the_worst_article() -> None:
    texts = ["der die das und. " * 20] * 400 + ["Wort " * 300 + "die der das"]
    assert found(index_of(*texts), '"die der"') == [400]


def test_a_phrase_is_not_bent() -> None:
    index = index_of("Die kasachischen Präsidenten.", "Der kasachische Präsident.")
    assert found(index, '"kasachische Präsident"') == [1]


def test_a_phrase_may_be_typed_without_umlauts() -> None:
    index = index_of("Export von Rüstungsgütern.")
    assert terms(index, '"von Ruestungsguetern"') == [
        ("von Ruestungsguetern", "von Rüstungsgütern", "spelling")
    ]


def test_a_phrase_grows_while_it_is_typed() -> None:
    index = index_of("Es geht um kollektive Sicherheit.")
    assert found(index, '"kollektive Sich') == [0]
    assert found(index, '"kollektive Sich"') == []


def test_a_phrase_does_not_reach_from_the_title_into_the_text() -> None:
    index = Index.build([article("Ende gut.", "Alles gut am")])
    assert found(index, '"am Ende"') == []
    assert found(index, '"Ende gut"') == [0]
    assert found(index, 'title:"gut am"') == [0]
    assert found(index, 'title:"Ende gut"') == []


def test_a_time_is_found_as_it_stands() -> None:
    index = index_of("Stand: 15:08 Uhr, 12 Tote", "Um 08 Uhr 15")
    assert found(index, "15:08") == [0]


def test_numbers_are_never_guessed_at() -> None:
    index = index_of("Es waren 2500 Soldaten.")
    assert found(index, "2500 ") == [0]
    assert found(index, "2600 ") == []
    assert found(index, "250 ") == []


def test_a_literal_is_that_very_word() -> None:
    index = index_of("Rüstung", "Ruestung", "RÜSTUNG", "Rüstungen", "Токаев Tokajew")
    assert sorted(found(index, "=rüstung")) == [0, 2]
    assert found(index, "=Tokayev") == []
    assert found(index, "=Rüst") == []
    assert found(index, '="токаев tokajew"') == [4]


def test_an_excluded_word_is_excluded_in_all_its_forms() -> None:
    index = index_of("Putin und Xi.", "Putins Reise und Xi.", "Путин и Xi", "Putni und Xi.", "Xi")
    assert found(index, "Xi -Putin") == [4, 3]


def test_only_excluding_leaves_the_rest_of_the_dossier() -> None:
    assert found(index_of("a Putin", "b", "c"), "-Putin") == [1, 2]


def test_a_phrase_can_be_excluded() -> None:
    index = index_of("Der Sultan von Oman.", "In Nur-Sultan tagt der Rat.", "Nur der Sultan.")
    assert sorted(found(index, "Sultan -Nur-Sultan")) == [0, 2]


# fields


def test_title_looks_into_the_title_alone() -> None:
    index = Index.build(
        [article("Almaty brennt.", "Unruhen"), article("Unruhen.", "Lage in Almaty"), article("x")]
    )
    assert found(index, "title:Almaty") == [1]
    assert found(index, "title:almati") == [1]
    assert found(index, "-title:Unruhen") == [1, 2]


def test_a_title_that_stands_in_no_text_is_searched() -> None:
    index = Index.build([article("Der Text.", "Die Überschrift")])
    hit = best_hit(index, "ueberschrift")
    assert [span.of("Die Überschrift") for span in hit.title_matches] == ["Überschrift"]
    assert hit.matches == ()
    assert hit.snippet.of("Der Text.") == "Der Text."


def test_source_is_matched_by_its_words() -> None:
    index = Index.build(
        [
            article("a", source="Der Standard"),
            article("b", source="Standard Chartered"),
            article("c", source="SPIEGEL ONLINE"),
            article("d"),
        ]
    )
    assert found(index, 'source:"Der Standard"') == [0]
    assert found(index, "source:stand") == [0, 1]
    assert found(index, "source:spiegel") == [2]
    assert found(index, "source:iegel") == []
    assert found(index, "-source:standard") == [2, 3]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("date:2022-01-07", [0, 1, 2]),
        ("date:2022-01-08", [1, 2, 3]),
        ("date:2022-01", [0, 1, 2, 3]),
        ("date:2022-02..", [2, 4]),
        ("date:..2022-01-06", [1, 2]),
        ("date:2022-01-07T15:08", [0, 1, 2]),
        ("date:2022-01-07T15:09", [1, 2]),
        ("date:2019..2021", []),
        ("-date:2022", [4, 5]),
    ],
)
def test_a_date_is_met_by_overlap(query: str, numbers: list[int]) -> None:
    dates = ["2022-01-07T15:08", "2022-01", "2022", "2022-01-08", "2023-05-01", None]
    index = Index.build([article("Wort", date=date) for date in dates])
    assert found(index, query) == numbers


def test_everything_can_be_combined() -> None:
    index = Index.build(
        [
            article("Kohle und Stahl aus Polen", "Neues", date="2022-01-03", source="dpa"),
            article("Kohle und Stahl aus Polen", "Altes", date="2021-01-03", source="dpa"),
            article("Kohle und Stahl aus China", "Neues", date="2022-01-03", source="dpa"),
            article("Kohle und Stahl aus Polen", "Neues", date="2022-01-03", source="Tass"),
            article("Stahl und Kohle aus Polen", "Neues", date="2022-01-03", source="dpa"),
        ]
    )
    query = '"Kohle und Stahl" =polen -China title:neues source:dpa date:2022-01-01..2022-01-31'
    assert found(index, query) == [0]


@pytest.mark.parametrize("query", ["actor:Putin", "type:PER", "-type:LOC Wort"])
def test_actors_have_to_be_known_first(query: str) -> None:
    index = index_of("Ein Wort.")
    with pytest.raises(NamesNeeded):
        index.search(parse_query(query))
    with pytest.raises(NamesNeeded):
        index.find_in(0, parse_query(query))


# hits and places


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


# borders


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
def test_odd_queries_are_answered(seeds: Index, query: str) -> None:
    results = seeds.search(parse_query(query))
    for rank in range(results.total):
        results.hit(rank)


def test_words_of_other_scripts_are_found() -> None:
    index = index_of("נשיא שלום", "السلام عليكم", "Ελλάδα και Τουρκία", "日本 経済")
    assert found(index, "שלום") == [0]
    assert found(index, "السلام") == [1]
    assert found(index, "ελλαδα") == [2]
    assert found(index, "日本") == [3]


def _text(index: Index, number: int) -> str:
    return [one for one in read_corpus(["seeds"]) if isinstance(one, Article)][number].text
