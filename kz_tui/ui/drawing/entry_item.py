"""One mark or note in the list of all of them, and one step of the reading trail."""

from __future__ import annotations

from datetime import datetime

from kz_tui.notes.entry import Entry
from kz_tui.notes.kept import Fate, NotedArticle, Visit
from kz_tui.ui.drawing.article_item import MARKED, NOTED
from kz_tui.ui.drawing.dates import short_iso
from kz_tui.ui.drawing.line import Line, Piece, fit_line, joined, justified, line_of

_FATES = {Fate.CHANGED: "its words have changed", Fate.GONE: "its passage is gone"}


def row_height(row: Entry | Visit) -> int:
    """The lines of a row, a blank one behind a mark or a note among them."""
    if isinstance(row, Visit):
        return 1
    return 4 if row.note is not None and row.note.text else 3


def entry_item(entry: Entry, width: int) -> list[Line]:
    """The lines of an entry: what was added, and to what."""
    if entry.note is None:
        return _article_lines(entry, width)
    note = entry.note
    words = "„" + " ".join(note.anchor.words.split()) + "“"
    fate = _FATES.get(entry.found.fate, "") if entry.found else ""
    quoted = line_of(Piece("  "), Piece(words, "dim"))
    first = line_of(Piece(f"{NOTED} ", "accent"), note.text) if note.text else quoted
    if not note.text:
        first = line_of(Piece(f"{NOTED} ", "accent"), words)
    lines: list[Line] = [fit_line(first, width)]
    if note.text:
        lines.append(fit_line(quoted, width))
    where = line_of(
        Piece("  "),
        Piece(fate, "warning"),
        Piece(" · " if fate else "", "dim"),
        Piece(joined((_title(entry.article), _place(entry))), "dim"),
    )
    lines.append(fit_line(where, width))
    return lines


def _article_lines(entry: Entry, width: int) -> list[Line]:
    sign = MARKED if entry.marked else "#"
    title = line_of(Piece(f"{sign} ", "accent"), Piece(_title(entry.article), "strong"))
    tags = " ".join(f"#{tag}" for tag in entry.tags)
    below = joined((tags, _place(entry)))
    return [
        fit_line(title, width),
        fit_line(line_of(Piece("  "), Piece(below, "dim")), width),
    ]


def visit_item(visit: Visit, width: int) -> list[Line]:
    """One line: when, what, whose panel was open."""
    moment = Piece(f"{short_iso(_local(visit.at))}  ", "dim")
    title = visit.title or f"[no title] {visit.id}"
    return [justified(line_of(moment, title), line_of(Piece(visit.actor or "", "dim")), width)]


def _local(moment: str) -> str:
    """A moment to the minute, where one is."""
    try:
        return datetime.fromisoformat(moment).astimezone().isoformat()[:16]
    except ValueError:
        return moment[:16]


def _title(article: NotedArticle) -> str:
    return article.title or f"[no title] {article.id}"


def _place(entry: Entry) -> str:
    article = entry.article
    date = short_iso(article.date) if article.date else ""
    elsewhere = "" if entry.number is not None else f"not in this dossier: {article.path}"
    return joined((article.source or "", date, elsewhere))
