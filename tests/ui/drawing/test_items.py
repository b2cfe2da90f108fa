"""The items of list and panel fit every width that a pane can have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kz_tui.corpus.build import build_article
from kz_tui.model.article import Origin
from kz_tui.model.span import Span
from kz_tui.search.query import parse_query
from kz_tui.search.results import Hit, How, TermMatch
from kz_tui.ui.drawing.article_item import article_item
from kz_tui.ui.drawing.line import plain, width_of
from kz_tui.ui.drawing.panel_actor import in_context
from kz_tui.ui.drawing.panel_items import panel_items
from kz_tui.ui.drawing.panel_targets import (
    PAGE,
    Section,
    ShowActor,
    ShowEvidence,
    ShowMention,
    Subject,
)
from tests.ui.dossier import ENTITIES, whole
from tests.ui.drawing.strategies import clean_lines, widths

LIBRARY = whole()


@given(clean_lines, st.none() | clean_lines, st.none() | clean_lines, st.integers(24, 200))
def test_an_article_has_three_lines_that_fit(
    text: str, title: str | None, source: str | None, width: int
) -> None:
    fields = {"title": title, "source": source}
    article = build_article("id", f"Ein Satz. {text}", Origin("id.txt"), fields)
    lines = article_item(article, width)
    assert len(lines) == 3
    assert all(width_of(line) <= width for line in lines)
    if not article.head.title.value and width > 30:
        assert plain(lines[1]).startswith("[no title] Ein")


@given(st.sampled_from(["velde", "kran", "streik", "hafen lisanne", "küste"]), widths)
def test_a_hit_is_seen_in_the_item_that_has_it(query: str, width: int) -> None:
    results = LIBRARY.search(parse_query(query))
    for rank, number in enumerate(results.ranking):
        lines = article_item(LIBRARY.articles[number], max(26, width), results.hit(rank))
        assert any(piece.role == "hit" for line in lines for piece in line)
        assert all(width_of(line) <= max(26, width) for line in lines)


_actors = st.none() | st.sampled_from(list(ENTITIES))


@given(_actors, _actors, st.none() | st.integers(0, 2), st.booleans(), st.integers(22, 100))
def test_a_panel_fits_and_numbers_what_its_keys_go_to(
    actor: str | None, towards: str | None, article: int | None, everywhere: bool, width: int
) -> None:
    subject = Subject(LIBRARY, actor, towards, article, everywhere)
    items, numbered = panel_items(subject, width)
    for item in items:
        assert all(width_of(line) <= width for line in item.lines)
        if item.mention is not None and isinstance(item.target, ShowMention):
            line = in_context(LIBRARY, item.target.article, item.mention, width)
            assert width_of(line) <= width
    assert len(numbered) <= 9
    leading = [item for item in items if isinstance(item.target, ShowActor | ShowEvidence)]
    assert [item.target for item in leading[:9]] == numbered
    for number, item in enumerate(leading[:9], 1):
        assert plain(item.lines[0]).startswith(f"{number} ")


def test_all_mentions_are_counted_where_only_the_first_are_listed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(PAGE, Section.MENTIONS, 1)
    subject = Subject(LIBRARY, "per:petra-quandt", article=0)
    for pages, left in ((1, "2 more"), (2, "1 more"), (3, "")):
        items, _ = panel_items(subject._replace(pages=((Section.MENTIONS, pages),)), 60)
        text = "\n".join(plain(line) for item in items for line in item.lines)
        assert "this article, 3" in text
        assert sum(item.mention is not None for item in items) == pages
        assert ("more" in text) == bool(left)
        assert left in text


def test_a_hit_that_is_not_literal_says_why_it_was_found() -> None:
    article = LIBRARY.articles[0]
    typo = TermMatch("Hafne", "Hafen", How.TYPO)
    form = TermMatch("gesperrte", "gesperrt", How.INFLECTION)
    hit = Hit(0, 1.0, Span(0, 20), terms=(form, typo))
    first = "".join(piece.text for piece in article_item(article, 40, hit)[0])
    assert "Hafne = Hafen" in first
    literal = "".join(
        piece.text for piece in article_item(article, 40, hit._replace(terms=(form,)))[0]
    )
    assert "=" not in literal
