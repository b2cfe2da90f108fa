"""Loading the dossier a command works on, and saying what of it could not be read."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass

from kz_tui.commands.arguments import Arguments, UsageError, close_command
from kz_tui.commands.exits import DONE, NOTHING, SKIPPED, USAGE
from kz_tui.commands.streams import Streams
from kz_tui.library import Library
from kz_tui.model.report import FileReport, FileStatus
from kz_tui.pipeline.progress import Progress
from kz_tui.pipeline.reading import read_library
from kz_tui.rooms import open_room
from kz_tui.seeds import bundled_dossier

_PATIENCE = 1.0
"""Seconds of work before progress is shown."""
_BEAT = 0.2


@dataclass(frozen=True, slots=True)
class Dossier:
    """A library that was read, and the exit code its reading asks for."""

    library: Library
    code: int


class UnreadableError(Exception):
    """There is nothing to work on; what is wrong has been said. `code` is the exit code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def roots_of(arguments: Arguments) -> tuple[str, ...]:
    """The paths named, or the bundled dossier where none is. Raises `UsageError` without it."""
    if arguments.paths:
        return arguments.paths
    try:
        return (str(bundled_dossier()),)
    except FileNotFoundError as error:
        raise UsageError(str(error)) from None


def read(arguments: Arguments, streams: Streams) -> Library:
    """The articles and what became of each file, saying how far it has come."""
    with _ProgressLine(streams) as progress:
        library = Library()
        for library in read_library(roots_of(arguments), streams.stdin):
            progress.show(Progress("reading", len(library.articles)))
    return library


def load(arguments: Arguments, streams: Streams) -> Dossier:
    """Read the dossier; name every file that was skipped on standard error.

    Raises `UnreadableError` if no article came of it.
    """
    library = read(arguments, streams)
    for report in library.troubles:
        say_trouble(report, arguments, streams)
    if library.articles:
        return Dossier(library, SKIPPED if library.troubles else DONE)
    if library.troubles:
        raise UnreadableError(USAGE)
    streams.say(_empty(library, arguments))
    raise UnreadableError(NOTHING)


def index(library: Library) -> Library:
    """The library with its index."""
    indexed: Library = open_room("indexing").index_library(library)
    return indexed


def recognise(library: Library, streams: Streams) -> Library:
    """The library with everything recognised and linked, saying how far it has come."""
    steps: Iterator[Progress | Library] = open_room("recognising").recognise_library(library)
    with _ProgressLine(streams) as progress:
        for step in steps:
            if isinstance(step, Library):
                library = step
            else:
                progress.show(step)
    return library


def say_trouble(report: FileReport, arguments: Arguments, streams: Streams) -> None:
    """Name a file that was skipped, or its broken lines, with the reason and a hint."""
    if report.status is FileStatus.SKIPPED and (report.articles or not report.problems):
        streams.say(f"{report.path or repr('')}: {report.reason}{_hint(report, arguments)}")
    for problem in report.problems:
        streams.say(f"{report.path}:{problem.line}: {problem.reason}")
    if report.problem_count > len(report.problems):
        more = report.problem_count - len(report.problems)
        streams.say(f"{report.path}: {more} more lines were skipped")


def _hint(report: FileReport, arguments: Arguments) -> str:
    if report.reason != "no such file or folder":
        return ""
    typed = report.path not in arguments.values.get("--in", ())
    if arguments.command.query and arguments.words and typed:
        query = " ".join([*arguments.words, report.path])
        return f' (put a query of several words in quotes: kz-reader search "{query}")'
    close = close_command(report.path)
    return f" (did you mean the command `{close}`?)" if close else ""


def _empty(library: Library, arguments: Arguments) -> str:
    names = ", ".join(roots_of(arguments))
    ignored = sum(report.status is FileStatus.IGNORED for report in library.reports)
    if ignored:
        files = "1 file was" if ignored == 1 else f"{ignored:,} files were"
        return f"no article in {names}: {files} passed over (`kz-reader doctor` tells why)"
    return f"no article in {names}: put .txt, .md or .jsonl files there"


class _ProgressLine:
    """One line on standard error that is rewritten, shown once work takes longer than a second."""

    def __init__(self, streams: Streams) -> None:
        self._streams = streams
        self._due = time.monotonic() + _PATIENCE
        self._shown = False

    def __enter__(self) -> _ProgressLine:
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown:
            self._write("\r\x1b[K")

    def show(self, progress: Progress) -> None:
        if not self._streams.talks_to_terminal or time.monotonic() < self._due:
            return
        self._due = time.monotonic() + _BEAT
        self._shown = True
        of = f" of {progress.total:,}" if progress.total else ""
        self._write(f"\r\x1b[Kkz-reader: {progress.stage}: {progress.done:,}{of}")

    def _write(self, text: str) -> None:
        self._streams.stderr.write(text.encode())
        self._streams.stderr.flush()
