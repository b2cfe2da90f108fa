"""One line for an actor in the list of all: type, name, time, counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len

from kz_tui.model.actor_order import ActorOrder
from kz_tui.model.entity import Entity, EntityType
from kz_tui.ui.drawing.dates import short_range
from kz_tui.ui.drawing.line import ENTITY_ROLE, TYPE_WORD, Line, Piece, fit, joined, line_of
from kz_tui.ui.drawing.spread import Axis, axis_of, spread_bar

SIGN = {EntityType.PER: "●", EntityType.ORG: "■", EntityType.LOC: "○"}
COUNTRY = "◆"


class ActorEntry(NamedTuple):
    """What a line says of an actor; `first` and `last` are ISO dates or None."""

    entity: Entity
    mentions: int
    articles: int
    first: str | None
    last: str | None
    days: Sequence[int]


class Columns(NamedTuple):
    """The cells of each column, 0 for one there is no room for."""

    kind: int
    name: int
    bar: int
    dates: int
    articles: int
    mentions: int


_KIND, _DATES, _COUNT, _NAME = 15, 25, 10, 24
_LEAST_ALIAS = 6
_BAR = 26
"""Cells of the widest bar, with the blank before it."""


def layout_for(width: int, reach: tuple[int, int] | None) -> tuple[Columns, Axis | None]:
    """The columns at a width, and the time the bars stand for in a dossier of that reach.

    The word for the type and the dates give way first; bars take no more room than they need.
    """
    columns = columns_for(width)
    axis = axis_of(reach, columns.bar - 2)
    if axis is None:
        return columns._replace(bar=0, name=columns.name + columns.bar), None
    bar = max(axis.cells, len(f"per {axis.unit}")) + 2
    bar = min(bar, columns.bar)
    return columns._replace(bar=bar, name=columns.name + columns.bar - bar), axis


def columns_for(width: int) -> Columns:
    """The columns at a width, with as much room for the bars as there is."""
    count, mentions = (_COUNT, _COUNT + 1) if width >= 90 else (6, 8)
    kind = _KIND if width >= 100 else 2
    rest = width - kind - count - mentions
    dates = _DATES if rest >= _DATES + _NAME + 8 else 0
    rest -= dates
    bar = max(0, min(_BAR, rest - _NAME))
    if bar < 5:
        bar = 0
    return Columns(kind, max(1, rest - bar), bar, dates, count, mentions)


def sign_of(entity: Entity) -> str:
    """The sign of an actor's type, which needs no colour."""
    return COUNTRY if entity.country else SIGN[entity.type]


def type_word(entity: Entity) -> str:
    """The word for an actor's type."""
    return "country" if entity.country else TYPE_WORD[entity.type]


def actor_line(entry: ActorEntry, columns: Columns, axis: Axis | None) -> Line:
    """The line of an actor."""
    entity = entry.entity
    role = ENTITY_ROLE[entity.type]
    kind = f"{sign_of(entity)} {type_word(entity) if columns.kind > 2 else ''}"
    name = fit(entity.name, columns.name - 1)
    room = columns.name - 1 - cell_len(name)
    aliases = ""
    if entity.aliases and room > _LEAST_ALIAS:
        aliases = fit(f"  {', '.join(entity.aliases)}", room)
    blank = " " * (room - cell_len(aliases) + 1)
    dates = fit(short_range(entry.first, entry.last), columns.dates - 1)
    return line_of(
        Piece(f"{kind:<{columns.kind}}", f"{role}-soft"),
        Piece(name, role),
        Piece(aliases, "dim"),
        Piece(blank),
        Piece(f"{spread_bar(entry.days, axis) if columns.bar else '':<{columns.bar}}", "heading"),
        Piece(f"{dates:<{columns.dates}}", "dim"),
        Piece(f"{entry.articles:>{columns.articles},}"),
        Piece(f"{entry.mentions:>{columns.mentions},}"),
    )


def heading_line(columns: Columns, order: ActorOrder, axis: Axis | None) -> Line:
    """The names of the columns, the one that is sorted by marked."""
    wide = columns.articles >= _COUNT
    words = {
        ActorOrder.ARTICLES: "articles" if wide else "art.",
        ActorOrder.MENTIONS: "mentions" if wide else "ment.",
    }
    right = [
        _head(f"{_marked(word, order is one):>{width}}", order is one)
        for (one, word), width in zip(words.items(), columns[-2:], strict=True)
    ]
    dated = order in (ActorOrder.FIRST, ActorOrder.LAST)
    dates = _marked(order.value if dated else "dates", dated) if columns.dates else ""
    bar = f"per {axis.unit}" if axis and columns.bar else ""
    return line_of(
        _head(" " * columns.kind, False),
        _head(f"{_marked('name', order is ActorOrder.NAME):<{columns.name}}",
              order is ActorOrder.NAME),
        _head(f"{fit(bar, columns.bar):<{columns.bar}}", False),
        _head(f"{dates:<{columns.dates}}", dated),
        *right,
    )  # fmt: skip


def order_at(cell: int, columns: Columns, order: ActorOrder) -> ActorOrder | None:
    """The order that a click on the heading asks for; dates go from the first to the last."""
    borders = (
        (columns.kind + columns.name, ActorOrder.NAME),
        (columns.bar, None),
        (columns.dates, ActorOrder.LAST if order is ActorOrder.FIRST else ActorOrder.FIRST),
        (columns.articles, ActorOrder.ARTICLES),
        (columns.mentions, ActorOrder.MENTIONS),
    )
    end = 0
    for width, wanted in borders:
        end += width
        if cell < end:
            return wanted
    return None


def detail_line(entry: ActorEntry, width: int) -> Line:
    """What the line of an actor may have no room for."""
    entity = entry.entity
    also = f"also {', '.join(entity.aliases)}" if entity.aliases else ""
    words = joined((type_word(entity), short_range(entry.first, entry.last), also))
    return [Piece(fit(words, width), "dim")]


def _marked(word: str, on: bool) -> str:
    return f"{word} ▾" if on else word


def _head(text: str, on: bool) -> Piece:
    return Piece(text, "heading" if on else "dim")
