"""Which passage of an article shows best that it answers the query."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from kz_tui.model.article import Article, Block, BlockKind
from kz_tui.model.span import Span
from kz_tui.search.wanted import Answer

WIDTH = 160
_LEAD_IN = 40
"""Characters of context before the first hit, at most; a sentence is read from the left."""
_LOOKED_AT = 100
"""Answers weighed of each part of the query: a later passage of a long article is hardly better."""
_HEADING = frozenset({BlockKind.HEADLINE, BlockKind.KICKER})


def best_passage(article: Article, answers: Sequence[Answer]) -> Span:
    """The passage of the text to show for a hit: about `WIDTH` characters of one block.

    `answers` are in order of offset. Passages of the report come before furniture, then those
    that answer more parts of the query, then better answers, then earlier ones. Without any
    answer it is the beginning of the report.
    """
    windows = _windows(article, list(_first_of_each_part(answers)))
    best = max(windows, key=lambda window: window[0], default=None)
    if best is None:
        block = _first_of_report(article)
        return _cut(article.text, block, Span(block.start, block.start))
    return _cut(article.text, best[2], best[1])


def _first_of_each_part(answers: Sequence[Answer]) -> Iterator[Answer]:
    seen: Counter[str] = Counter()
    for answer in answers:
        query = answer.match.term.query
        seen[query] += 1
        if seen[query] <= _LOOKED_AT:
            yield answer


_Rank = tuple[bool, int, bool, float, int]
_Window = tuple[_Rank, Span, Span]


def _windows(article: Article, answers: Sequence[Answer]) -> Iterator[_Window]:
    """Every run of answers that fits a passage: its rank, its span and the span of its block."""
    starts = [answer.match.span.start for answer in answers]
    for first, answer in enumerate(answers):
        span = answer.match.span
        block = article.block_at(span.start)
        within = block.span if block else Span(0, len(article.text))
        limit = min(within.end, span.start + WIDTH)
        fitting = [
            other
            for other in answers[first : bisect_left(starts, limit)]
            if other.match.span.end <= limit
        ] or [answer]
        parts: dict[str, float] = {}
        for other in fitting:
            query = other.match.term.query
            parts[query] = max(parts.get(query, 0.0), other.tier.level + other.tier.weight)
        rank = (
            not _is_furniture(block),
            len(parts),
            block is not None and block.kind not in _HEADING,
            sum(parts.values()),
            -span.start,
        )
        yield rank, Span(span.start, max(other.match.span.end for other in fitting)), within


def _is_furniture(block: Block | None) -> bool:
    return block is not None and block.furniture and block.certain


def _first_of_report(article: Article) -> Span:
    for block in article.blocks:
        if block.kind is BlockKind.PARAGRAPH:
            return block.span
    return article.blocks[0].span if article.blocks else Span(0, len(article.text))


def _cut(text: str, block: Span, hits: Span) -> Span:
    """About `WIDTH` characters of a block around the hits, cut between words."""
    if len(block) <= WIDTH:
        return block
    room = max(0, WIDTH - len(hits))
    start = max(block.start, hits.start - min(_LEAD_IN, room))
    end = min(block.end, max(hits.end, start + WIDTH))
    start = max(block.start, min(start, end - WIDTH))
    return Span(_word_start(text, start, block, hits), _word_end(text, end, block, hits))


def _word_start(text: str, start: int, block: Span, hits: Span) -> int:
    """The first start of a word at or after `start`, unless that would cut off a hit."""
    if start == block.start:
        return start
    place = start
    while place < hits.start and not text[place - 1].isspace():
        place += 1
    return place if place < hits.start or text[place - 1 : place].isspace() else start


def _word_end(text: str, end: int, block: Span, hits: Span) -> int:
    """The last end of a word at or before `end`, unless that would cut off a hit."""
    if end == block.end:
        return end
    place = end
    while place > hits.end and not text[place : place + 1].isspace():
        place -= 1
    return place if text[place : place + 1].isspace() else end
