"""An article: what it says, how it is built, and what is known about it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from kz_tui.model.source_map import UNCHANGED, SourceMap
from kz_tui.model.span import Span

RECOGNISED = 1_000_000
"""Characters of an article in which names are recognised: more than any report has. What comes
after them is read and searched, but would take minutes to recognise."""


class Provenance(StrEnum):
    """How a fact about an article is known."""

    STATED = "stated"
    INFERRED = "inferred"
    MISSING = "missing"


class Precision(StrEnum):
    """How exactly a date is known."""

    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Fact(NamedTuple):
    """A title or a source, with how it is known; `reason` says where it was read off."""

    value: str | None = None
    provenance: Provenance = Provenance.MISSING
    reason: str = ""


class PublicationDate(NamedTuple):
    """When an article appeared, or was last updated.

    `value` is ISO 8601 cut to `precision`: `2022-01-07T15:08`, `2022-01-07`, `2022-01`, `2022`.
    """

    value: str | None = None
    precision: Precision | None = None
    provenance: Provenance = Provenance.MISSING
    reason: str = ""


class BlockKind(StrEnum):
    """What a block of an article is for."""

    HEADLINE = "headline"
    KICKER = "kicker"
    SUBHEAD = "subhead"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    CREDIT = "credit"
    STAMP = "stamp"
    NOTE = "note"
    PREFIX = "prefix"


FURNITURE = frozenset(
    {BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.NOTE, BlockKind.STAMP, BlockKind.PREFIX}
)
"""What stands around the report and is not the report: kept, searchable, folded away."""


class Block(NamedTuple):
    """A stretch of an article with one function; blocks stand in order and never overlap.

    `certain` is False where only the position speaks for the kind.
    """

    kind: BlockKind
    span: Span
    certain: bool = True

    @property
    def furniture(self) -> bool:
        """Whether the block stands around the report instead of being part of it."""
        return self.kind in FURNITURE


class Origin(NamedTuple):
    """Where an article came from.

    `path` is the file as it was named, `line` the line of a JSONL file, counted from 1.
    """

    path: str
    line: int | None = None
    url: str | None = None
    encoding: str = "utf-8"


class Head(NamedTuple):
    """What a list needs to know of an article: small, kept for every article at once.

    `lead` is the beginning of the report, for articles without a title.
    """

    id: str
    title: Fact
    date: PublicationDate
    source: Fact
    lead: str = ""
    section: str | None = None


class Article(NamedTuple):
    """One article, cleaned. All offsets are into `text` unless they are called raw."""

    head: Head
    text: str
    blocks: tuple[Block, ...]
    origin: Origin
    source_map: SourceMap = UNCHANGED

    @property
    def id(self) -> str:
        """The name the article goes by on the command line."""
        return self.head.id

    @property
    def raw_text(self) -> str:
        """The text as it stood in the file, rebuilt from the cleaned one."""
        return self.source_map.raw_text(self.text)

    def block_at(self, offset: int) -> Block | None:
        """The block a character belongs to; None between blocks."""
        low, high = 0, len(self.blocks)
        while low < high:
            middle = (low + high) // 2
            if self.blocks[middle].span.end <= offset:
                low = middle + 1
            else:
                high = middle
        if low < len(self.blocks) and self.blocks[low].span.start <= offset:
            return self.blocks[low]
        return None
