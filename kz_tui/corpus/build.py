"""A raw text and what came with it become an article."""

from __future__ import annotations

from collections.abc import Mapping

from kz_tui.corpus.blocks import find_blocks
from kz_tui.corpus.errors import CorpusError
from kz_tui.corpus.metadata import (
    front_matter,
    read_date,
    read_date_field,
    read_lead,
    read_source,
    read_title,
    stated,
)
from kz_tui.model.article import Article, Fact, Head, Origin
from kz_tui.text.clean import clean, clean_line

TEXT_LIMIT = 10_000_000
"""Bytes of UTF-8 in one article; a longer one is skipped."""


def build_article(
    article_id: str, raw: str, origin: Origin, fields: Mapping[str, object] | None = None
) -> Article:
    """Clean a raw text, divide it into blocks and read off what it says about itself.

    `fields` may hold `title`, `date`, `source`, `section`; what stands there goes before what the
    text says. Raises `CorpusError` if there is nothing to read, or too much.
    """
    if len(raw) > TEXT_LIMIT or len(raw) * 4 > TEXT_LIMIT < len(raw.encode("utf-8", "replace")):
        raise CorpusError(f"the article is longer than {TEXT_LIMIT // 1_000_000} MB of text")
    cleaned = clean(raw)
    text = cleaned.text
    if not text.strip():
        raise CorpusError("empty: no text in it")
    known: dict[str, object] = dict(front_matter(text))
    known.update({key: value for key, value in (fields or {}).items() if value not in (None, "")})
    title, date, source = (known.get(key) for key in ("title", "date", "source"))
    blocks = find_blocks(text, titled=bool(title))
    head = Head(
        id=article_id,
        title=_field(title, "title field") or read_title(text, blocks),
        date=read_date_field(date) if date is not None else read_date(text, blocks),
        source=_field(source, "source field") or read_source(text, blocks, origin.url),
        lead=read_lead(text, blocks),
        section=clean_line(str(known["section"])) if "section" in known else None,
    )
    return Article(head, text, blocks, origin, cleaned.source_map)


def _field(value: object, reason: str) -> Fact | None:
    line = clean_line(value) if isinstance(value, str) else ""
    return stated(line, reason) if line else None
