"""Reading a dossier: roots become articles, and a report on every file."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Iterator
from io import BytesIO
from typing import BinaryIO, Protocol

from kz_tui.corpus.build import TEXT_LIMIT, TOO_LONG, Builder, build_article, remark_on_length
from kz_tui.corpus.decode import decode
from kz_tui.corpus.errors import NO_MEMORY, CorpusError, NotTextError
from kz_tui.corpus.files import LINES_SUFFIXES, STDIN, Source, find_sources, kind_of, suffix_of, why
from kz_tui.corpus.jsonl import LinesReader, looks_like_lines, refuse_no_lines
from kz_tui.model.article import Article, Origin
from kz_tui.model.report import FileReport, FileStatus

_SNIFFED = 1 << 20
_FILE_LIMIT = 4 * TEXT_LIMIT  # no encoding needs more bytes a character than UTF-32


class SourceReader(Protocol):
    """What reads files: `read_source`, or what watches over it."""

    def __call__(
        self, source: Source, stdin: BinaryIO | None = None, build: Builder = build_article
    ) -> Iterator[Article | FileReport]:
        """What `read_source` yields for the same."""


def read_source(
    source: Source, stdin: BinaryIO | None = None, build: Builder = build_article
) -> Iterator[Article | FileReport]:
    """The articles of one file, as they claim their ids, and last the report on it."""
    try:
        if source.path == STDIN:
            yield from _read_stream(source, stdin or BytesIO(), None, build)
        else:
            with open(source.path, "rb", opener=_without_waiting) as stream:
                look = os.fstat(stream.fileno())
                if kind := kind_of(look.st_mode):
                    raise CorpusError(kind)
                yield from _read_stream(source, stream, look.st_size, build)
    except (OSError, ValueError) as error:
        yield FileReport(source.path, FileStatus.SKIPPED, why(error), passing=True)
    except MemoryError:
        yield FileReport(source.path, FileStatus.SKIPPED, NO_MEMORY, passing=True)
    except NotTextError as error:
        # a file without an extension in a folder may well be no text at all
        unasked = not source.asked and not suffix_of(source.path)
        status = FileStatus.IGNORED if unasked else FileStatus.SKIPPED
        yield FileReport(source.path, status, str(error))
    except CorpusError as error:
        yield FileReport(source.path, FileStatus.SKIPPED, str(error))


def read_corpus(
    roots: Iterable[str], stdin: BinaryIO | None = None, read: SourceReader = read_source
) -> Iterator[Article | FileReport]:
    """Read every file behind the roots; yield articles, and one report for each file.

    Roots are files, folders, or `-` for `stdin`. Articles come in the order of the files, each
    with an id of its own. What cannot be read costs only itself and is named in its report.
    """
    sources, reports = find_sources(roots)
    yield from reports
    ids: set[str] = set()
    for source in sources:
        for found in read(source, stdin):
            if isinstance(found, FileReport):
                yield found
                continue
            own = own_id(found.id, found.origin.line, source, ids)
            ids.add(own)
            yield found if own == found.id else found._replace(head=found.head._replace(id=own))


def own_id(wanted: str, line: int | None, source: Source, taken: Container[str]) -> str:
    """The id an article gets: a second one that claims an id gets one made of its place."""
    if wanted not in taken:
        return wanted
    place = f"{source.name}:{line}" if line else source.path
    number = 2
    new = place
    while new in taken:
        new = f"{place}#{number}"
        number += 1
    return new


def _without_waiting(path: str, flags: int) -> int:
    """Open a file; what became a pipe since it was found would keep its reader waiting for ever."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _read_stream(
    source: Source, stream: BinaryIO, size: int | None, build: Builder
) -> Iterator[Article | FileReport]:
    sample = stream.read(_SNIFFED)
    rest: BinaryIO = _Joined(sample, stream)
    if suffix_of(source.path) in LINES_SUFFIXES or looks_like_lines(sample):
        refuse_no_lines(sample)
        yield from _read_lines(source, rest, build)
        return
    if size is not None and size > _FILE_LIMIT:
        raise CorpusError(TOO_LONG)
    yield from _read_text(source, rest, build)


def _read_text(source: Source, stream: BinaryIO, build: Builder) -> Iterator[Article | FileReport]:
    decoded = decode(stream.read(_FILE_LIMIT + 1))
    kind = "markdown" if suffix_of(source.path) == ".md" else "text"
    article = build(source.name, decoded.text, Origin(source.path, encoding=decoded.encoding))
    remark = "; ".join(filter(None, (decoded.remark, remark_on_length(article))))
    yield article
    yield FileReport(source.path, FileStatus.READ, remark, kind, decoded.encoding, articles=1)


def _read_lines(source: Source, stream: BinaryIO, build: Builder) -> Iterator[Article | FileReport]:
    reader = LinesReader(source.path, source.name, build)
    count = 0
    failure = ""
    try:
        for article in reader.read(stream):
            count += 1
            yield article
    except OSError as error:
        failure = why(error)
    empty = "" if count or reader.problem_count else "empty: no record in it"
    yield FileReport(
        source.path,
        FileStatus.READ if count and not failure else FileStatus.SKIPPED,
        failure or empty or reader.remark,
        "jsonl",
        reader.encoding,
        count,
        tuple(reader.problems),
        reader.problem_count,
        passing=bool(failure),
    )


class _Joined(BytesIO):
    """A stream whose first bytes were read already; supports `read` and `readline` only."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__(head)
        self._rest = rest

    def read(self, size: int | None = -1, /) -> bytes:
        """Up to `size` bytes, all that is left without one."""
        head = super().read(size)
        if size is None or size < 0:
            return head + self._rest.read()
        return head + self._rest.read(size - len(head)) if len(head) < size else head

    def readline(self, size: int | None = -1, /) -> bytes:
        """The next line, cut at `size` bytes."""
        limit = -1 if size is None else size
        head = super().readline(limit)
        if head.endswith(b"\n") or (limit >= 0 and len(head) == limit):
            return head
        return head + self._rest.readline(limit - len(head) if limit >= 0 else -1)
