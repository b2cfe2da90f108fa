"""Breaking text into rows of a given width."""

from __future__ import annotations

from rich.cells import get_character_cell_size

_NARROW = (
    *range(0x20, 0x300),
    *range(0x370, 0x400),
    *range(0x400, 0x483),
    *range(0x48A, 0x530),
    *range(0x2010, 0x2028),
    *range(0x2030, 0x205F),
    *range(0x20A0, 0x20C0),
)
_narrow = frozenset(map(chr, _NARROW)) | {"\n"}
"""Characters that surely take exactly one cell."""

LONG_WORD = 13
"""Characters from which a compound may be broken behind a hyphen."""

Row = tuple[int, int]


def is_narrow(text: str) -> bool:
    """Whether every character of the text takes exactly one cell."""
    return text.isascii() or _narrow.issuperset(text)


def wrap(text: str, start: int, end: int, width: int, *, narrow: bool) -> list[Row]:
    """Rows of at most `width` cells that cover `text[start:end]`, as half-open offsets.

    Rows break at blanks, which stand in no row, and behind the hyphen of a long compound; a word
    longer than a row is cut at its edge. Nothing but blanks is lost. `narrow` tells that every
    character takes one cell, which saves measuring.
    """
    rows: list[Row] = []
    measure = _narrow_limit if narrow else _wide_limit
    while start < end:
        limit = measure(text, start, end, width)
        if limit >= end:
            rows.append((start, end))
            break
        stop = _break_before(text, start, limit)
        rows.append((start, stop))
        start = stop
        while start < end and text[start] == " ":
            start += 1
    return rows or [(start, end)]


def _break_before(text: str, start: int, limit: int) -> int:
    """Where a row that may reach to `limit` ends, blanks before the break left out."""
    blank = text.rfind(" ", start, limit + 1)
    if limit - blank > 6 or blank <= start:
        hyphen = text.rfind("-", max(start, blank) + 1, limit)
        if hyphen > start and _breaks_at(text, hyphen, blank):
            return hyphen + 1
    if blank <= start:
        return limit
    while blank > start and text[blank - 1] == " ":
        blank -= 1
    return blank if blank > start else limit


def _breaks_at(text: str, hyphen: int, blank: int) -> bool:
    """Whether a hyphen joins the parts of a compound long enough to be broken."""
    if not (text[hyphen - 1].isalpha() and text[hyphen + 1 : hyphen + 2].isalpha()):
        return False
    word_end = text.find(" ", hyphen)
    return (word_end if word_end >= 0 else len(text)) - blank - 1 >= LONG_WORD


def _narrow_limit(text: str, start: int, end: int, width: int) -> int:
    del text, end
    return start + width


def _wide_limit(text: str, start: int, end: int, width: int) -> int:
    """The offset just behind the last character that still fits; at least one fits always."""
    room = width
    for place in range(start, end):
        room -= get_character_cell_size(text[place])
        if room < 0:
            limit = max(place, start + 1)
            while limit < end and get_character_cell_size(text[limit]) == 0:
                limit += 1
            return limit
    return end
