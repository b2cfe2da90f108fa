"""A page to read: an article divided into parts, and the parts broken into rows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from kz_tui.model.article import FURNITURE, Article, Block, BlockKind, Provenance
from kz_tui.model.span import Span
from kz_tui.text.clean import show_controls
from kz_tui.ui.drawing.dates import short_date
from kz_tui.ui.drawing.line import joined
from kz_tui.ui.drawing.wrap import is_narrow, wrap

_COUNTED = 200_000
"""Characters up to which words are counted; a longer article is only measured."""


class PartKind(Enum):
    """What a part of a page looks like; the value is its role."""

    TITLE = "strong"
    KICKER = "dim-kicker"
    META = "dim"
    FOLD = "dim-fold"
    SUBHEAD = "heading"
    TEXT = ""
    FURNITURE = "dim-furniture"

    @property
    def role(self) -> str:
        """The role its text is drawn in."""
        return self.value.partition("-")[0]


class Part(NamedTuple):
    """A stretch of the text, or, where `label` is set, words of our own shown at that place."""

    kind: PartKind
    span: Span
    label: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """What the reader shows of one article; two pages are equal only if they are the same.

    `text` has one character for each of the text the offsets count in, with line ends as blanks:
    the cleaned text, or the raw one for a raw page.
    """

    text: str
    parts: tuple[Part, ...] = ()
    raw: bool = False

    @property
    def folded(self) -> tuple[Span, ...]:
        """What the page holds back behind a fold."""
        return tuple(part.span for part in self.parts if part.kind is PartKind.FOLD and part.span)


EMPTY_PAGE = Page("")

_PART_OF = {
    BlockKind.HEADLINE: PartKind.TITLE,
    BlockKind.KICKER: PartKind.KICKER,
    BlockKind.SUBHEAD: PartKind.SUBHEAD,
}


def clean_page(article: Article, *, unfolded: bool = False, tags: Sequence[str] = ()) -> Page:
    """The page of an article: title, what is known of it, its tags, then the report.

    Furniture is folded into one line for each run of it, or shown where `unfolded`. A caption that
    was only guessed is never folded.
    """
    blocks = article.blocks
    first = next((n for n, b in enumerate(blocks) if _is_body(b)), len(blocks))
    parts: list[Part] = list(_head(article, blocks[:first], tags))
    date = article.head.date
    if unfolded and date.provenance is Provenance.INFERRED:
        parts.append(Part(PartKind.META, Span(0, 0), f"≈ date inferred from {date.reason}"))
    furniture = [block for block in blocks[:first] if _folds(block)]
    if furniture:
        parts += _furniture(furniture, unfolded=unfolded)
    parts += [Part(PartKind.FURNITURE, b.span) for b in blocks[:first] if _is_guess(b)]
    run: list[Block] = []
    for block in blocks[first:]:
        if _folds(block):
            run.append(block)
            continue
        if run:
            parts += _furniture(run, unfolded=unfolded)
            run = []
        kind = PartKind.FURNITURE if block.furniture else _PART_OF.get(block.kind, PartKind.TEXT)
        parts.append(Part(kind, block.span))
    if run:
        parts += _furniture(run, unfolded=unfolded)
    return Page(article.text.replace("\n", " "), tuple(parts))


def raw_page(article: Article) -> Page:
    """The article exactly as it stands in the file, each control character as a visible sign."""
    raw = show_controls(article.raw_text)
    parts: list[Part] = []
    start = 0
    for line in raw.split("\n"):
        parts.append(Part(PartKind.TEXT, Span(start, start + len(line))))
        start += len(line) + 1
    return Page(raw.replace("\n", " "), tuple(parts), raw=True)


def notice_page(text: str) -> Page:
    """A page with words of our own where there is no article."""
    lines = [line for line in text.split("\n") if line]
    return Page("", tuple(Part(PartKind.META, Span(0, 0), line) for line in lines))


def _is_body(block: Block) -> bool:
    return not block.furniture and block.kind not in (BlockKind.HEADLINE, BlockKind.KICKER)


def _folds(block: Block) -> bool:
    return block.kind in FURNITURE and block.certain


def _is_guess(block: Block) -> bool:
    return block.furniture and not block.certain


def _head(article: Article, blocks: Sequence[Block], tags: Sequence[str]) -> Iterator[Part]:
    shown = False
    for block in blocks:
        if block.kind in (BlockKind.KICKER, BlockKind.HEADLINE):
            shown = shown or block.kind is BlockKind.HEADLINE
            yield Part(_PART_OF[block.kind], block.span)
    if not shown:
        title = article.head.title.value or "[no title]"
        kind = PartKind.TITLE if article.head.title.value else PartKind.META
        yield Part(kind, Span(0, 0), title)
    yield Part(PartKind.META, Span(0, 0), meta_line(article))
    if tags:
        yield Part(PartKind.META, Span(0, 0), " ".join(f"#{tag}" for tag in tags))


def meta_line(article: Article) -> str:
    """Date, source and length of an article; what is missing is said."""
    head = article.head
    date = short_date(head.date) if head.date.value else "date missing"
    if head.date.provenance is Provenance.INFERRED:
        date += " inferred"
    source = head.source.value or "source missing"
    if head.source.provenance is Provenance.INFERRED:
        source += " ≈"
    if len(article.text) <= _COUNTED:
        words = len(article.text.split())
        length = f"{words:,} word" + ("s" if words != 1 else "")
    else:
        length = f"{len(article.text) / 1e6:.1f} million characters"
    return joined((date, source, head.section or "", length))


def _furniture(blocks: Sequence[Block], *, unfolded: bool) -> Iterator[Part]:
    kinds = dict.fromkeys(block.kind for block in blocks)
    telling = [kind.value for kind in kinds if kind not in (BlockKind.STAMP, BlockKind.PREFIX)]
    names = telling or ["date line"]
    label = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    span = Span(blocks[0].span.start, blocks[-1].span.end)
    if not unfolded:
        yield Part(PartKind.FOLD, span, f"▸ {label}")
        return
    yield Part(PartKind.FOLD, Span(span.start, span.start), f"▾ {label}")
    for block in blocks:
        yield Part(PartKind.FURNITURE, block.span)


_TIGHT = frozenset({PartKind.TITLE, PartKind.KICKER, PartKind.META, PartKind.FOLD})


class Layout:
    """The rows of a page at one width, and the way from characters to rows.

    Row `y` shows `text[starts[y]:ends[y]]`, or the label of its part; `parts[y]` is the number of
    its part, -1 for a blank row.
    """

    def __init__(self, page: Page, width: int) -> None:
        self.page = page
        self.width = width
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.parts: list[int] = []
        self.labels: dict[int, str] = {}
        self._fill(max(1, width))
        self._sort()

    def __len__(self) -> int:
        return len(self.starts)

    def row_of(self, offset: int) -> int:
        """The row that shows a character; where it is folded away, the row of the fold."""
        if not self._sorted_starts:
            return 0
        return self._rows[max(0, bisect_right(self._sorted_starts, offset) - 1)]

    def offset_of(self, row: int) -> int:
        """The first character of a row."""
        return self.starts[min(max(0, row), len(self.starts) - 1)] if self.starts else 0

    def _fill(self, width: int) -> None:
        page = self.page
        narrow = is_narrow(page.text)
        previous: PartKind | None = None
        for number, part in enumerate(page.parts):
            tight = page.raw or (previous in _TIGHT and part.kind in _TIGHT)
            if previous is not None and not tight:
                self._add(self.ends[-1], self.ends[-1], -1)
            previous = part.kind
            if part.label:
                for begin, end in wrap(
                    part.label, 0, len(part.label), width, narrow=is_narrow(part.label)
                ):
                    self.labels[len(self.starts)] = part.label[begin:end]
                    self._add(part.span.start, part.span.start, number)
                continue
            rows = wrap(page.text, part.span.start, part.span.end, width, narrow=narrow)
            self.starts += [start for start, _ in rows]
            self.ends += [end for _, end in rows]
            self.parts += [number] * len(rows)

    def _add(self, start: int, end: int, part: int) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.parts.append(part)

    def _sort(self) -> None:
        """Rows in the order of their characters; blank rows and labels show none of the text."""
        fold = {
            number
            for number, part in enumerate(self.page.parts)
            if part.kind is PartKind.FOLD and part.span
        }
        rows = [
            row
            for row, part in enumerate(self.parts)
            if part >= 0 and (row not in self.labels or part in fold)
        ]
        if any(part.span.start > later.span.start for part, later in self._neighbours()):
            rows.sort(key=self.starts.__getitem__)
        self._rows = rows
        self._sorted_starts = [self.starts[row] for row in rows]

    def _neighbours(self) -> Iterator[tuple[Part, Part]]:
        spans = [part for part in self.page.parts if not part.label or len(part.span)]
        return pairwise(spans)
