"""The files that were skipped, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from kz_tui.library import Library
from kz_tui.model.report import FileReport, FileStatus
from kz_tui.text.clean import clean_line
from kz_tui.ui.drawing.line import Line, Piece, fit_line, line_of
from kz_tui.ui.screens.view import View
from kz_tui.ui.widgets.row_list import Heights, RowList


class ReportRows(RowList):
    """Two lines for each thing that was left out: where, and why."""

    def __init__(self, reports: Sequence[FileReport], *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._rows = [row for report in reports for row in _rows(report)]

    def heights(self) -> Heights:
        """The place, the reason, a blank line."""
        return Heights(len(self._rows), 3)

    def draw(self, item: int, width: int) -> Sequence[Line]:
        """Where, and why."""
        where, why = self._rows[item]
        return [
            fit_line(line_of(Piece(where, "strong")), width),
            fit_line(line_of(Piece(f"  {why}", "dim")), width),
        ]


class SkippedScreen(View[None]):
    """Lists what could not be read, then what was passed over."""

    CSS_PATH = Path(__file__).with_suffix(".tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,W", "dismiss", "Close", id="skipped.close", tooltip="Close"),
    ]

    def __init__(self, library: Library) -> None:
        super().__init__()
        ignored = [r for r in library.reports if r.status is FileStatus.IGNORED]
        self._reports = [*library.troubles, *ignored]
        self._counts = library.skipped, len(ignored)

    def compose(self) -> ComposeResult:
        """A line that counts, then the files."""
        skipped, ignored = self._counts
        with Vertical(id="box"):
            title = f"{skipped:,} skipped, {ignored:,} passed over"
            yield Static(title, id="title", markup=False)
            yield ReportRows(self._reports, id="reports")

    def on_mount(self) -> None:
        """The first row has the cursor."""
        rows = self.query_one(ReportRows)
        rows.rows_changed(0 if self._reports else -1)
        rows.focus()


def _rows(report: FileReport) -> Iterator[tuple[str, str]]:
    path = clean_line(report.path)
    if not report.problems:
        yield path, report.reason
    for problem in report.problems:
        yield f"{path}, line {problem.line}", problem.reason
    more = report.problem_count - len(report.problems)
    if more > 0:
        yield path, f"{more:,} more lines"
