"""A raw text and what came with it become an article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from kz_tui.corpus.blocks import find_blocks
from kz_tui.corpus.errors import CorpusError
from kz_tui.corpus.metadata import (
    read_date,
    read_date_field,
    read_lead,
    read_source,
    read_title,
    stated,
)
from kz_tui.corpus.preface import read_preface
from kz_tui.model.article import (
    RECOGNISED,
    Article,
    Block,
    Fact,
    Head,
    Origin,
    PublicationDate,
)
from kz_tui.text.clean import clean, clean_line

TEXT_LIMIT = 10_000_000
"""Bytes of UTF-8 in one article; a longer one is skipped."""
TOO_LONG = f"the article is longer than {TEXT_LIMIT // 1_000_000} MB of text"
_FIELDS = ("title", "date", "source", "section")
_LONGEST_FIELD = 1000
"""Characters of a field; what is longer is no title, date or name, and is cut."""


class Builder(Protocol):
    """What makes articles of raw texts: `build_article`, or what remembers its answers."""

    def __call__(
        self, article_id: str, raw: str, origin: Origin, fields: Mapping[str, object] | None = None
    ) -> Article:
        """What `build_article` makes of the same; raises `CorpusError` where that does."""


def build_article(
    article_id: str, raw: str, origin: Origin, fields: Mapping[str, object] | None = None
) -> Article:
    """Clean a raw text, divide it into blocks and read off what it says about itself.

    `fields` may hold `title`, `date`, `source`, `section`; what stands there goes before what the
    text says. Raises `CorpusError` if there is nothing to read, or too much.
    """
    if _too_long(raw):
        raise CorpusError(TOO_LONG)
    cleaned = clean(raw)
    text = cleaned.text
    if not text.strip():
        raise CorpusError("empty: no text in it")
    preface = read_preface(text)
    known = _lines_of({**(preface.fields if preface else {}), **_given(fields or {})})
    title, source = _field(known, "title"), _field(known, "source")
    blocks = find_blocks(text, titled=title is not None)
    head = Head(
        id=article_id,
        title=title or read_title(text, blocks),
        date=_date(known.get("date"), text, blocks),
        source=source or read_source(text, blocks, origin.url),
        lead=read_lead(text, blocks),
        section=known.get("section"),
    )
    return Article(head, text, blocks, origin, cleaned.source_map)


def remark_on_length(article: Article) -> str:
    """What a reader should know about a very long article; empty for any other."""
    if len(article.text) <= RECOGNISED:
        return ""
    return f"names are recognised in its first {RECOGNISED:,} characters only"


def _too_long(raw: str) -> bool:
    if len(raw) * 4 <= TEXT_LIMIT:  # no character needs more bytes
        return False
    return len(raw) > TEXT_LIMIT or len(raw.encode("utf-8", "replace")) > TEXT_LIMIT


def _given(fields: Mapping[str, object]) -> dict[str, object]:
    """The fields that say something; a record may hold anything."""
    return {
        name: value
        for name, value in fields.items()
        if isinstance(value, str | int | float) and not isinstance(value, bool)
    }


def _lines_of(fields: Mapping[str, object]) -> dict[str, str]:
    """The fields this program knows, cleaned; none of them empty."""
    lines = {name: clean_line(str(fields[name])) for name in _FIELDS if name in fields}
    return {name: _cut(line) for name, line in lines.items() if line}


def _cut(line: str) -> str:
    return line if len(line) <= _LONGEST_FIELD else f"{line[: _LONGEST_FIELD - 1].rstrip()}…"


def _field(known: Mapping[str, str], name: str) -> Fact | None:
    return stated(known[name], f"{name} field") if name in known else None


def _date(value: str | None, text: str, blocks: Sequence[Block]) -> PublicationDate:
    """The date field if it can be understood, else what the text says."""
    field = read_date_field(value)
    if field.value is not None:
        return field
    found = read_date(text, blocks)
    return found if found.value is not None or not field.reason else field
