"""One article in the list: date and source, title, the passage that matters."""

from __future__ import annotations

from collections.abc import Sequence

from kz_tui.model.article import Article
from kz_tui.model.span import Span
from kz_tui.notes.kept import Signs
from kz_tui.search.results import Hit, How
from kz_tui.ui.drawing.dates import short_date
from kz_tui.ui.drawing.line import (
    ELLIPSIS,
    Line,
    Piece,
    fit,
    fit_line,
    justified,
    line_of,
    width_of,
)
from kz_tui.ui.drawing.wrap import is_narrow, wrap

MARKED = "◆"
NOTED = "†"
UNREAD = "•"
_NO_TITLE = "[no title] "
_NO_SIGNS = Signs()
_CONTEXT = 12
"""Characters shown before the first match of a snippet."""

_APART = 2
"""Cells between the date and what stands at the right."""
_SURPRISING = (How.TYPO, How.PART, How.NAME, How.SPELLING)
"""Ways to answer a word that the marked passage does not explain by itself, the oddest first."""


def article_item(
    article: Article, width: int, hit: Hit | None = None, signs: Signs = _NO_SIGNS
) -> list[Line]:
    """The three lines of an article.

    While searching its snippet is in the third; where it does not hold the very words, the reason
    why it was found stands in the place of its source. The title of an article that is not read is
    bold, and a dot stands at the end of the first line.
    """
    head = article.head
    date = short_date(head.date)
    reason = _reason(hit)
    ends = _signs(signs, dot=not reason)
    room = max(width // 2, width - len(date) - _APART) - width_of(ends)
    right = line_of(Piece(fit(reason or head.source.value or "", room), "dim"), *ends)
    lines: list[Line] = [justified([Piece(date, "dim")], right, width)]
    rest = head.lead
    if head.title.value:
        spans = hit.title_matches if hit else ()
        role = "strong" if signs.unread else ""
        lines.append(fit_line(_marked(head.title.value, spans, role), width))
    else:
        first, rest = _lead_rows(head.lead, width - len(_NO_TITLE))
        lines.append(line_of(Piece(_NO_TITLE, "dim"), first))
    if hit is not None and hit.matches:
        lines.append(_snippet(article.text, hit, width))
    else:
        lines.append([Piece(fit(rest, width), "dim")])
    return lines


def _signs(signs: Signs, *, dot: bool) -> list[Piece]:
    """Marked, noted, unread. Without the dot there is more room, and the title still tells."""
    marks = (MARKED if signs.marked else "") + (NOTED if signs.notes else "")
    last = (UNREAD if signs.unread else " ") if dot else ""
    return line_of(" " if marks or last else "", Piece(marks, "accent"), Piece(last, "dim"))


def _reason(hit: Hit | None) -> str:
    """What answers a word of the query in a way that has to be explained."""
    terms = [term for term in hit.terms if term.how in _SURPRISING] if hit else []
    if not terms:
        return ""
    oddest = min(terms, key=lambda term: _SURPRISING.index(term.how))
    return f"{oddest.query} = {oddest.matched}"


def _lead_rows(lead: str, width: int) -> tuple[str, str]:
    """The words of the lead that fit in a row, and those after them."""
    rows = wrap(lead, 0, len(lead), max(1, width), narrow=is_narrow(lead))
    end = rows[0][1]
    return lead[:end], lead[end:].lstrip()


def _marked(text: str, spans: Sequence[Span], role: str) -> list[Piece]:
    pieces: list[Piece] = []
    done = 0
    for span in spans:
        pieces += line_of(Piece(text[done : span.start], role), Piece(span.of(text), "hit"))
        done = span.end
    return [*pieces, Piece(text[done:], role)]


def _snippet(text: str, hit: Hit, width: int) -> list[Piece]:
    """The passage with its matches marked; it begins shortly before the first of them."""
    first = hit.matches[0].span.start
    start = hit.snippet.start
    if first - start > _CONTEXT:
        blank = text.find(" ", first - _CONTEXT, first)
        start = blank + 1 if blank >= 0 else first
    pieces = [Piece(ELLIPSIS, "dim")] if start > 0 else []
    spans = [
        Span(match.span.start - start, match.span.end - start)
        for match in hit.matches
        if match.span.start >= start
    ]
    passage = text[start : hit.snippet.end].replace("\n", " ")
    return fit_line([*pieces, *_marked(passage, spans, "dim")], width)
