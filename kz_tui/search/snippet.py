"""Which passage of an article shows best that it answers the query."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from kz_tui.model.article import Article, BlockKind
from kz_tui.model.span import Span
from kz_tui.search.wanted import Answer
from kz_tui.text.sentences import sentences

WIDTH = 160
_LEAD_IN = 40
_SENTENCE_LEAD_IN = 90
"""Characters before the first hit, at most: a passage begins with its sentence if it can."""
_HEADING = frozenset({BlockKind.HEADLINE, BlockKind.KICKER, BlockKind.SUBHEAD})


def best_passage(article: Article, answers: Sequence[Answer]) -> Span:
    """The passage of the text to show for a hit: about `WIDTH` characters of one block.

    `answers` are in order of offset. Passages of the report come before furniture, then those
    that answer more parts of the query, then better answers, then earlier ones. Without any
    answer it is the beginning of the report.
    """
    windows = _windows(article, answers)
    best = max(windows, key=lambda window: window[0], default=None)
    if best is None:
        block = _first_of_report(article)
        return _cut(article.text, block, Span(block.start, block.start))
    return _cut(article.text, best[2], best[1])


_Rank = tuple[bool, int, bool, float, int]
_Window = tuple[_Rank, Span, Span]


def _windows(article: Article, answers: Iterable[Answer]) -> Iterator[_Window]:
    """Every run of answers that fits a passage: its rank, its span and the span of its block."""
    for block, found in groupby(answers, key=lambda answer: article.block_at(answer.start)):
        within = block.span if block else Span(0, len(article.text))
        in_report = block is None or not (block.furniture and block.certain)
        in_body = block is None or block.kind not in _HEADING
        inside = list(found)
        last = 0
        for first, answer in enumerate(inside):
            limit = min(within.end, answer.start + WIDTH)
            while last < len(inside) and inside[last].end <= limit:
                last += 1
            fitting = inside[first : max(last, first + 1)]
            parts: dict[str, float] = {}
            for one in fitting:
                worth = one.tier.level + one.tier.weight
                if worth > parts.get(one.query, 0.0):
                    parts[one.query] = worth
            rank = (in_report, len(parts), in_body, sum(parts.values()), -answer.start)
            yield rank, Span(answer.start, fitting[-1].end), within


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
    start = _sentence_start(text, max(block.start, hits.start - room), hits.start)
    if start is None:
        start = max(block.start, hits.start - min(_LEAD_IN, room))
    end = min(block.end, max(hits.end, start + WIDTH))
    start = max(block.start, min(start, end - WIDTH))
    return Span(_word_start(text, start, block, hits), _word_end(text, end, block, hits))


def _sentence_start(text: str, earliest: int, hit: int) -> int | None:
    """Where the sentence of a hit begins, if that is not far before it."""
    begins = [span.start for span in sentences(text, earliest, hit + 1)]
    near = [start for start in begins[1:] if hit - _SENTENCE_LEAD_IN <= start <= hit]
    return near[-1] if near else None


def _word_start(text: str, start: int, block: Span, hits: Span) -> int:
    """The first start of a word at or after `start`, unless that would cut off a hit."""
    place = start
    while block.start < place < hits.start and not text[place - 1].isspace():
        place += 1
    return place


def _word_end(text: str, end: int, block: Span, hits: Span) -> int:
    """The last end of a word at or before `end`, unless that would cut off a hit."""
    place = end
    while hits.end < place < block.end and not text[place].isspace():
        place -= 1
    return place if place > hits.end else max(end, hits.end)
