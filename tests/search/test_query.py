"""The query language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.model.entity import EntityType
from kz_tui.search.clauses import (
    ActorClause,
    Clause,
    DateClause,
    PhraseClause,
    SourceClause,
    TypeClause,
    WordClause,
)
from kz_tui.search.query import FIELDS, MAX_WORDS, Query, QueryError, parse_query

VALID = (
    "Tokaev almati",
    '"kollektive Sicherheit" -Putin =Tokajew',
    'title:Unruhen actor:"Xi Jinping" source:"Der Standard" type:PER',
    "date:2022-01-05..2022-01-08 -title:dumm -date:2021",
    "date:..2022-01 -source:dpa https://vlast.kz/a?b=c 15:08 Bürger:innen O'Neill",
)


def only(text: str) -> Clause:
    """The single clause of a query."""
    (clause,) = parse_query(text).clauses
    return clause


def words(text: str) -> list[str]:
    """The words of a query that has nothing but words."""
    clauses = parse_query(text).clauses
    assert all(isinstance(clause, WordClause) for clause in clauses)
    return [clause.text for clause in clauses if isinstance(clause, WordClause)]


def error(text: str) -> QueryError:
    """The error a query is refused with."""
    with pytest.raises(QueryError) as caught:
        parse_query(text)
    return caught.value


def test_plain_words_are_clauses_of_their_own() -> None:
    assert words("Proteste in Almaty ") == ["Proteste", "in", "Almaty"]


def test_the_last_word_may_still_grow() -> None:
    first, last = parse_query("Proteste Alm").clauses
    assert isinstance(first, WordClause)
    assert isinstance(last, WordClause)
    assert (first.begun, last.begun) == (False, True)


def test_a_blank_ends_the_last_word() -> None:
    clause = only("Alm ")
    assert isinstance(clause, WordClause)
    assert not clause.begun


def test_a_clause_knows_where_it_stands() -> None:
    text = 'title:"Ende der Gewalt" -Putin'
    assert [clause.span.of(text) for clause in parse_query(text).clauses] == text.rsplit(" ", 1)


def test_quotes_make_a_phrase() -> None:
    clause = only('"kollektive Sicherheit"')
    assert isinstance(clause, PhraseClause)
    assert clause.words == ("kollektive", "Sicherheit")
    assert not clause.begun


@pytest.mark.parametrize("text", ["„kollektive Sicherheit“", "“kollektive Sicherheit”"])
def test_typographic_quotes_are_quotes(text: str) -> None:
    assert isinstance(only(text), PhraseClause)


def test_an_unclosed_quote_is_closed_by_the_end() -> None:
    clause = only('"kollektive Sich')
    assert isinstance(clause, PhraseClause)
    assert clause.begun


def test_an_equals_sign_makes_a_literal_that_does_not_grow() -> None:
    clause = only("=Tokajew")
    assert isinstance(clause, WordClause)
    assert clause.literal
    assert not clause.begun


def test_a_minus_excludes() -> None:
    clause = only("-Putin")
    assert isinstance(clause, WordClause)
    assert clause.excluded
    assert not clause.begun


def test_an_excluded_hyphen_word_is_one_thing() -> None:
    clause = only("-Nur-Sultan")
    assert isinstance(clause, PhraseClause)
    assert clause.words == ("Nur", "Sultan")


def test_a_hyphen_word_is_looked_for_word_by_word() -> None:
    assert words("Nur-Sultan") == ["Nur", "Sultan"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("15:08", ("15", "08")),
        ("2,2", ("2", "2")),
        ("vlast.kz", ("vlast", "kz")),
        ("https://vlast.kz/a-b", ("https", "vlast", "kz", "a", "b")),
        ("O'Neill", ("O", "Neill")),
        ("Bürger:innen", ("Bürger", "innen")),
    ],
)
def test_what_means_something_only_together_stays_together(
    text: str, parts: tuple[str, ...]
) -> None:
    clause = only(text)
    assert isinstance(clause, PhraseClause)
    assert clause.words == parts


@pytest.mark.parametrize("text", ["", "   ", "- = --", "!?…", '""', "🙂 🙃", '"', "-", "="])
def test_a_query_without_words_asks_for_nothing(text: str) -> None:
    assert parse_query(text).empty


def test_title_takes_words_phrases_and_literals() -> None:
    word, phrase, literal = parse_query('title:Unruhen title:"ein Ende" title:=EU').clauses
    assert isinstance(word, WordClause)
    assert isinstance(phrase, PhraseClause)
    assert isinstance(literal, WordClause)
    assert word.title
    assert phrase.title
    assert (literal.title, literal.literal) == (True, True)


def test_an_actor_may_have_several_words() -> None:
    clause = only('actor:"Xi Jinping"')
    assert isinstance(clause, ActorClause)
    assert clause.words == ("Xi", "Jinping")


def test_a_source_is_kept_in_lower_case() -> None:
    clause = only('source:"Der Standard"')
    assert isinstance(clause, SourceClause)
    assert clause.words == ("der", "standard")


@pytest.mark.parametrize(
    ("text", "types"),
    [("type:PER", {EntityType.PER}), ("type:org,LOC", {EntityType.ORG, EntityType.LOC})],
)
def test_types_are_read_in_any_case(text: str, types: set[EntityType]) -> None:
    clause = only(text)
    assert isinstance(clause, TypeClause)
    assert clause.types == types


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("date:2022", 202200000000, 202299999999),
        ("date:2022-01-05", 202201050000, 202201059999),
        ("date:05.01.2022", 202201050000, 202201059999),
        ("date:2022-01-05..2022-01-08", 202201050000, 202201089999),
        ("date:2022-01-05..", 202201050000, 999999999999),
        ("date:..2022-01", 0, 202201999999),
        ('date:"5. Januar 2022"', 202201050000, 202201059999),
    ],
)
def test_dates_are_periods(text: str, first: int, last: int) -> None:
    clause = only(text)
    assert isinstance(clause, DateClause)
    assert (clause.first, clause.last) == (first, last)


def test_an_unknown_field_is_named_with_the_known_ones() -> None:
    problem = error("Putin foo:bar")
    assert problem.position == 6
    assert "foo" in problem.message
    assert all(f"{field}:" in problem.message for field in FIELDS)
    assert not problem.unfinished


def test_a_heading_with_a_colon_is_words() -> None:
    assert words("Tokajew: Aufrufe") == ["Tokajew", "Aufrufe"]


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("Putin date:gestern", 11),
        ("date:2022-02-31", 5),
        ("type:XYZ", 5),
        ("date:2022..2021", 5),
        ("date:2020..2021..2022", 5),
        ("title: Unruhen", 0),
    ],
)
def test_an_error_names_its_place(text: str, position: int) -> None:
    problem = error(text)
    assert problem.position == position
    assert not problem.unfinished


@pytest.mark.parametrize(
    "text", ["title:", 'actor:"', "date:", "date:2022-0", "date:2022-01-05..2", "type:P", "-date:."]
)
def test_what_typing_on_may_mend_is_only_unfinished(text: str) -> None:
    assert error(text).unfinished


def test_a_pasted_text_is_refused() -> None:
    assert "too many words" in error("Wort " * (MAX_WORDS + 1)).message
    assert len(parse_query("Wort " * MAX_WORDS).clauses) == MAX_WORDS


def test_invisible_characters_do_not_split_words() -> None:
    assert words("To\u200bkajew") == ["Tokajew"]


def test_letters_with_combining_marks_are_composed() -> None:
    assert words("Ru\u0308stung") == ["Rüstung"]


def test_filters_are_what_narrows() -> None:
    query = parse_query("Proteste -Putin date:2022 title:Almaty")
    assert query.filters == ("-Putin", "date:2022")


def test_only_actors_and_types_need_names() -> None:
    assert parse_query("actor:Putin").needs_names
    assert parse_query("-type:PER").needs_names
    assert not parse_query("Putin title:Putin source:x date:2022").needs_names


@pytest.mark.parametrize("text", VALID)
def test_every_beginning_of_a_valid_query_is_read_or_unfinished(text: str) -> None:
    for end in range(len(text) + 1):
        problem = outcome(text[:end])
        if isinstance(problem, QueryError):
            assert problem.unfinished, text[:end]
            assert 0 <= problem.position <= end


@given(st.text())
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    check_reads_or_refuses(text)


@given(
    st.lists(
        st.sampled_from(
            [
                '"',
                "„",
                "-",
                "=",
                ":",
                "..",
                " ",
                "\n",
                *FIELDS,
                "title:",
                "date:",
                "type:",
                "actor:",
            ]
        )
        | st.sampled_from(
            ["Putin", "2022-01", "PER", "ä", "\u202e", "\x00", "\ud800", "🙂", "שלום"]
        ),
        max_size=12,
    ).map("".join)
)
def test_any_mixture_of_signs_is_read_or_refused(text: str) -> None:
    check_reads_or_refuses(text)


def check_reads_or_refuses(text: str) -> None:
    """Parse, and see to it that spans and positions lie inside the query."""
    read = outcome(text)
    if isinstance(read, QueryError):
        assert 0 <= read.position <= len(text)
        assert read.message
        return
    assert read.text == text
    for clause in read.clauses:
        assert 0 <= clause.span.start < clause.span.end <= len(text)


def outcome(text: str) -> Query | QueryError:
    """The query, or the error it is refused with."""
    try:
        return parse_query(text)
    except QueryError as problem:
        return problem
