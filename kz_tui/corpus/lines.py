"""The lines an article is written in, before anyone asks what they are for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kz_tui.model.span import Span

_heading_mark = re.compile(r"\s*(?P<mark>#{1,6})\s+(?=\S)")
_line_end = re.compile(r"\n")
_blank_line = re.compile(r"\n\s*\n")
_sentence_end = re.compile(r"[.!?:]['\"“”»«’)]*$")
_SAMPLE = 20_000


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, or several that were only wrapped; trimmed of white space."""

    span: Span
    text: str


def find_lines(text: str, start: int = 0) -> list[Line]:
    """The lines of `text[start:]` that have something on them.

    Where lines were broken for width, a line is what stands between two blank lines. The mark of
    a Markdown heading is a line of its own.
    """
    border = _blank_line if _is_wrapped(text[start : start + _SAMPLE]) else _line_end
    lines: list[Line] = []
    begin = start
    while begin <= len(text):
        match = border.search(text, begin)
        end = match.start() if match else len(text)
        piece = text[begin:end]
        if stripped := piece.strip():
            left = begin + len(piece) - len(piece.lstrip())
            lines += _heading_apart(Span(left, left + len(stripped)), stripped)
        if match is None:
            break
        begin = match.end()
    return lines


def _heading_apart(span: Span, text: str) -> Iterator[Line]:
    match = _heading_mark.match(text)
    if match is None:
        yield Line(span, text)
        return
    yield Line(Span(span.start, span.start + len(match["mark"])), match["mark"])
    yield Line(Span(span.start + match.end(), span.end), text[match.end() :])


def _is_wrapped(text: str) -> bool:
    """Whether lines are broken for width, with blank lines between paragraphs."""
    chunks = [chunk.strip("\n").split("\n") for chunk in _blank_line.split(text)]
    inner = [line.rstrip() for chunk in chunks for line in chunk[:-1]]
    if len(chunks) < 2 or len(inner) < 3:
        return False
    unfinished = sum(1 for line in inner if not _sentence_end.search(line))
    wide = sum(1 for line in inner if 50 <= len(line) <= 100)
    return unfinished > 0.6 * len(inner) and wide > 0.6 * len(inner)
