"""The query language holds together: its clauses, their beginnings, and what they find."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.model.article import Article
from kz_tui.model.span import Span
from kz_tui.search.clauses import Clause
from kz_tui.search.index import Index
from kz_tui.search.query import QueryError, parse_query
from kz_tui.search.words import find_words
from tests.search.dossier import article, found, index_of

WORDS = ("Tokajew", "Almaty", "Öl", "die", "15:08", "O'Neill", "Nur-Sultan", "Токаев", "2022")
WORD = st.sampled_from(WORDS)
PHRASE = st.lists(WORD, min_size=1, max_size=3).map(lambda words: f'"{" ".join(words)}"')
TEXT = st.builds("{}{}".format, st.sampled_from(["", "=", "title:", "title:="]), WORD | PHRASE)
FIELD = st.sampled_from(
    [
        *("actor:Tokajew", 'actor:"Kassym Tokajew"', "source:dpa", 'source:"Der Standard"'),
        *("date:2022", "date:2022-01-07", "date:2022-01-05..2022-01-08", "date:..2022-01"),
        *("date:2022-01-05..", "date:07.01.2022", "date:2022-01-07T15:08", "type:PER,ORG"),
    ]
)
CLAUSE = st.builds("{}{}".format, st.sampled_from(["", "", "-"]), TEXT | FIELD)
QUERY = st.lists(CLAUSE, min_size=1, max_size=5).map(" ".join)
ODD = st.text(
    st.sampled_from("\"„“”«»=-:., \t\n\0…'’_ab12Яא\u202eش\u0301😀\ud800") | st.characters(),
    max_size=60,
)


def unplaced(clauses: tuple[Clause, ...]) -> list[Clause]:
    """The clauses without where they stand in their query."""
    return [clause._replace(span=Span(0, 0)) for clause in clauses]


def refused(text: str) -> QueryError | None:
    """Why a query cannot be read; None if it can."""
    try:
        parse_query(text)
    except QueryError as error:
        return error
    return None


@given(QUERY)
def test_every_clause_says_where_it_stands(text: str) -> None:
    place = 0
    for clause in parse_query(text).clauses:
        assert place <= clause.span.start < clause.span.end <= len(text)
        assert not clause.span.of(text)[0].isspace()
        assert not clause.span.of(text)[-1].isspace()
        place = clause.span.start  # the words of Nur-Sultan are clauses with one span


@given(st.lists(CLAUSE, min_size=1, max_size=4))
def test_clauses_mean_the_same_beside_others(parts: list[str]) -> None:
    together = parse_query(" ".join(parts) + " ").clauses
    alone = [clause for part in parts for clause in parse_query(part + " ").clauses]
    assert unplaced(together) == unplaced(tuple(alone))


@given(QUERY)
def test_every_beginning_of_a_query_can_be_typed(text: str) -> None:
    for end in range(len(text)):
        error = refused(text[:end])
        assert error is None or (error.unfinished and 0 <= error.position <= end), text[:end]


@given(ODD)
def test_whatever_is_typed_is_read_or_refused_with_a_place(text: str) -> None:
    error = refused(text)
    if error is not None:
        assert 0 <= error.position <= len(text)
        assert error.message
        return
    query = parse_query(text)
    assert query.text == text
    for clause in query.clauses:
        assert 0 <= clause.span.start <= clause.span.end <= len(text)


@pytest.mark.parametrize(
    "piece", ["a", "ab ", '"', "-", "title:", "=", "😀", "א ", "\0", "„a“ ", "."]
)
def test_ten_thousand_characters_are_read_or_refused(piece: str) -> None:
    text = (piece * 10_000)[:10_000]
    error = refused(text)
    if error is None:
        assert found(index_of("Almaty"), text) in ([], [0])
    else:
        assert 0 <= error.position <= len(text)


LITERAL = st.builds(
    lambda sign, title, words: (sign, title, words),
    st.sampled_from(["", "-"]),
    st.booleans(),
    st.lists(st.sampled_from(["die", "das", "Öl", "EU"]), min_size=1, max_size=3),
)
SENTENCE = st.lists(st.sampled_from(["die", "das", "öl", "EU", "Oel"]), max_size=8).map(" ".join)
ARTICLES = st.lists(st.builds(article, SENTENCE, st.none() | SENTENCE), min_size=1, max_size=6)


@given(ARTICLES, st.lists(LITERAL, min_size=1, max_size=3))
def test_literal_clauses_find_what_a_reader_would(
    articles: list[Article], clauses: list[tuple[str, bool, list[str]]]
) -> None:
    text = " ".join(
        f'{sign}{"title:" if title else ""}="{" ".join(words)}"' for sign, title, words in clauses
    )
    expected = [
        number
        for number, one in enumerate(articles)
        if all(holds(one, words, title) != (sign == "-") for sign, title, words in clauses)
    ]
    assert sorted(found(Index.build(articles), text)) == expected


def holds(one: Article, words: list[str], title: bool) -> bool:
    """Whether the words stand next to each other, in any case, in the title or anywhere."""
    wanted = [word.lower() for word in words]
    parts = [one.head.title.value or ""] + ([] if title else [one.text])
    rows = [[word.lower() for word in find_words(part)] for part in parts]
    return any(
        row[place : place + len(wanted)] == wanted
        for row in rows
        for place in range(len(row) - len(wanted) + 1)
    )
