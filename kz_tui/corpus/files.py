"""Which files to read: what the user named, folders walked through."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kz_tui.model.report import FileReport, FileStatus

TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ""})
LINES_SUFFIXES = frozenset({".jsonl", ".ndjson"})
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read. `below` is its path under the root the user named, `stem` its bare name.

    `name` is what article ids are made of: the stem, or the path where stems collide.
    `asked` is True for a file that was named outright.
    """

    path: str
    below: str
    stem: str
    name: str
    asked: bool = False


def find_sources(roots: Iterable[str]) -> tuple[list[Source], list[FileReport]]:
    """All files behind the roots, in order, each once, and a report on what is left out.

    Folders are walked in alphabetical order. Links to folders are not followed, links to files
    only where they stay inside the root; hidden files and folders are passed over.
    """
    sources: list[Source] = []
    reports: list[FileReport] = []
    seen: set[str] = set()
    for root in roots:
        for found in _walk(root):
            if isinstance(found, FileReport):
                reports.append(found)
                continue
            real = found.path if found.path == STDIN else os.path.realpath(found.path)
            if real not in seen:
                seen.add(real)
                sources.append(found)
    return _name(sources), reports


def _walk(root: str) -> Iterator[Source | FileReport]:
    if root == STDIN:
        yield Source(STDIN, "stdin", "stdin", "stdin", asked=True)
        return
    try:
        mode = Path(root).stat().st_mode
    except (OSError, ValueError) as error:
        yield FileReport(root, FileStatus.SKIPPED, _why(error))
        return
    if stat.S_ISDIR(mode):
        yield from _walk_folder(root)
    elif stat.S_ISREG(mode):
        path = Path(root)
        yield Source(root, path.name, path.stem, path.stem, asked=True)
    else:
        yield FileReport(root, FileStatus.SKIPPED, f"{_kind(mode)}; pass its content by way of -")


def _walk_folder(folder: str) -> Iterator[Source | FileReport]:
    real_root = os.path.realpath(folder)
    yield from (waiting := _Waiting()).open(folder)
    while waiting:
        entry = waiting.pop()
        try:
            if not entry.is_dir(follow_symlinks=False):
                yield _look_at(entry, folder, real_root)
            elif entry.name.startswith("."):
                yield FileReport(entry.path, FileStatus.IGNORED, "a hidden folder")
            else:
                yield from waiting.open(entry.path)
        except OSError as error:
            yield FileReport(entry.path, FileStatus.SKIPPED, _why(error))


class _Waiting(list["os.DirEntry[str]"]):
    """The entries still to be looked at, the next one last; folders may nest without limit."""

    def open(self, folder: str) -> Iterator[FileReport]:
        """Put the content of a folder next; report a folder that cannot be opened."""
        try:
            with os.scandir(folder) as entries:
                self.extend(sorted(entries, key=lambda entry: entry.name, reverse=True))
        except OSError as error:
            yield FileReport(folder, FileStatus.SKIPPED, _why(error))


def _look_at(entry: os.DirEntry[str], root: str, real_root: str) -> Source | FileReport:
    name = Path(entry.name)
    ignored = FileStatus.IGNORED
    if entry.name.startswith("."):
        return FileReport(entry.path, ignored, "a hidden file")
    if name.suffix.lower() not in TEXT_SUFFIXES | LINES_SUFFIXES:
        return FileReport(entry.path, ignored, f"{name.suffix} files are not read in folders")
    if entry.is_symlink():
        if entry.is_dir():
            return FileReport(entry.path, ignored, "a link to a folder")
        target = os.path.realpath(entry.path)
        if os.path.commonpath([target, real_root]) != real_root:
            return FileReport(entry.path, ignored, "a link that leaves the folder")
    mode = entry.stat().st_mode
    if not stat.S_ISREG(mode):
        return FileReport(entry.path, FileStatus.SKIPPED, _kind(mode))
    return Source(entry.path, os.path.relpath(entry.path, root), name.stem, name.stem)


def _name(sources: list[Source]) -> list[Source]:
    """Give every source a name of its own: stem, else path below the root, else whole path."""
    stems = Counter(source.stem for source in sources)
    belows = Counter(source.below for source in sources)
    named: list[Source] = []
    for source in sources:
        if stems[source.stem] == 1:
            name = source.stem
        else:
            name = source.below if belows[source.below] == 1 else source.path
        named.append(replace(source, name=Path(name).as_posix()))
    return named


def _kind(mode: int) -> str:
    kinds = (
        (stat.S_ISFIFO, "a named pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
    )
    return next((name for test, name in kinds if test(mode)), "not a regular file")


def _why(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return str(error)
