"""What became of each file that was looked at."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class FileStatus(StrEnum):
    """What was done with a file.

    `READ`: articles came of it. `SKIPPED`: it should be readable and is not. `IGNORED`: it is not
    of a kind that is read in folders.
    """

    READ = "read"
    SKIPPED = "skipped"
    IGNORED = "ignored"


class Problem(NamedTuple):
    """One part of a file that could not be read: a line (counted from 1), or the whole (None)."""

    line: int | None
    reason: str


class FileReport(NamedTuple):
    """What was made of one file.

    `problems` names the first broken lines, `problem_count` counts all of them. `passing` is True
    where the reason lies outside the file and may be gone when it is read again.
    """

    path: str
    status: FileStatus
    reason: str = ""
    format: str | None = None
    encoding: str | None = None
    articles: int = 0
    problems: tuple[Problem, ...] = ()
    problem_count: int = 0
    passing: bool = False

    @property
    def troubled(self) -> bool:
        """Whether anything that should be readable was left out."""
        return self.status is FileStatus.SKIPPED or self.problem_count > 0
