"""What holds for every dossier and every query."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kz_tui.model.article import Article
from kz_tui.search.index import Index
from kz_tui.search.query import QueryError, parse_query
from kz_tui.search.results import How
from kz_tui.search.words import find_words
from tests.search.dossier import article, found

WORD = st.one_of(
    st.sampled_from(
        "Tokajew Tokayev Токаев Almaty Regierung Regierungen Bundesregierung Schießbefehl Befehl "
        "Rüstung Ruestung die der Öl-Preis 2022 15:08 EU _betont_ d’Estaing".split()
    ),
    st.text("abekrstüж", min_size=1, max_size=9),
)
SENTENCE = st.lists(WORD, min_size=1, max_size=12).map(" ".join)
TEXT = st.lists(SENTENCE, min_size=1, max_size=4).map("\n".join)
ARTICLE = st.builds(article, TEXT, st.none() | SENTENCE)
DOSSIER = st.lists(ARTICLE, min_size=1, max_size=6)
SIGN = st.sampled_from(["", "", "", "=", "-", "title:"])
QUERY = st.lists(st.builds("{}{}".format, SIGN, WORD), min_size=1, max_size=4).map(" ".join)


@given(DOSSIER, st.data())
def test_every_word_of_the_dossier_finds_its_article(
    articles: list[Article], data: st.DataObject
) -> None:
    number = data.draw(st.integers(0, len(articles) - 1))
    words = find_words(articles[number].text)
    index = Index.build(articles)
    if words:
        word = data.draw(st.sampled_from(words))
        for query in (word, f"{word} ", f"={word}", f'"{word}"', word.upper()):
            assert number in found(index, query)


@given(DOSSIER, QUERY)
def test_every_place_lies_where_it_says(articles: list[Article], text: str) -> None:
    index = Index.build(articles)
    query = parse_query(text)
    results = index.search(query)
    assert results.total == len(results.ranking) == len(set(results.ranking))
    for rank, number in enumerate(results.ranking):
        hit = results.hit(rank)
        assert hit.article == number
        made = articles[number]
        assert 0 <= hit.snippet.start <= hit.snippet.end <= len(made.text)
        for match in hit.matches:
            assert hit.snippet.covers(match.span)
            assert match.span.of(made.text) == match.term.matched
        for span in hit.title_matches:
            assert 0 <= span.start < span.end <= len(made.head.title.value or "")
    for number, made in enumerate(articles):
        end = 0
        for match in index.find_in(number, query):
            assert end <= match.span.start < match.span.end <= len(made.text)
            assert match.span.of(made.text) == match.term.matched
            end = match.span.end


@given(DOSSIER, QUERY)
def test_matches_are_all_that_stand_in_the_snippet(articles: list[Article], text: str) -> None:
    index = Index.build(articles)
    query = parse_query(text)
    for hit in map(index.search(query).hit, range(index.search(query).total)):
        everywhere = index.find_in(hit.article, query)
        assert list(hit.matches) == [m for m in everywhere if hit.snippet.covers(m.span)]


@given(DOSSIER, WORD, WORD)
def test_one_word_more_only_narrows(articles: list[Article], first: str, second: str) -> None:
    index = Index.build(articles)
    results = index.search(parse_query(f"{first} {second}"))
    both = set(results.ranking)
    guessed = any(term.how is How.TYPO for term in results.terms)
    assert guessed or both <= set(found(index, first))
    assert guessed or both <= set(found(index, second))


@given(DOSSIER, WORD)
def test_scores_fall_from_hit_to_hit(articles: list[Article], word: str) -> None:
    results = Index.build(articles).search(parse_query(word))
    scores = [results.hit(rank).score for rank in range(results.total)]
    assert scores == sorted(scores, reverse=True)


@given(DOSSIER, WORD)
def test_articles_with_the_very_word_come_first(articles: list[Article], word: str) -> None:
    index = Index.build(articles)
    literal = set(found(index, f'="{word}"'))
    if len(find_words(word)) == 1:
        assert set(found(index, word)[: len(literal)]) == literal


@given(DOSSIER, st.text("cdfghjlmnpqvwxz", min_size=9, max_size=14))
def test_consonants_at_random_find_nothing(articles: list[Article], noise: str) -> None:
    index = Index.build(articles)
    for query in (noise, f"{noise} ", f'"{noise}"', f"={noise}", f"title:{noise}"):
        assert found(index, query) == []


@given(DOSSIER, st.text(max_size=30))
def test_whatever_is_typed_is_answered_or_refused(articles: list[Article], text: str) -> None:
    index = Index.build(articles)
    try:
        query = parse_query(text)
        results = index.search(query)
    except QueryError:
        return
    for rank in range(results.total):
        results.hit(rank)


@given(DOSSIER, QUERY)
def test_the_same_articles_are_left_out_or_found(articles: list[Article], text: str) -> None:
    index = Index.build(articles)
    word = find_words(text)[0]
    without = set(found(index, f"-{word}"))
    assert without.isdisjoint(found(index, f"={word}"))
    assert without | set(found(index, word)) == set(range(len(articles)))
