"""What the actor panel is about, what stands in it, and where that leads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from kz_tui.library import Library
from kz_tui.model.entity import Mention
from kz_tui.model.link import Evidence
from kz_tui.model.span import Span
from kz_tui.ui.drawing.line import Line, Piece, fit_line, line_of
from kz_tui.ui.drawing.wrap import is_narrow, wrap


class Section(Enum):
    """A part of the panel that shows its beginning first."""

    LINKS = "links"
    MENTIONS = "mentions"
    ARTICLES = "articles"


PAGE = {Section.LINKS: 60, Section.MENTIONS: 500, Section.ARTICLES: 100}
"""How many rows of a section come at a time."""


class ShowActor(NamedTuple):
    """Show the panel of an actor."""

    actor: str


class ShowEvidence(NamedTuple):
    """Go to the evidence of a link and show the actor at its other end."""

    actor: str
    evidence: Evidence


class ShowMention(NamedTuple):
    """Go to a mention; the panel stays."""

    article: int
    span: Span


class ShowArticle(NamedTuple):
    """Go to the first mention in an article; the panel stays."""

    article: int


class ChangeScope(NamedTuple):
    """Show the mentions of this article only, or of all; of a path, other ways too, or not."""


class ShowMore(NamedTuple):
    """Show more of a section."""

    section: Section


Target = ShowActor | ShowEvidence | ShowMention | ShowArticle | ChangeScope | ShowMore


class Item(NamedTuple):
    """Lines that belong together, and what choosing them does.

    A mention in context has no lines of its own: it is drawn when it comes into view.
    """

    lines: tuple[Line, ...]
    target: Target | None = None
    mention: Mention | None = None

    @property
    def height(self) -> int:
        """How many lines it takes."""
        return 1 if self.mention is not None else len(self.lines)


class Subject(NamedTuple):
    """What the panel is about.

    An actor, the path from it to another (`towards`), or without an actor those of the article.
    `everywhere` shows the mentions of all articles instead of this one, and of a path all ways.
    `pages` says how much of each section is shown, where it is more than its beginning.
    """

    library: Library = Library()
    actor: str | None = None
    towards: str | None = None
    article: int | None = None
    everywhere: bool = False
    pages: tuple[tuple[Section, int], ...] = ()

    def shown(self, section: Section) -> int:
        """How many rows of a section are shown."""
        return PAGE[section] * dict(self.pages).get(section, 1)


# what all parts of the panel are made of


def heading(text: str, width: int, right: str = "", target: Target | None = None) -> Item:
    """The title of a section, which may lead somewhere itself."""
    line = line_of(Piece(text, "heading"), Piece(f"  {right}" if right else "", "dim"))
    return Item((line_of(), fit_line(line, width), line_of()), target)


def number_piece(number: int) -> Piece:
    """The digit that leads to an item, as far as there are digits."""
    return Piece(f"{number} " if number <= 9 else "  ", "accent")


def more(section: Section, left: int, width: int) -> Item:
    """The row that shows more of a section."""
    words = f"▾ {left:,} more"
    return Item((fit_line([Piece(words, "accent")], width),), ShowMore(section))


def remark(text: str, width: int) -> Iterator[Line]:
    """Some words of our own."""
    return ([Piece(row, "dim")] for row in wrapped(text, width))


def wrapped(text: str, width: int) -> Sequence[str]:
    """A text in rows."""
    rows = wrap(text, 0, len(text), max(1, width), narrow=is_narrow(text))
    return [text[start:end] for start, end in rows]
