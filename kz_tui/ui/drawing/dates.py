"""Dates as people write them, with a sign for what is inferred or only partly known."""

from __future__ import annotations

from kz_tui.model.article import Precision, Provenance, PublicationDate

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
INFERRED = "≈"
PARTIAL = "~"


def short_date(date: PublicationDate) -> str:
    """`7 Jan 2022 15:08`, `8 Jan 2022 ≈` (inferred), `Jan 2022 ~` (only the month is known)."""
    if not date.value:
        return "no date"
    text = short_iso(date.value)
    if date.provenance is Provenance.INFERRED:
        return f"{text} {INFERRED}"
    return f"{text} {PARTIAL}" if date.precision in (Precision.MONTH, Precision.YEAR) else text


def short_iso(value: str) -> str:
    """An ISO 8601 date, cut to any precision, for people."""
    day, _, clock = value.partition("T")
    parts = day.split("-")
    year = parts[0]
    if len(parts) == 1:
        return year
    month = _MONTHS[int(parts[1]) - 1]
    if len(parts) == 2:
        return f"{month} {year}"
    return f"{int(parts[2])} {month} {year}" + (f" {clock}" if clock else "")


def short_range(first: str | None, last: str | None) -> str:
    """Two ISO 8601 days as a range, with what they share said once: `7-8 Jan 2022`."""
    if not first or not last or first == last:
        return short_iso(first) if first else ""
    begin, end = short_iso(first).split(" "), short_iso(last).split(" ")
    shared = 0
    while shared < min(len(begin), len(end)) - 1 and begin[-1 - shared] == end[-1 - shared]:
        shared += 1
    begin = begin[: len(begin) - shared]
    return f"{' '.join(begin)}–{' '.join(end)}"
