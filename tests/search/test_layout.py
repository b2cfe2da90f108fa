"""An index that has changed, however it did, answers as one built whole."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.model.article import Article
from kz_tui.model.entity import Annotation, Entity, EntityType, Mention
from kz_tui.model.span import Span
from kz_tui.search import layout as layouts
from kz_tui.search.index import Index
from kz_tui.search.layout import NOWHERE, Layout, Run, find_marks, lay_out
from kz_tui.search.names import Names
from kz_tui.search.saving import marks_of
from kz_tui.search.segment import Segment
from tests.search.dossier import article, found
from tests.search.test_segments import ARTICLE, ASKED, hits

MARKS = st.lists(st.integers(0, 6), max_size=12)


def runs_of(layout: Layout, articles: Sequence[Article], runs: Sequence[Run]) -> list[Run]:
    """The segments of a layout with the marks of their articles, as they would be kept."""
    marks, numbers = marks_of(articles), layout.articles()
    known = {id(run.segment): run for run in runs}
    kept, first = [], 0
    for segment in layout.segments:
        own = numbers[first : first + len(segment)]
        kept.append(known.get(id(segment)) or Run(segment, marks[own]))
        first += len(segment)
    return kept


@given(st.lists(st.lists(ARTICLE, max_size=6), min_size=1, max_size=5), ASKED, st.data())
def test_what_changed_is_found_as_if_nothing_had_been_there_before(
    versions: list[list[Article]], text: str, data: st.DataObject
) -> None:
    articles, runs, layout = versions[0], list[Run](), Layout([])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layouts, "_OUT_OF_USE", data.draw(st.sampled_from([0.0, 1 / 8, 0.5, 1.0])))
        for version in versions:
            articles = data.draw(st.permutations([*articles[: len(articles) // 2], *version]))
            layout = lay_out(articles, marks_of(articles), runs)
            runs = runs_of(layout, articles, runs)
    assert len(layout) == len(articles)
    assert hits(Index(articles, layout), text) == hits(Index.build(articles), text)


@given(MARKS, st.lists(MARKS, max_size=4))
def test_marks_are_found_and_no_place_is_given_twice(
    wanted: list[int], runs: list[list[int]]
) -> None:
    known = [mark for run in runs for mark in run]
    places = find_marks(
        np.array(wanted, np.uint64), [np.array(run, np.uint64) for run in runs]
    ).tolist()
    given_out = [place for place in places if place != NOWHERE]
    assert len(set(given_out)) == len(given_out)
    assert all(known[place] == wanted[n] for n, place in enumerate(places) if place != NOWHERE)
    for mark in set(wanted):
        there = sum(wanted[n] == mark for n, place in enumerate(places) if place != NOWHERE)
        assert there == min(wanted.count(mark), known.count(mark))


def kept(count: int) -> tuple[list[Article], Run]:
    """So many articles, and their segment."""
    articles = [article(f"Almaty Nummer{number}") for number in range(count)]
    return articles, Run(Segment.build(articles), marks_of(articles))


def test_one_article_that_changed_is_all_that_is_read() -> None:
    articles, run = kept(20)
    articles[7] = article("Tokajew")
    layout = lay_out(articles, marks_of(articles), [run])
    assert layout.segments[0] is run.segment
    assert [len(segment) for segment in layout.segments] == [20, 1]
    assert found(Index(articles, layout), "Tokaev") == [7]
    assert found(Index(articles, layout), "Nummer7") == []


def test_articles_that_only_moved_are_not_read() -> None:
    articles, run = kept(5)
    articles.reverse()
    layout = lay_out(articles, marks_of(articles), [run])
    assert layout.segments == (run.segment,)
    assert found(Index(articles, layout), "Nummer0") == [4]


def test_a_segment_with_much_out_of_use_is_built_anew() -> None:
    articles, run = kept(16)
    layout = lay_out(articles[3:], marks_of(articles[3:]), [run])
    assert layout.live is None
    assert [len(segment) for segment in layout.segments] == [13]


def test_a_word_that_is_left_nowhere_is_mistyped_again() -> None:
    articles, run = kept(20)
    articles[0] = article("Tokajwe")
    run = Run(Segment.build(articles), marks_of(articles))
    articles[0] = article("Tokajew")
    layout = lay_out(articles, marks_of(articles), [run])
    assert layout.segments[0] is run.segment
    assert found(Index(articles, layout), "Tokajwe") == [0]


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 30)), max_size=25))
def test_there_are_never_many_segments(changes: list[tuple[int, int]]) -> None:
    runs: list[Run] = []
    articles: list[Article] = []
    for number, (count, place) in enumerate(changes):
        articles = [one for at, one in enumerate(articles) if at != place]
        articles += [article(f"Almaty Nummer{number}")] * count
        layout = lay_out(articles, marks_of(articles), runs)
        runs = runs_of(layout, articles, runs)
        sizes = [len(segment) for segment in layout.segments]
        assert len(sizes) <= 3 + np.log2(1 + len(articles))
        assert layout.size <= 8 / 7 * max(1, len(articles))


def test_types_and_names_are_asked_where_articles_have_moved() -> None:
    articles, run = kept(20)
    articles[3] = article("Almaty brennt.")
    articles.reverse()
    layout = lay_out(articles, marks_of(articles), [run])
    assert layout.live is not None
    index = Index(articles, layout)
    entities = {"A": Entity("A", "Almaty", EntityType.LOC)}
    named = Annotation(mentions=(Mention(Span(0, 6), EntityType.LOC, entity="A"),))
    annotations = [named if number in (16, 19) else Annotation() for number in range(20)]
    names = Names.build(entities, annotations)
    assert found(index, "actor:almaty", names) == [16, 19]
    assert found(index, "almati type:LOC", names) == [16, 19]
    assert found(index, "brennt type:LOC", names) == []
    assert found(index, "brennt -type:LOC", names) == [16]
    assert sorted(found(index, "type:LOC", names)) == [16, 19]
