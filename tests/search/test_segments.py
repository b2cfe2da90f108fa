"""An index of several segments answers as one built whole."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from kz_tui.model.article import Article
from kz_tui.model.entity import Annotation, Entity, EntityType, Mention
from kz_tui.model.span import Span
from kz_tui.search.index import Index
from kz_tui.search.layout import Layout
from kz_tui.search.names import Names
from kz_tui.search.query import QueryError, parse_query
from kz_tui.search.results import Hit
from kz_tui.search.segment import Segment
from tests.search.dossier import article, found
from tests.search.test_properties import QUERY, SENTENCE, TEXT, WORD

SOURCES = st.sampled_from([None, "Der Standard", "dpa", "DPA", "Новости"])
DATES = st.sampled_from([None, "2022", "2022-01", "2022-01-07", "2022-01-08T15:08"])
ARTICLE = st.builds(article, TEXT, st.none() | SENTENCE, date=DATES, source=SOURCES)
RUNS = st.lists(st.lists(ARTICLE, min_size=1, max_size=3), min_size=1, max_size=4)
FIELD = st.sampled_from(
    ["", "", "date:2022-01-07", "-date:2022", "source:standard", "-source:dpa", "date:..2022-01"]
)
PHRASE = st.lists(WORD, min_size=1, max_size=3).map(lambda words: '"' + " ".join(words) + '"')
SIGN = st.sampled_from(["", "-", "=", "title:", "title:="])
ASKED = st.builds("{} {} {}{} ".format, FIELD, QUERY, SIGN, PHRASE) | QUERY


def whole(runs: Sequence[Sequence[Article]]) -> list[Article]:
    """The articles of all runs."""
    return [one for run in runs for one in run]


def hits(index: Index, text: str) -> list[Hit]:
    """Every hit of a query, best first; none if it cannot be read."""
    try:
        results = index.search(parse_query(text))
    except QueryError:
        return []
    return [results.hit(rank) for rank in range(results.total)]


@given(RUNS, ASKED)
def test_segments_answer_as_one_index_built_whole(runs: list[list[Article]], text: str) -> None:
    articles = whole(runs)
    split = Index(articles, Layout([Segment.build(run) for run in runs]))
    built = Index.build(articles)
    assert hits(split, text) == hits(built, text)
    query = parse_query("Tokajew Regierung")
    for number in range(len(articles)):
        assert split.find_in(number, query) == built.find_in(number, query)


def test_types_and_names_are_asked_across_segments() -> None:
    articles = [article("Almaty brennt."), article("In Almaty bleibt es ruhig.")]
    mentions = [
        Mention(Span(0, 6), EntityType.LOC, entity="A"),
        Mention(Span(3, 9), EntityType.LOC),
    ]
    entities = {"A": Entity("A", "Almaty", EntityType.LOC)}
    names = Names.build(entities, [Annotation(mentions=(mention,)) for mention in mentions])
    split = Index(articles, Layout([Segment.build([one]) for one in articles]))
    assert found(split, "almati type:LOC", names) == [0, 1]
    assert found(split, "ruhig type:LOC", names) == []
    assert found(split, "actor:almaty", names) == [0]


def test_a_phrase_is_counted_in_every_segment() -> None:
    articles = [article("Das Ende der Gewalt", "Ende"), article("Gewalt das Ende")]
    split = Index(articles, Layout([Segment.build([one]) for one in articles]))
    assert found(split, '"das Ende"') == [0, 1]
    assert found(split, '"Gewalt das"') == [1]
    assert found(split, '"Ende das"') == []
