"""Articles are found again in a later state of their dossier."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kz_tui.corpus.build import build_article
from kz_tui.model.article import Article, Origin
from kz_tui.pipeline.comparing import Changes, Comparison

STATES = st.dictionaries(
    st.sampled_from("abcdef"), st.sampled_from(["Eins.", "Zwei.", "Drei.", "Vier."])
)


def articles(texts: dict[str, str]) -> list[Article]:
    return [build_article(name, text, Origin(name)) for name, text in texts.items()]


@given(STATES, STATES)
def test_an_article_is_found_by_id_and_content(before: dict[str, str], now: dict[str, str]) -> None:
    old, new = articles(before), articles(now)
    moved = Comparison(old, new)
    for number, article in enumerate(old):
        found = moved.number(number)
        if now.get(article.id) == article.text:
            assert found is not None
            assert new[found].id == article.id
        elif article.text in now.values():
            assert found is not None
            assert new[found].text == article.text
        elif article.id in now:
            assert found is not None
            assert new[found].id == article.id
            assert not moved.says_the_same(number)
        else:
            assert found is None


@given(STATES)
def test_nothing_has_changed_in_the_same_state(state: dict[str, str]) -> None:
    moved = Comparison(articles(state), articles(state))
    assert moved.same_numbers
    assert moved.changes == Changes(0, 0, 0)
    assert moved.changes.words == "nothing has changed"


def test_what_has_changed_is_counted() -> None:
    before = articles({"a": "Eins.", "b": "Zwei.", "c": "Drei."})
    now = articles({"n": "Neu.", "b": "Zwei, anders.", "c": "Drei."})
    assert Comparison(before, now).changes == Changes(1, 1, 1)
    assert Comparison(before, now).changes.words == "articles: 1 new, 1 changed, 1 gone"
