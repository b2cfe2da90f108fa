"""The lines an article is written in, before anyone asks what they are for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kz_tui.model.span import Span

BULLET = re.compile(r"\s*(?:[-–—•*·▪►]|\d{1,2}[.)])\s+")
"""What an item of a list begins with."""

_heading_mark = re.compile(r"\s*(?P<mark>#{1,6})\s+(?=\S)")
_line = re.compile(r"[^\n]*\S[^\n]*")
_blank_line = re.compile(r"\n\s*\n")
_sentence_end = re.compile(r"[.!?:]['\"“”»«’)]*$")
_goes_on = re.compile(r"[^\W\d_][,)\"“»’]?\s*$")
_unfinished = re.compile(
    r"\b(?:der|die|das|des|dem|den|ein|eine|einer|eines|einem|einen|und|oder|in|im|am|an|von|vom|zu|"
    r"zum|zur|mit|für|auf|bei|aus|nach|the|a|an|of|to|and|or|at|for|with|from|в|на|с|и|из|по)\s*$"
)
"""Words no line ends with unless it was broken."""
_rest = re.compile(r"\S[\s\S]{0,999}[^\n]*")
_MOST_LINES = 50_000
"""No article has more; what comes after them is taken in large pieces, not line by line."""
_SAMPLE = 20_000
_WIDEST = 100
"""Longer lines were not broken for width."""
_SLACK = 12
_BROKEN_LENGTH = 40
"""A line that was broken by accident is at least this long; shorter ones are headings."""


class Line(NamedTuple):
    """One line of text, or several that were only wrapped; trimmed of white space."""

    span: Span
    text: str


def find_lines(text: str, start: int = 0) -> list[Line]:
    """The lines of `text[start:]` that have something on them.

    What was broken for width, or by accident in the middle of a sentence, is one line. The mark
    of a Markdown heading is a line of its own.
    """
    width = _wrap_width(text[start : start + _SAMPLE])
    lines: list[Line] = []
    begin = end = start
    last = ""
    for match in _line.finditer(text, start):
        if match.start() != end + 1 or not _continues(last, match.group(), width):
            lines += _trimmed(text, begin, end)
            begin = match.start()
            if len(lines) >= _MOST_LINES:
                return lines + _pieces(text, begin)
        last, end = match.group(), match.end()
    lines += _trimmed(text, begin, end)
    return lines


def _pieces(text: str, start: int) -> list[Line]:
    """The rest of a text of too many lines: each piece is many of them, up to the end of a line."""
    pieces = []
    for match in _rest.finditer(text, start):
        piece = match.group().rstrip()
        pieces.append(Line(Span(match.start(), match.start() + len(piece)), piece))
    return pieces


def _trimmed(text: str, start: int, end: int) -> Iterator[Line]:
    piece = text[start:end]
    stripped = piece.strip()
    if not stripped:
        return
    left = start + len(piece) - len(piece.lstrip())
    mark = _heading_mark.match(stripped)
    if mark is None:
        yield Line(Span(left, left + len(stripped)), stripped)
        return
    yield Line(Span(left, left + len(mark["mark"])), mark["mark"])
    yield Line(Span(left + mark.end(), left + len(stripped)), stripped[mark.end() :])


def _continues(line: str, following: str, width: int | None) -> bool:
    """Whether a line only goes on in the next one."""
    words = following.split()
    if not line or _heading_mark.match(line) or BULLET.match(following):
        return False
    if width is not None:
        return len(line.rstrip()) + 1 + len(words[0]) > width - _SLACK
    if len(line) < _BROKEN_LENGTH:
        return False
    first = words[0][0]
    return bool(_unfinished.search(line)) or (
        bool(_goes_on.search(line)) and (first.islower() or first == "(")
    )


def _wrap_width(text: str) -> int | None:
    """The width lines are broken at; None where a line is a paragraph."""
    chunks = [chunk.strip("\n").split("\n") for chunk in _blank_line.split(text)]
    inner = [line.rstrip() for chunk in chunks for line in chunk[:-1]]
    if len(chunks) < 2 or len(inner) < 3:
        return None
    unfinished = sum(1 for line in inner if not _sentence_end.search(line))
    wide = [len(line) for line in inner if _WIDEST / 2 <= len(line) <= _WIDEST]
    if unfinished > 0.6 * len(inner) and len(wide) > 0.6 * len(inner):
        return max(wide)
    return None
