"""Writing for spreadsheets, notes and graph programs: CSV, Markdown, GraphML."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from kz_tui.commands.arguments import Arguments, UsageError
from kz_tui.commands.streams import on_one_line

Cell = str | int | float | bool | None
Row = Mapping[str, Cell]

_FORMULA = re.compile(r"[=+\-@\t\r]")
"""A spreadsheet takes a cell that begins like this for a formula (OWASP, CSV injection)."""
_markdown = re.compile(r"[\\`*_\[\]<>|~#&]")
_not_xml = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_markup = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def chosen_format(arguments: Arguments, *, graph: bool = False) -> str | None:
    """What `--format` or `--json` ask for; None for lines to read. Raises `UsageError`."""
    known = ("json", "csv", "markdown", *(("graphml",) if graph else ()))
    wanted = arguments.value("--format")
    if wanted is not None and wanted not in known:
        raise UsageError(f"--format takes {', '.join(known[:-1])} or {known[-1]}, not {wanted!r}")
    if arguments.has("--json"):
        if wanted not in (None, "json"):
            raise UsageError(f"--json and --format {wanted} ask for two things")
        return "json"
    return wanted


def csv_lines(columns: Sequence[str], rows: Iterable[Row]) -> Iterable[str]:
    """Rows as CSV (RFC 4180) with a head, a line at a time, nothing a spreadsheet would run."""
    yield _csv_line(columns)
    for row in rows:
        yield _csv_line([_plain(row.get(column)) for column in columns])


def _csv_line(cells: Sequence[Cell]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()


def _plain(cell: Cell) -> Cell:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if not isinstance(cell, str):
        return cell
    text = on_one_line(" ".join(cell.split()))
    return f"'{text}" if _FORMULA.match(text) else text


def markdown(text: str) -> str:
    """Text that Markdown shows as it stands, on one line."""
    flat = on_one_line(" ".join(text.split()))
    return _markdown.sub(lambda match: _markup.get(match.group(), "\\" + match.group()), flat)


def xml(text: str) -> str:
    """Text that stands in XML 1.0, in an element or an attribute."""
    clean = _not_xml.sub("\N{REPLACEMENT CHARACTER}", text)
    return re.sub('[&<>"]', lambda match: _markup[match.group()], clean)
