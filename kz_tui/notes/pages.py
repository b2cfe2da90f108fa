"""What is copied and written to files of marks, notes and the reading trail."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kz_tui.model.article import Article
from kz_tui.notes.entry import Entry
from kz_tui.notes.export import (
    TRAIL_FIELDS,
    as_csv,
    as_json_lines,
    as_markdown,
    rows,
    trail_as_markdown,
    trail_rows,
)
from kz_tui.notes.kept import Visit

_BOM = "\ufeff"
"""Tells a spreadsheet that a file is UTF-8."""


def page_for(path: Path, listed: Sequence[Entry | Visit], articles: Sequence[Article]) -> str:
    """What is listed as a page of the kind that the name of a file asks for.

    Raises `ValueError` for a name that asks for none.
    """
    kind = path.suffix.lower()
    visits = [row for row in listed if isinstance(row, Visit)]
    made = rows([row for row in listed if isinstance(row, Entry)], articles)
    steps = trail_rows(reversed(visits))
    if kind in (".md", ".markdown"):
        return trail_as_markdown(steps) if visits else as_markdown(made)
    if kind in (".json", ".jsonl", ".ndjson"):
        return as_json_lines(steps if visits else made)
    if kind == ".csv":
        return _BOM + (as_csv(steps, TRAIL_FIELDS) if visits else as_csv(made))
    raise ValueError("end the name in .md, .json or .csv")
