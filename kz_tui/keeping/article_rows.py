"""An article as two rows: what a list shows of it, and the rest.

Where an article stands (its id, file and line) is not in them, so that a row stays of use when a
file is renamed or a line is put before it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import starmap
from typing import Any

from kz_tui.keeping.bundle import Bytes, DamagedError, dump, load
from kz_tui.model.article import (
    Article,
    Block,
    BlockKind,
    Fact,
    Head,
    Origin,
    Precision,
    Provenance,
    PublicationDate,
)
from kz_tui.model.source_map import UNCHANGED, Edit, SourceMap
from kz_tui.model.span import Span

_PROVENANCES = {one.value: one for one in Provenance}
_PRECISIONS: Mapping[str | None, Precision | None] = {
    None: None,
    **{one.value: one for one in Precision},
}
_KINDS = tuple(BlockKind)
_KIND_NUMBERS = {kind: number for number, kind in enumerate(_KINDS)}
_DOUBTED = 128
"""Added to the number of the kind of a block that is not certain."""
_EDIT = 4


def pack_head(head: Head) -> bytes:
    """The row of a head, without its id."""
    return dump(
        (
            *_of_fact(head.title),
            *_of_fact(head.source),
            head.lead,
            head.section,
            pack_date(head.date),
        )
    )


def read_head(row: Bytes, article_id: str, date: PublicationDate | None = None) -> Head:
    """A head from its row; `date` stands for another date than the kept one."""
    title, known, reason, source, source_known, source_reason, lead, section, kept = _tuple(row, 9)
    return Head(
        article_id,
        Fact(title, _PROVENANCES[known], reason),
        date or read_date(kept),
        Fact(source, _PROVENANCES[source_known], source_reason),
        lead,
        section,
    )


def pack_date(date: PublicationDate) -> tuple[str | None, str | None, str, str]:
    """A date as a plain tuple."""
    precision = date.precision and date.precision.value
    return date.value, precision, date.provenance.value, date.reason


def read_date(kept: Sequence[Any]) -> PublicationDate:
    """A date from its tuple."""
    value, precision, provenance, reason = kept
    return PublicationDate(value, _PRECISIONS[precision], _PROVENANCES[provenance], reason)


def pack_body(article: Article) -> bytes:
    """The row of everything but the head, and but where the article stands."""
    kinds = bytes(
        _KIND_NUMBERS[block.kind] + (0 if block.certain else _DOUBTED) for block in article.blocks
    )
    borders = tuple(border for block in article.blocks for border in block.span)
    edits = tuple(value for edit in article.source_map.edits for value in edit)
    return dump((article.text, kinds, borders, edits, article.origin.url))


def read_article(row: Bytes, head: Head, origin: Origin) -> Article:
    """An article from its row; the address is taken from there."""
    text, kinds, borders, edits, url = _tuple(row, 5)
    spans = map(Span, borders[0::2], borders[1::2])
    blocks = tuple(
        Block(_KINDS[kind & ~_DOUBTED], span, kind < _DOUBTED)
        for kind, span in zip(kinds, spans, strict=True)
    )
    return Article(head, text, blocks, origin._replace(url=url), _source_map(edits))


def _source_map(edits: Sequence[Any]) -> SourceMap:
    if not edits:
        return UNCHANGED
    fields = (edits[place::_EDIT] for place in range(_EDIT))
    return SourceMap(tuple(starmap(Edit, zip(*fields, strict=True))))


def _of_fact(fact: Fact) -> tuple[str | None, str, str]:
    return fact.value, fact.provenance.value, fact.reason


def _tuple(row: Bytes, size: int) -> tuple[Any, ...]:
    """A row of so many values. The checksum says that it is what was kept."""
    values = load(row)
    if not isinstance(values, tuple) or len(values) != size:
        raise DamagedError("not what is kept here")
    return values
