"""The files of a kept dossier: what they looked like when they were read, what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import Any, NamedTuple, overload

from kz_tui.keeping.bundle import DamagedError, dump, load
from kz_tui.keeping.rows import Rows
from kz_tui.model.report import FileReport, FileStatus, Problem

_STATUS = {one.value: one for one in FileStatus}

Look = tuple[int, int, int, int, int]
"""What tells whether a file is as it was: device, inode, size, times of change in nanoseconds."""


class KeptFile(NamedTuple):
    """One file, read.

    Its articles are the `size` from number `first` on. `look` is None where nothing tells that it
    has not changed since. `name` is what ids are made of.
    """

    path: str
    name: str
    asked: bool
    look: Look | None
    first: int
    size: int
    report: FileReport


def pack_file(file: KeptFile) -> bytes:
    """The row of a file."""
    return dump((*file[:-1], _plain(file.report)))


def read_file(row: memoryview) -> KeptFile:
    """A file from its row."""
    *values, report = _tuple(row)
    path, name, asked, look, first, size = values
    return KeptFile(path, name, asked, look, first, size, _report(report))


def pack_report(report: FileReport) -> bytes:
    """The row of a report on what is no file that was read."""
    return dump(_plain(report))


def read_report(row: memoryview) -> FileReport:
    """A report from its row."""
    return _report(_tuple(row))


class KeptFiles(Sequence[KeptFile]):
    """The files of a dossier by number, those asked for last at hand."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._read = lru_cache(256)(lambda number: read_file(rows[number]))

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, number: int) -> KeptFile: ...
    @overload
    def __getitem__(self, number: slice) -> list[KeptFile]: ...
    def __getitem__(self, number: int | slice) -> KeptFile | list[KeptFile]:
        if isinstance(number, slice):
            return [read_file(self._rows[one]) for one in range(*number.indices(len(self)))]
        return self._read(number)

    def place(self, number: int) -> tuple[str, str]:
        """The path and the encoding of a file."""
        file = self._read(number)
        return file.path, file.report.encoding or "utf-8"


class KeptReports(Sequence[FileReport]):
    """What became of everything that was looked at: first what is no file to read, then each file.

    `troubled` are the reports on what was left out that should be readable.
    """

    def __init__(self, others: Rows, files: KeptFiles, troubled: Sequence[int]) -> None:
        self._others = others
        self._files = files
        self._troubled = troubled

    def __len__(self) -> int:
        return len(self._others) + len(self._files)

    @overload
    def __getitem__(self, number: int) -> FileReport: ...
    @overload
    def __getitem__(self, number: slice) -> list[FileReport]: ...
    def __getitem__(self, number: int | slice) -> FileReport | list[FileReport]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        if not 0 <= number < len(self):
            raise IndexError(number)
        if number < len(self._others):
            return read_report(self._others[number])
        return self._files[number - len(self._others)].report

    @cached_property
    def troubled(self) -> tuple[FileReport, ...]:
        """The reports on what was left out that should be readable."""
        return tuple(self[number] for number in self._troubled)


def _plain(report: FileReport) -> tuple[Any, ...]:
    problems = tuple(tuple(problem) for problem in report.problems)
    return (
        report.path,
        report.status.value,
        report.reason,
        report.format,
        report.encoding,
        report.articles,
        problems,
        report.problem_count,
        report.passing,
    )


def _report(values: tuple[Any, ...]) -> FileReport:
    path, status, reason, kind, encoding, articles, problems, count, passing = values
    problems = tuple(Problem(*problem) for problem in problems)
    return FileReport(
        path, _STATUS[status], reason, kind, encoding, articles, problems, count, passing
    )


def _tuple(row: memoryview) -> tuple[Any, ...]:
    values = load(row)
    if not isinstance(values, tuple):
        raise DamagedError("not what is kept here")
    return values
