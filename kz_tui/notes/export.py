"""Marks and notes as Markdown, JSON and CSV, each with its citation.

`start` and `end` of a citation are half-open character offsets into the raw text of the article:
the file decoded as it stands, or the `text` of its line. They cut out exactly `text`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import groupby
from typing import Any

from kz_tui.model.article import Article
from kz_tui.notes.entry import Entry, EntryKind
from kz_tui.notes.kept import Fate, Visit
from kz_tui.text.clean import clean
from kz_tui.text.json_lines import to_json

Row = dict[str, Any]
FIELDS = (
    "kind", "path", "line", "id", "title", "date", "source", "url", "start", "end", "text",
    "quote", "status", "note", "note_id", "marked", "tags", "made", "changed",
)  # fmt: skip
TRAIL_FIELDS = ("at", "id", "title", "path", "actor")
_STATUS_ELSEWHERE = "not looked at"
_ACTING = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a cell for a formula (OWASP, "CSV Injection")."""


def rows(entries: Iterable[Entry], articles: Sequence[Article]) -> Iterator[Row]:
    """One row for each entry. `status` tells what became of the passage of a note.

    It is same, moved, changed or gone; "not looked at" where the article was not at hand.
    """
    for entry in entries:
        yield _row(entry, articles[entry.number] if entry.number is not None else None)


def _row(entry: Entry, article: Article | None) -> Row:
    one = entry.article
    row: Row = dict.fromkeys(FIELDS)
    row.update(kind=entry.kind.value, id=one.id, path=one.path, line=one.line, title=one.title,
               date=one.date, source=one.source, url=one.url, marked=entry.marked,
               tags=list(entry.tags))  # fmt: skip
    if article is not None:
        head, origin = article.head, article.origin
        row.update(id=article.id, path=origin.path, line=origin.line, title=head.title.value,
                   date=head.date.value, source=head.source.value, url=origin.url)  # fmt: skip
    note, found = entry.note, entry.found
    if note is None:
        return row
    row.update(note=note.text, note_id=note.id, quote=note.anchor.words, made=note.made,
               changed=note.changed, status=_STATUS_ELSEWHERE)  # fmt: skip
    if article is not None and found is not None:
        row["status"] = found.fate.value
        if found.fate is not Fate.GONE:
            raw = article.source_map.to_raw(found.span)
            row.update(start=raw.start, end=raw.end, text=raw.of(article.raw_text))
    return row


def as_json_lines(found: Iterable[Row]) -> str:
    """One JSON object a line."""
    return "".join(f"{to_json(row)}\n" for row in found)


def as_csv(found: Iterable[Row], fields: Sequence[str] = FIELDS) -> str:
    """Comma-separated values with a heading (RFC 4180), safe to open in a spreadsheet.

    A cell that a spreadsheet would take for a formula has an apostrophe before it. Line ends in a
    cell are kept, inside its quotes.
    """
    page = StringIO()
    writer = csv.writer(page)
    writer.writerow(fields)
    for row in found:
        writer.writerow([_cell(row[field]) for field in fields])
    return page.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, list):
        value = " ".join(map(str, value))
    if isinstance(value, str) and value.lstrip(" \n").startswith(_ACTING):
        return f"'{value}"
    return "" if value is None else value


def as_markdown(found: Iterable[Row]) -> str:
    """A page with a heading for each article, its passages quoted with their citation."""
    parts = ["# Marks and notes\n"]
    for _, group in groupby(found, key=lambda row: (row["path"], row["line"], row["id"])):
        of_article = list(group)
        parts.append(_article_part(of_article[0]))
        parts += [_note_part(row) for row in of_article if row["kind"] == EntryKind.NOTE]
    return "\n".join(parts)


def _article_part(row: Row) -> str:
    title = _escaped(row["title"] or f"[no title] {row['id']}")
    facts = [row["source"] or "source missing", row["date"] or "date missing"]
    lines = [f"## {title}\n", _escaped(", ".join(facts)) + f" · {_code(_where(row))}"]
    if row["url"]:
        lines[-1] += f" · <{row['url']}>" if _plain_url(row["url"]) else f" · {_code(row['url'])}"
    signs = " ".join([*(["marked"] if row["marked"] else []), *(f"#{t}" for t in row["tags"])])
    if signs:
        lines[-1] += f" · {_escaped(signs)}"
    return "\n".join(lines) + "\n"


def _note_part(row: Row) -> str:
    words = clean(row["text"]).text if row["text"] is not None else row["quote"]
    quote = "\n".join(f"> {_escaped(line)}".rstrip() for line in words.splitlines())
    place = (
        f"characters {row['start']} to {row['end']}"
        if row["start"] is not None
        else _FATE_WORDS.get(row["status"], "")
    )
    if row["status"] == Fate.CHANGED:
        place += f"; when noted: „{_escaped(' '.join(row['quote'].split()))}“"
    note = f"{_escaped(row['note'])}\n\n" if row["note"] else ""
    return f"{quote}\n\n{note}({place})\n"


_FATE_WORDS = {
    Fate.GONE.value: "no longer in the article",
    _STATUS_ELSEWHERE: "the article was not at hand",
}


def _where(row: Row) -> str:
    return f"{row['path']}, line {row['line']}" if row["line"] else str(row["path"])


def _plain_url(url: str) -> bool:
    return url.startswith(("https://", "http://")) and not set(url) & set("<> \n\t")


def _code(text: str) -> str:
    """Text as code, whatever back quotes are in it."""
    text = " ".join(text.split("\n"))
    fence = "`" * (max((len(run) for run in _runs(text)), default=0) + 1)
    return f"{fence}{text}{fence}" if len(fence) == 1 else f"{fence} {text} {fence}"


def _runs(text: str) -> Iterator[str]:
    return ("".join(group) for sign, group in groupby(text) if sign == "`")


_MARKUP = frozenset("\\`*_[]<>#|~")


def _escaped(text: str) -> str:
    """Text in which nothing is taken for markup."""
    line = "".join(f"\\{sign}" if sign in _MARKUP else sign for sign in text)
    if line[:1] in ("-", "+", "=") or line[:1].isdigit():
        return _first_escaped(line)
    return line


def _first_escaped(line: str) -> str:
    """A beginning that would make a list is none."""
    if not line[0].isdigit():
        return f"\\{line}"
    number = len(line) - len(line.lstrip("0123456789"))
    if line[number : number + 1] in (".", ")"):
        return f"{line[:number]}\\{line[number:]}"
    return line


# the reading trail


def trail_rows(trail: Iterable[Visit]) -> Iterator[Row]:
    """One row for each step of the reading trail, the first one first."""
    for visit in trail:
        row = visit._asdict()
        yield {field: row[field] for field in TRAIL_FIELDS}


def trail_as_markdown(found: Iterable[Row]) -> str:
    """The reading trail as a list, a heading for each day."""
    parts = ["# Reading trail\n\nTimes are UTC.\n"]
    for day, group in groupby(found, key=lambda row: str(row["at"])[:10]):
        parts.append(f"\n## {day}\n")
        for row in group:
            title = _escaped(row["title"] or f"[no title] {row['id']}")
            actor = f", {_escaped(row['actor'])}" if row["actor"] else ""
            parts.append(f"- {str(row['at'])[11:16]} {title}{actor} · {_code(row['path'])}")
    return "\n".join(parts) + "\n"
