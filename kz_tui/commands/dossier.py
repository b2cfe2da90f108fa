"""Loading the dossier a command works on, and saying what of it could not be read."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import NamedTuple

from kz_tui.commands.arguments import Arguments
from kz_tui.commands.cache import cache_of
from kz_tui.commands.decided import read_decisions, say_rulings
from kz_tui.commands.exits import DONE, NOTHING, SKIPPED, USAGE, UnreadableError
from kz_tui.commands.roots import roots_of
from kz_tui.commands.streams import Streams
from kz_tui.commands.troubles import say_trouble
from kz_tui.library import Library
from kz_tui.model.report import FileStatus
from kz_tui.model.shelf import Shelf
from kz_tui.pipeline.assembling import with_actors, with_articles, with_dossier
from kz_tui.pipeline.kept import open_kept
from kz_tui.pipeline.reading import read_articles
from kz_tui.pipeline.steps import (
    ActorsKept,
    ActorsRecognised,
    ArticlesRead,
    DossierKept,
    Progress,
    Remark,
)
from kz_tui.rooms import open_room

_PATIENCE = 1.0
"""Seconds of work before progress is shown."""
_BEAT = 0.2


class Dossier(NamedTuple):
    """A library that was read, and the exit code its reading asks for."""

    library: Library
    code: int
    shelf: Shelf | None = None


def read(arguments: Arguments, streams: Streams, shelf: Shelf | None = None) -> Library:
    """The articles and what became of each file, saying how far it has come."""
    with _ProgressLine(streams) as progress:
        library = Library()
        for step in _steps(arguments, streams, shelf):
            if isinstance(step, Remark):
                progress.hide()
                _say_once(step.text, streams)
            elif isinstance(step, Progress):
                progress.show(step)
            elif isinstance(step, DossierKept):
                library = _with_kept(library, arguments, shelf)
            else:
                library = with_articles(library, step)
                progress.show(Progress("reading", len(library.articles)))
    return library


def _with_kept(library: Library, arguments: Arguments, shelf: Shelf | None) -> Library:
    """The library over what lies on the shelf; over the files themselves if that is gone again."""
    kept = open_kept(shelf)
    if kept is not None:
        return with_dossier(library, kept)
    if not library.articles:
        for step in read_articles(roots_of(arguments)):
            library = with_articles(library, step)
    return replace(library, complete=True)


def _steps(
    arguments: Arguments, streams: Streams, shelf: Shelf | None
) -> Iterator[ArticlesRead | DossierKept | Progress | Remark]:
    if shelf is None:
        return read_articles(roots_of(arguments), streams.stdin)
    steps: Iterator[ArticlesRead | DossierKept | Progress | Remark]
    steps = open_room("rereading").read_again(roots_of(arguments), shelf)
    return steps


def load(arguments: Arguments, streams: Streams) -> Dossier:
    """Read the dossier and the user's decisions on it; say on standard error what was skipped.

    Raises `UnreadableError` if no article came of it.
    """
    kept = read_decisions(arguments, streams)
    with cache_of(arguments) as shelf:
        library = replace(read(arguments, streams, shelf), decisions=kept.decisions)
    for report in library.troubles:
        say_trouble(report, arguments, streams)
    if library.articles:
        code = SKIPPED if library.troubles or kept.problems else DONE
        return Dossier(library, code, shelf)
    if library.troubles:
        raise UnreadableError(USAGE)
    streams.say(_empty(library, arguments))
    raise UnreadableError(NOTHING)


@contextmanager
def indexed(library: Library, arguments: Arguments, streams: Streams) -> Iterator[Library]:
    """The library with its index, which is kept for the next time once the work is done."""
    with cache_of(arguments) as shelf:
        indexer = open_room("indexing").Indexer(shelf)
        searchable = indexer.index(library)
        _say_once(indexer.trouble, streams)
        yield searchable
        indexer.save(searchable)
        _say_once(indexer.trouble, streams)


def _say_once(trouble: str, streams: Streams) -> None:
    if trouble:
        streams.say(f"{trouble} (--no-cache does without)")


def recognise(library: Library, streams: Streams, shelf: Shelf | None = None) -> Library:
    """The library with everything recognised and linked, saying how far it has come.

    The user's decisions hold in it; those that change nothing are named.
    """
    library = _recognise(library, streams, shelf)
    say_rulings(library, streams)
    return library


def _recognise(library: Library, streams: Streams, shelf: Shelf | None) -> Library:
    if shelf is not None:
        library = open_room("linked").with_linked(library, shelf)
        if library.recognised:
            return library
    steps: Iterator[Progress | Remark | ActorsRecognised | ActorsKept] = open_room(
        "recognising"
    ).recognise(library.articles, shelf)
    with _ProgressLine(streams) as progress:
        for step in steps:
            if isinstance(step, Progress):
                progress.show(step)
            elif isinstance(step, Remark):
                progress.hide()
                _say_once(step.text, streams)
            elif isinstance(step, ActorsRecognised):
                library = with_actors(library, step)
            elif shelf is not None and not library.recognised:
                library = open_room("linked").with_linked(library, shelf)
    return open_room("indexing").index_names(library) if library.searcher else library


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
        self.hide()

    def hide(self) -> None:
        """Take the line away, until there is more to show."""
        if self._shown:
            self._write("\r\x1b[K")
            self._shown = False

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
