"""What stands before the first line of an article: front matter, or the prefix of a crawler."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from kz_tui.model.article import Precision
from kz_tui.model.span import Span
from kz_tui.text.dates import parse_date

_crawler_date = re.compile(
    r"\s*(?P<prefix>date\s+(?P<date>[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?))(?=\s|$)"
)
_fence = re.compile(r"\s*---[ ]*(?=\n)")
_line = re.compile(r"\n(?P<line>[^\n]*)")
_field = re.compile(r"(?P<key>[A-Za-z_][\w-]*)[ ]*:(?P<value>(?:\s.*)?)")
_more = re.compile(r"[ ]+\S|-[ ]|#|[ ]*$")
"""Lines of front matter that are no field: deeper ones, items of a list, comments."""
_MOST_LINES = 200


class Preface(NamedTuple):
    """`span` covers it, the article goes on at `end`.

    `fields` are the flat `key: value` lines of front matter, keys in lower case; `date` is that
    of a crawler's prefix.
    """

    span: Span
    end: int
    fields: Mapping[str, str] = MappingProxyType({})
    date: tuple[str, Precision] | None = None


def read_preface(text: str) -> Preface | None:
    """What stands before the first line, if anything does."""
    return _front_matter(text) or _crawler_prefix(text)


def _front_matter(text: str) -> Preface | None:
    """The head of a Markdown file. A text between two rules is none."""
    fence = _fence.match(text)
    if fence is None:
        return None
    fields: dict[str, str] = {}
    for number, match in enumerate(_line.finditer(text, fence.end())):
        line = match["line"]
        if line.rstrip() in ("---", "..."):
            start = fence.start() + fence.group().index("-")
            end = match.start("line") + len(line.rstrip())
            return Preface(Span(start, end), match.end(), fields) if fields else None
        found = _field.fullmatch(line)
        if number == _MOST_LINES or not (found or _more.match(line)):
            return None
        if found and (value := found["value"].strip()):
            fields[found["key"].lower()] = value.strip("\"'")
    return None


def _crawler_prefix(text: str) -> Preface | None:
    """What one crawler puts before the first line: ` date 2022-01 `."""
    match = _crawler_date.match(text)
    date = parse_date(match["date"]) if match else None
    if match is None or date is None:
        return None
    return Preface(Span(*match.span("prefix")), match.end(), date=date)
