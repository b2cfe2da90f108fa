"""What the text itself says about title, date and source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from kz_tui.corpus.preface import read_preface
from kz_tui.model.article import (
    Block,
    BlockKind,
    Fact,
    Precision,
    Provenance,
    PublicationDate,
)
from kz_tui.text.clean import clean_line
from kz_tui.text.dates import find_date, parse_date

_source_line = re.compile(r"\s*(?:Quelle|Source|Источник)\s*:\s*(?P<source>[^,/|]{2,60})")
_LEAD_LENGTH = 200


def stated(value: str, reason: str) -> Fact:
    """A fact that stands in the file."""
    return Fact(value, Provenance.STATED, reason)


def read_title(text: str, blocks: Sequence[Block]) -> Fact:
    """The headline, if the text has one. A caption is never a title."""
    for block in blocks:
        if block.kind is BlockKind.HEADLINE:
            return stated(clean_line(block.span.of(text)), "headline of the text")
    return Fact()


def read_date(text: str, blocks: Sequence[Block]) -> PublicationDate:
    """The date of the article: its own stamp, else the crawler's prefix, else a broadcast note.

    A note tells when the subject was on air, so a date read off it is inferred and keeps the day
    only. Nothing is taken from the running text.
    """
    for block in blocks:
        if block.kind is BlockKind.STAMP and (
            found := find_date(text, block.span.start, block.span.end)
        ):
            reason = clean_line(block.span.of(text))
            return PublicationDate(found.value, found.precision, Provenance.STATED, reason)
    preface = read_preface(text)
    if preface and preface.date:
        return PublicationDate(*preface.date, Provenance.STATED, clean_line(preface.span.of(text)))
    for block in blocks:
        if block.kind is BlockKind.NOTE and (
            found := find_date(text, block.span.start, block.span.end)
        ):
            day = found.value[:10]
            precision = Precision.MONTH if len(day) == 7 else Precision.DAY
            reason = clean_line(block.span.of(text))
            return PublicationDate(day, precision, Provenance.INFERRED, reason)
    return PublicationDate()


def read_source(text: str, blocks: Sequence[Block], url: str | None) -> Fact:
    """Who published the article: a source line at its end, else the host of its address."""
    for block in reversed(blocks):
        if block.kind is BlockKind.CREDIT and (match := _source_line.match(block.span.of(text))):
            return Fact(clean_line(match["source"]), Provenance.INFERRED, "source line of the text")
        if block.kind is BlockKind.PARAGRAPH:
            break
    host = _host(url)
    return Fact(host, Provenance.INFERRED, "host of the address") if host else Fact()


def read_date_field(value: str | None) -> PublicationDate:
    """The date field of a record; missing, with the reason, where it cannot be understood."""
    if not value:
        return PublicationDate()
    parsed = parse_date(value)
    if parsed is None:
        return PublicationDate(reason=f"not understood: {value[:60]!r}")
    return PublicationDate(*parsed, Provenance.STATED, "date field")


def read_lead(text: str, blocks: Sequence[Block]) -> str:
    """The first words of the report, for lists; a caption only where there is nothing else."""
    report = [block for block in blocks if block.kind is BlockKind.PARAGRAPH]
    rest = [block for block in blocks if block.kind is not BlockKind.PREFIX]
    for block in report or rest:
        return clean_line(
            text[block.span.start : min(block.span.end, block.span.start + _LEAD_LENGTH)]
        )
    return ""


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return clean_line(host.removeprefix("www.")) if host else None
