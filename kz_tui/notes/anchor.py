"""Where in a text a note belongs, so that it is found again when the text has changed.

An anchor holds the words themselves with what stands around them, and their place: the
TextQuoteSelector and the TextPositionSelector of the W3C Web Annotation Data Model (2017).
"""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz

from kz_tui.model.span import Span
from kz_tui.notes.kept import Anchor, Fate, Found

CONTEXT = 48
"""Characters kept before and after the words."""
_ALIKE = 72.0
"""Least likeness, in percent, of words that were changed. Nothing in other articles was more than
61 % like a sentence; with every tenth word changed 99 % were found (`benchmarks.anchors`)."""
_LEAST = 20
"""Characters below which words are too few to be known again once they were changed."""
_KEPT = 256
"""Answers that are remembered, by the hash of the text (64 bits, another in each run) and its
length: an answer must not hold the text of a file that has changed since."""
_COUNTED = 1000
"""Places with the same words that are compared; a text that has them oftener is no article."""


GONE = Found(Fate.GONE)


def anchor_at(text: str, span: Span) -> Anchor:
    """The anchor of a stretch of text."""
    return Anchor(
        span.of(text),
        text[max(0, span.start - CONTEXT) : span.start],
        text[span.end : span.end + CONTEXT],
        span.start,
    )


_answers: dict[tuple[Anchor, int, int], Found] = {}


def find_anchor(anchor: Anchor, text: str) -> Found:
    """Where the words of an anchor stand in a text, perhaps another version of the first one.

    Words that stand there more than once are told apart by what is around them and, where that
    does not help, by their place. Words that were changed a little are found by likeness.
    """
    asked = anchor, hash(text), len(text)
    found = _answers.get(asked)
    if found is None:
        if len(_answers) >= _KEPT:
            _answers.clear()
        found = _answers[asked] = _find(anchor, text)
    return found


def _find(anchor: Anchor, text: str) -> Found:
    if not anchor.words:
        return GONE
    exact = _best_exact(anchor, text)
    if exact is not None:
        return Found(Fate.SAME if exact.start == anchor.start else Fate.MOVED, exact)
    return _find_alike(anchor, text) or GONE


def _best_exact(anchor: Anchor, text: str) -> Span | None:
    size = len(anchor.words)
    places = list(_places(anchor.words, text))
    if not places:
        return None
    best = max(
        places,
        key=lambda place: (
            _fit(anchor, text, Span(place, place + size)),
            -abs(place - anchor.start),
        ),
    )
    return Span(best, best + size)


def _places(words: str, text: str) -> Iterator[int]:
    place = text.find(words)
    for _ in range(_COUNTED):
        if place < 0:
            return
        yield place
        place = text.find(words, place + 1)


def _fit(anchor: Anchor, text: str, span: Span) -> int:
    """How many characters around a span are those of the anchor."""
    before = text[max(0, span.start - CONTEXT) : span.start]
    after = text[span.end : span.end + CONTEXT]
    return _shared(anchor.before[::-1], before[::-1]) + _shared(anchor.after, after)


def _shared(one: str, other: str) -> int:
    limit = min(len(one), len(other))
    return next((n for n in range(limit) if one[n] != other[n]), limit)


def _find_alike(anchor: Anchor, text: str) -> Found | None:
    if len(anchor.words) < _LEAST:
        return None
    found = fuzz.partial_ratio_alignment(anchor.words, text, score_cutoff=_ALIKE)
    if found is None or len(anchor.words) > len(text):
        return None
    span = _whole_words(text, Span(found.dest_start, found.dest_end))
    span = _kept_ends(anchor, text, span)
    if fuzz.ratio(anchor.words, span.of(text)) < _ALIKE:
        return None
    return Found(Fate.CHANGED, span)


def _whole_words(text: str, span: Span) -> Span:
    start, end = span
    while start > 0 and text[start - 1].isalnum() and text[start : start + 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _kept_ends(anchor: Anchor, text: str, span: Span) -> Span:
    """Take the ends from what stands around the words, where that is still the same nearby."""
    start, end = span
    near = len(anchor.words)
    before, after = anchor.before[-16:], anchor.after[:16]
    if len(before) >= 8:
        place = text.rfind(before, max(0, start - near // 2), start + near // 2)
        start = place + len(before) if place >= 0 else start
    if len(after) >= 8:
        place = text.find(after, max(start, end - near // 2), end + near // 2)
        end = place if place > start else end
    return Span(start, end)
