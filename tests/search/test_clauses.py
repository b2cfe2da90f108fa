"""What phrases, literals, exclusions and fields find."""

from __future__ import annotations

import pytest

from kz_tui.search.index import Index
from kz_tui.search.query import NamesNeeded, parse_query
from tests.search.dossier import article, best_hit, found, index_of, terms


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
