"""Dates as periods that can be compared, however exactly they are known.

A moment is a minute written as the decimal digits YYYYMMDDhhmm in one integer; a date known to
the month is the period from its first to its last minute.
"""

from __future__ import annotations

import re

from kz_tui.text.dates import parse_date

EARLIEST = 0
LATEST = 9999_99_99_99_99

_FILL_FIRST = "00000000"
_FILL_LAST = "99999999"
_separator = re.compile(r"\.{2,}|…")
_digits = re.compile(r"\d+")


def read_period(value: str) -> tuple[int, int] | None:
    """The first and the last moment of a date; None where it is no date."""
    read = parse_date(value)
    return period(read[0]) if read else None


def period(iso: str) -> tuple[int, int]:
    """The first and the last moment of an ISO 8601 date, cut to what is known of it."""
    digits = "".join(_digits.findall(iso))[:12]
    # months have 99 days here: periods are compared, never counted
    return (
        int(digits + _FILL_FIRST[: 12 - len(digits)]),
        int(digits + _FILL_LAST[: 12 - len(digits)]),
    )


def read_range(value: str) -> tuple[int, int]:
    """The moments that `2022`, `2022-01-05..2022-01-08`, `2022-01-05..` or `..2022-01` cover.

    Raises `ValueError`, saying what is wrong with it.
    """
    sides = _separator.split(value)
    if len(sides) > 2:
        raise ValueError("date: takes one range, as in 2022-01-05..2022-01-08")
    if not any(side.strip() for side in sides):
        raise ValueError("date: needs a day, as in 2022-01-05")
    first = _side(sides[0])[0] if sides[0].strip() else EARLIEST
    last = _side(sides[-1])[1] if sides[-1].strip() else LATEST
    if first > last:
        raise ValueError("date: the range ends before it begins")
    return first, last


def _side(value: str) -> tuple[int, int]:
    moments = read_period(value)
    if moments is None:
        raise ValueError(f"date: {value.strip()} is no date (write 2022, 2022-01 or 2022-01-05)")
    return moments
