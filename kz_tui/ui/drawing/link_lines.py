"""A link in words: who, what the text says of the two, how strongly, and the passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kz_tui.library import Library
from kz_tui.model.entity import EntityType
from kz_tui.model.link import Evidence, Label, Link, Strength
from kz_tui.text.clean import clean_line
from kz_tui.ui.drawing.dates import short_date
from kz_tui.ui.drawing.line import (
    ELLIPSIS,
    ENTITY_ROLE,
    Line,
    Piece,
    fit,
    fit_line,
    joined,
    justified,
    line_of,
)
from kz_tui.ui.drawing.panel_targets import number_piece, wrapped

DOTS = {Strength.SENTENCE: "●●●", Strength.PARAGRAPH: "●●○", Strength.ARTICLE: "●○○"}
_DOTS_ROLE = ENTITY_ROLE[EntityType.PER] + "-soft"
_EVIDENCE_LINES = 2
FROM, TO, BOTH = "→", "←", "↔"


def dots(strength: Strength) -> Piece:
    """The strength of a link."""
    return Piece(DOTS[strength], _DOTS_ROLE)


def label_words(label: Label, actor: str) -> str:
    """What a clause says of an actor and another: `→ lobte` reads from the actor on.

    What is denied or only reported says so.
    """
    reads_from = label.target if label.passive else label.source
    arrow = BOTH if not label.directed else FROM if reads_from == actor else TO
    remarks = joined(("denied" if label.negated else "", "reported" if label.hearsay else ""), ", ")
    words = clean_line(label.words)
    return f"{arrow} {words}" + (f" ({remarks})" if remarks else "")


def link_lines(library: Library, link: Link, place: int, width: int) -> Iterator[Line]:
    """A link of the actor in the panel: the other, what is said of the two, the passage."""
    other = library.entities[link.b]
    count = f" ×{link.total:,}" if link.total > 1 else ""
    yield justified(
        [number_piece(place), Piece(other.name, ENTITY_ROLE[other.type]), Piece(count, "dim")],
        [dots(link.strength)],
        width,
    )
    yield from evidence_lines(library, link.telling, link.a, width, _EVIDENCE_LINES)


def evidence_lines(
    library: Library, evidence: Evidence, actor: str, width: int, limit: int
) -> Iterator[Line]:
    """What a passage says of an actor and another, and its words, cut to some lines."""
    if evidence.label is not None:
        yield [Piece("  " + fit(label_words(evidence.label, actor), width - 2), "heading")]
    yield from _passage(library, evidence, width, limit)


def _passage(library: Library, evidence: Evidence, width: int, limit: int) -> Iterator[Line]:
    text = library.articles[evidence.article].text
    words = f" {ELLIPSIS} ".join(" ".join(span.of(text).split()) for span in evidence.passages)
    rows = wrapped(words, width - 2)
    for number, row in enumerate(rows[:limit]):
        cut = number == limit - 1 and len(rows) > limit
        yield [Piece("  " + (fit(row + " " + ELLIPSIS, width - 2) if cut else row), "dim")]


def where_line(library: Library, evidence: Evidence, width: int) -> Line:
    """The date and the title of the article a passage stands in."""
    head = library.articles[evidence.article].head
    where = joined((short_date(head.date), head.title.value or head.id))
    return [Piece("  " + fit(where, width - 2), "dim")]


def pair(library: Library, link: Link) -> Sequence[Piece]:
    """The two actors of a link."""
    a, b = library.entities[link.a], library.entities[link.b]
    return line_of(Piece(a.name, ENTITY_ROLE[a.type]), " – ", Piece(b.name, ENTITY_ROLE[b.type]))


def link_details(library: Library, link: Link, width: int, rows: int) -> Iterator[Line]:
    """A link in a few rows of their own, the passage in what is left of them."""
    words = f"  {link.total:,} passages" if link.total > 1 else "  1 passage"
    count = Piece(words, "dim")
    telling = link.telling
    yield fit_line([*pair(library, link), Piece("  "), dots(link.strength), count], width)
    said = f"{label_words(telling.label, link.a)}  " if telling.label else ""
    where = where_line(library, telling, width)
    yield fit_line(line_of("  ", Piece(said, "heading"), *_stripped(where)), width)
    yield from _passage(library, telling, width, rows - 2)


def _stripped(line: Line) -> Line:
    return [piece._replace(text=piece.text.lstrip()) for piece in line]
