"""The index of a dossier: built once from its articles, asked with every key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from weakref import WeakKeyDictionary

from kz_tui.model.article import Article
from kz_tui.model.memo import memo
from kz_tui.model.span import Span
from kz_tui.search.arrays import Float32s, Int64s
from kz_tui.search.clauses import Query
from kz_tui.search.layout import Layout
from kz_tui.search.names import Names
from kz_tui.search.offsets import word_offsets
from kz_tui.search.planning import Plan, Planner
from kz_tui.search.proximity import lift_neighbours
from kz_tui.search.ranking import Ranking
from kz_tui.search.results import Hit, Match, Results, TermMatch, no_results
from kz_tui.search.segment import Segment
from kz_tui.search.snippet import best_passage
from kz_tui.search.typed import TypedWords
from kz_tui.search.wanted import Answer, Reading

_WEIGHED = 100
"""Answers weighed of each part of a query: a later passage of a long article is hardly better."""
_KEPT = 128
"""Articles whose words are kept in place: while a query grows, the same ones show up again."""


class Index:
    """Finds articles by what was typed. Never changes; other articles make a new one.

    `names` is handed in with the question, so that the index serves before the actors are known.
    """

    def __init__(self, articles: Sequence[Article], layout: Layout) -> None:
        """`layout` tells where each of the articles lies."""
        self._articles = articles
        self.layout = layout
        self._planner = Planner.over(layout)
        self._contents = self._planner.contents
        self._offsets = memo(_KEPT, self._find_offsets)
        self._typed: WeakKeyDictionary[Names, TypedWords] = WeakKeyDictionary()

    @classmethod
    def build(cls, articles: Sequence[Article]) -> Index:
        """Index titles and texts; the articles are kept and numbered in their order."""
        return cls(articles, Layout([Segment.build(articles)]))

    def __len__(self) -> int:
        return len(self._articles)

    def search(self, query: Query, names: Names | None = None) -> Results:
        """All articles that answer every clause, best first; nothing for an empty query.

        Raises `NamesNeeded` if the query asks for actors or types and `names` is missing.
        """
        if query.empty:
            return no_results(query)
        plan = self._planner.plan(query, names)
        scores = plan.scores
        if names is not None and (plan.types or plan.not_types):
            self._keep_types(plan, scores, names)
        lift_neighbours(scores, plan.wanted, self._contents)
        ranking = Ranking(self.layout.by_article(scores))

        def make_hit(article: int) -> Hit:
            return self._hit(article, ranking.score(article), plan, names)

        return Results(query, len(ranking), ranking, make_hit)

    def find_in(self, number: int, query: Query, names: Names | None = None) -> tuple[Match, ...]:
        """Every place of one article's text that answers the query, in order, without overlap.

        It does not matter whether the article answers all of the query.
        Raises `NamesNeeded` as `search` does.
        """
        plan = self._planner.plan(query, names)
        text = self._articles[number].text
        answers = _apart(_answers(plan, self._read_text(number, plan, names)))
        return tuple(answer.match(text) for answer in answers)

    def _hit(self, number: int, score: float, plan: Plan, names: Names | None) -> Hit:
        article = self._articles[number]
        title = self._read_title(number)
        text = self._read_text(number, plan, names)
        in_title = _apart(_answers(plan, title))
        in_text = _answers(plan, text, _WEIGHED)
        snippet = best_passage(article, _apart(in_text))
        shown = _apart(_answers_inside(snippet, in_text, plan, text))
        explained = _explanations((in_text, article.text), (in_title, title.text))
        return Hit(
            article=number,
            score=score,
            snippet=snippet,
            matches=tuple(answer.match(article.text) for answer in shown),
            title_matches=tuple(Span(answer.start, answer.end) for answer in in_title),
            terms=tuple(explained[part] for part in plan.parts if part in explained),
        )

    def _read_title(self, number: int) -> Reading:
        title = self._articles[number].head.title.value or ""
        row = self._contents.title(self.layout.slot(number))
        return Reading(title, row, partial(word_offsets, title), is_title=True)

    def _read_text(self, number: int, plan: Plan, names: Names | None) -> Reading:
        text = self._articles[number].text
        places = names.mentions.places(number, plan.entities) if names else {}
        row = self._contents.text(self.layout.slot(number))
        return Reading(text, row, partial(self._offsets, number), places)

    def _find_offsets(self, number: int) -> tuple[Int64s, Int64s]:
        return word_offsets(self._articles[number].text)

    def _keep_types(self, plan: Plan, scores: Float32s, names: Names) -> None:
        """Strike out what does not answer inside a mention of the types asked for."""
        typed = self._typed.get(names)
        if typed is None:
            typed = TypedWords(self._articles, self.layout, self._contents, names.mentions)
            self._typed[names] = typed
        for types in plan.types:
            scores[~typed.answering(scores > 0, plan.wanted, types)] = 0
        for types in plan.not_types:
            scores[typed.answering(scores > 0, plan.wanted, types)] = 0


def _answers(plan: Plan, reading: Reading, most: int | None = None) -> list[Answer]:
    """What answers each part of the plan, part by part, at most so many times each."""
    return [answer for wanted in plan.wanted for answer in wanted.answers(reading, most)]


def _answers_inside(
    span: Span, found: Sequence[Answer], plan: Plan, text: Reading
) -> Sequence[Answer]:
    """The answers that lie in a span; `found` are those of the whole text, or the first of them."""
    if len(found) < _WEIGHED:
        return [one for one in found if span.start <= one.start and one.end <= span.end]
    return _answers(plan, text.cut(span))


def _apart(answers: Iterable[Answer]) -> list[Answer]:
    """The answers in order; of those that overlap the best one, or the longest."""
    kept: list[Answer] = []
    for answer in sorted(answers, key=lambda a: (a.start, -a.end)):
        if not kept or kept[-1].end <= answer.start:
            kept.append(answer)
        elif kept[-1].tier.level < answer.tier.level:
            kept[-1] = answer
    return kept


def _explanations(*found: tuple[Sequence[Answer], str]) -> dict[str, TermMatch]:
    """The best explanation of each part of a query, by its text.

    `found` are answers with the text they are found in.
    """
    best: dict[str, tuple[Answer, str]] = {}
    for answers, text in found:
        for answer in answers:
            known = best.get(answer.query)
            if known is None or known[0].tier < answer.tier:
                best[answer.query] = answer, text
    return {part: answer.term(text) for part, (answer, text) in best.items()}
