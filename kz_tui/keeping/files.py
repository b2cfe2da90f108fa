"""The files of a kept dossier: what they looked like when they were read, what became of them."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, overload

from kz_tui.keeping.bundle import Bundle, DamagedError, Piece, dump, load
from kz_tui.keeping.rows import NewRows, Rows, extend
from kz_tui.model.memo import cached_property, memo
from kz_tui.model.report import FileReport, FileStatus, Problem

SIGN_BYTES = 16
"""Size of what stands for a file and how it looked."""
_NO_SIGN = bytes(SIGN_BYTES)
_NAME, _SIGNS, _FIRST = "files", "files.signs", "files.first"
_STATUS = {one.value: one for one in FileStatus}


def pack_report(report: FileReport) -> bytes:
    """The row of a report."""
    return dump(_plain(report))


def read_report(row: memoryview) -> FileReport:
    """A report from its row."""
    values = load(row)
    if not isinstance(values, tuple):
        raise DamagedError("not what is kept here")
    path, status, reason, kind, encoding, articles, problems, count, passing = values
    problems = tuple(Problem(*problem) for problem in problems)
    return FileReport(
        path, _STATUS[status], reason, kind, encoding, articles, problems, count, passing
    )


def within(numbers: Sequence[int], stretch: range) -> Sequence[int]:
    """Those of some numbers, the smallest first, that lie in a stretch; without looking at all."""
    return numbers[bisect_left(numbers, stretch.start) : bisect_left(numbers, stretch.stop)]


class KeptFiles(Sequence[FileReport]):
    """What became of the files of a dossier, by number; those asked for last are at hand.

    `troubled` are the numbers of those of which something was left out that should be readable.
    """

    def __init__(self, bundle: Bundle, troubled: Sequence[int]) -> None:
        self.rows = Rows(bundle, _NAME, whole=True)
        self.signs = bundle.piece(_SIGNS)
        self.first = bundle.piece(_FIRST).cast("I")
        self.troubled = troubled
        self._report = memo(256, self._read)
        count = len(self.rows)
        if len(self.first) != count + 1 or len(self.signs) != count * SIGN_BYTES:
            raise DamagedError("its parts do not fit together")

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, number: int) -> FileReport: ...
    @overload
    def __getitem__(self, number: slice) -> list[FileReport]: ...
    def __getitem__(self, number: int | slice) -> FileReport | list[FileReport]:
        if isinstance(number, slice):
            return [read_report(self.rows[one]) for one in range(*number.indices(len(self)))]
        return self._report(number)

    def _read(self, number: int) -> FileReport:
        return read_report(self.rows[number])

    def articles(self, run: range) -> range:
        """The numbers of the articles of some files that follow each other."""
        return range(self.first[run.start], self.first[run.stop])

    def place(self, number: int) -> tuple[str, str]:
        """The path and the encoding of a file."""
        report = self._report(number)
        return report.path, report.encoding or "utf-8"

    @property
    def by_sign(self) -> dict[bytes, int]:
        """The number of each file by its sign, which is never empty."""
        signs = bytes(self.signs)
        cut = (signs[one : one + SIGN_BYTES] for one in range(0, len(signs), SIGN_BYTES))
        return {sign: number for number, sign in enumerate(cut)}


class NewFiles:
    """The files of a dossier being put together, in order: each one read, or as it was kept."""

    def __init__(self) -> None:
        self.troubled: list[int] = []
        self.passing = False
        self._rows = NewRows()
        self._signs = bytearray()
        self._first = array("I", [0])

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def end(self) -> int:
        """The number of articles in these files."""
        return self._first[-1]

    def append(self, sign: bytes, size: int, report: FileReport) -> None:
        """Put a file with so many articles behind the others.

        `sign` stands for the file as it looks; empty where nothing would tell that it has changed.
        """
        if report.troubled:
            self.troubled.append(len(self))
        if report.passing:
            self.passing = True
            sign = b""
        self._rows.append(pack_report(report))
        self._signs += sign or _NO_SIGN
        self._first.append(self.end + size)

    def take(self, files: KeptFiles, run: range) -> None:
        """Put files that were kept behind the others."""
        shift = len(self) - run.start
        self.troubled += [number + shift for number in within(files.troubled, run)]
        self._rows.take(files.rows, run)
        self._signs += files.signs[run.start * SIGN_BYTES : run.stop * SIGN_BYTES]
        first = files.first[run.start : run.stop + 1]
        extend(self._first, first[1:], self.end - first[0])

    def pieces(self) -> dict[str, Piece]:
        """The pieces of a bundle that hold them."""
        return {
            **self._rows.pieces(_NAME),
            _SIGNS: self._signs,
            _FIRST: self._first.tobytes(),
        }


class KeptReports(Sequence[FileReport]):
    """What became of everything that was looked at: first what is no file to read, then each file.

    `troubled` are the numbers of those of the former that should be readable.
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
        return self._files[number - len(self._others)]

    @cached_property
    def troubled(self) -> tuple[FileReport, ...]:
        """The reports on what was left out that should be readable."""
        return (
            *(read_report(self._others[number]) for number in self._troubled),
            *(self._files[number] for number in self._files.troubled),
        )


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
