"""Dates as news articles write them, in German, English and Russian.

Day comes before month in every dotted form (07.01.2022 is 7 January). Slashed dates are read only
where they can mean one thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from kz_tui.model.article import Precision
from kz_tui.model.span import Span

_MONTHS = (
    "januar jänner january jan января январь янв",
    "februar feber february feb февраля февраль фев",
    "märz march mär mrz mar марта март мар",
    "april apr апреля апрель апр",
    "mai may мая май",
    "juni june jun июня июнь июн",
    "juli july jul июля июль июл",
    "august aug августа август авг",
    "september sept sep сентября сентябрь сент сен",
    "oktober october okt oct октября октябрь окт",
    "november nov ноября ноябрь ноя",
    "dezember december dez dec декабря декабрь дек",
)
MONTH_NUMBER = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_WEEKDAYS = (
    "montag monday понедельник",
    "dienstag tuesday вторник",
    "mittwoch wednesday среду среда",
    "donnerstag thursday четверг",
    "freitag friday пятницу пятница",
    "samstag sonnabend saturday субботу суббота",
    "sonntag sunday воскресенье",
)
WEEKDAY_NUMBER = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}
"""Weekday names in lower case, Monday is 0, as in `datetime.date.weekday`."""

_month = "(?P<month>" + "|".join(sorted(MONTH_NUMBER, key=len, reverse=True)) + r")\b\.?"
_time = (
    r"(?:,?\s*(?:[-–|•]\s*)?(?:um|at|в)?\s*(?P<hour>[012]?[0-9])[:.](?P<minute>[0-5][0-9])(?::[0-5][0-9])?"
    r"(?:\s*(?P<half>[ap]\.?m\b\.?))?)?"
)
_iso_time = r"(?:[T ](?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::[0-9]{2}(?:\.[0-9]+)?)?)?"
_day = r"\b(?P<day>[0-9]{1,2})(?:\.|st|nd|rd|th)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"\b(?P<year>[0-9]{4})-(?P<number>[0-9]{2})-(?P<day>[0-9]{2})" + _iso_time,
        rf"\b(?P<day>[0-9]{{1,2}})\.\s?(?P<number>[0-9]{{1,2}})\.\s?(?P<year>[0-9]{{4}}|[0-9]{{2}})\b{_time}",
        rf"{_day}\s+(?:of\s+)?{_month},?\s+(?P<year>[0-9]{{4}})\b(?:\s*(?:года|г\.))?{_time}",
        rf"\b{_month}\s+(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>[0-9]{{4}})\b{_time}",
        r"\b(?P<first>[0-9]{1,2})/(?P<second>[0-9]{1,2})/(?P<year>[0-9]{4})\b" + _time,
        r"\b(?P<year>[0-9]{4})/(?P<number>[0-9]{2})/(?P<day>[0-9]{2})\b" + _time,
        r"\b(?P<year>[0-9]{4})-(?P<number>0[1-9]|1[0-2])\b(?!-)",
        rf"\b{_month}\s+(?P<year>[0-9]{{4}})\b",
    )
)
_year_hint = re.compile(r"[0-9]{4}|[0-9]\.\s?[0-9]{1,2}\.\s?[0-9]{2}")
"""Without one of these there is no date: every form names a year."""
_weekday = re.compile(
    r"\b(?:(?:in der )?Nacht (?:zum|auf|zu) )?(?P<name>"
    + "|".join(sorted(WEEKDAY_NUMBER, key=len, reverse=True))
    + r")(?:morgen|vormittag|mittag|nachmittag|abend|nacht)?s?\b",
    re.IGNORECASE,
)


class FoundDate(NamedTuple):
    """A calendar date in a text; `value` is ISO 8601 cut to `precision`."""

    span: Span
    value: str
    precision: Precision


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[FoundDate]:
    """All calendar dates in `text[start:end]` that name a year, in order, without overlap."""
    stop = len(text) if end is None else end
    found: list[FoundDate] = []
    if not _year_hint.search(text, start, stop):
        return found
    covered = bytearray(
        stop - start
    )  # compared with all that was found, many dates took quadratic time
    for form in _FORMS:
        for match in form.finditer(text, start, stop):
            span = Span(*match.span())
            if any(covered[span.start - start : span.end - start]):
                continue
            if read := _read(match.groupdict()):
                found.append(FoundDate(span, *read))
                covered[span.start - start : span.end - start] = b"\1" * len(span)
    return sorted(found, key=lambda one: one.span)


def find_date(text: str, start: int = 0, end: int | None = None) -> FoundDate | None:
    """The first calendar date in `text[start:end]`."""
    return next(iter(find_dates(text, start, end)), None)


def parse_date(value: str) -> tuple[str, Precision] | None:
    """Read a date that stands alone, as in a `date` field; None where it is no date.

    A weekday or another word may stand before it (Fri, 07 Jan 2022), a number may not.
    """
    value = value.strip()
    if re.fullmatch("[1-9][0-9]{3}", value):
        return value, Precision.YEAR
    if match := re.fullmatch("([0-9]{4})([0-9]{2})([0-9]{2})", value):
        value = "-".join(match.groups())
    if (match := _FORMS[0].fullmatch(value)) and (read := _read(match.groupdict())):
        return read  # what most feeds write, without trying all forms
    found = find_date(value)
    if found is None or re.search("[0-9]", value[: found.span.start]):
        return None
    return found.value, found.precision


def weekdays(text: str) -> Iterator[tuple[Span, int]]:
    """Every weekday named in `text` with its part of the day (Freitagabend, Nacht zum Samstag)."""
    for match in _weekday.finditer(text):
        yield Span(*match.span()), WEEKDAY_NUMBER[match["name"].lower()]


def _read(parts: dict[str, str | None]) -> tuple[str, Precision] | None:
    year = _year(parts["year"] or "")
    day, month = _day_and_month(parts)
    if not 1 <= month <= 12 or year < 1000:
        return None
    if day is None:
        return f"{year:04}-{month:02}", Precision.MONTH
    try:
        iso = date(year, month, day).isoformat()
    except ValueError:
        return None
    clock = _clock(parts.get("hour"), parts.get("minute"), parts.get("half"))
    return (f"{iso}T{clock}", Precision.MINUTE) if clock else (iso, Precision.DAY)


def _day_and_month(parts: dict[str, str | None]) -> tuple[int | None, int]:
    if parts.get("first"):
        first, second = int(parts["first"] or 0), int(parts["second"] or 0)
        if first == second or first > 12:
            return first, second
        return (second, first) if second > 12 else (None, 0)  # 03/04/2022 may be either
    name = parts.get("month")
    month = MONTH_NUMBER[name.lower()] if name else int(parts["number"] or 0)
    day = parts.get("day")
    return (int(day) if day else None), month


def _clock(hour: str | None, minute: str | None, half: str | None) -> str | None:
    if hour is None or minute is None:
        return None
    hours = int(hour)
    if half:
        hours = hours % 12 + (12 if half.lower().startswith("p") else 0)
    return f"{hours:02}:{minute}" if hours < 24 else None


def _year(digits: str) -> int:
    if len(digits) == 2:  # 98 is 1998, 22 is 2022: the POSIX rule for %y
        return int(digits) + (1900 if int(digits) >= 69 else 2000)
    return int(digits)
