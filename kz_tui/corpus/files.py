"""Which files to read: what the user named, folders walked through."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kz_tui.model.report import FileReport, FileStatus

TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ""})
LINES_SUFFIXES = frozenset({".jsonl", ".ndjson"})
STDIN = "-"
_READ_IN_FOLDERS = TEXT_SUFFIXES | LINES_SUFFIXES

# a letter in it: "Bericht vom 7. Januar" and "2022.01.07" are names without one
_suffix = re.compile(r"(?<=[^/])\.(?=[0-9]*[A-Za-z])[0-9A-Za-z]{1,8}\Z")


class Source(NamedTuple):
    """A file to read. `name` is what article ids are made of, no other source has it.

    `asked` is True for a file that was named outright.
    """

    path: str
    name: str
    asked: bool = False


class _Found(NamedTuple):
    """A file before it has a name: `below` is its path under the root, `real` the file meant."""

    path: str
    below: str
    stem: str
    real: str
    asked: bool = False


def find_sources(roots: Iterable[str]) -> tuple[list[Source], list[FileReport]]:
    """All files behind the roots, in order, each once, and a report on what is left out.

    Folders are walked in alphabetical order. Links to folders are not followed, links to files
    only where they stay inside the root; hidden files and folders are passed over.
    """
    files: dict[str, _Found] = {}
    reports: list[FileReport] = []
    for root in roots:
        for found in _walk(root):
            if isinstance(found, FileReport):
                reports.append(found)
            else:
                files.setdefault(found.real, found)
    return list(_named(list(files.values()))), reports


def suffix_of(path: str) -> str:
    """The extension of a file in lower case with its dot; empty if it has none."""
    match = _suffix.search(path)
    return match.group().lower() if match else ""


def _walk(root: str) -> Iterator[_Found | FileReport]:
    if root == STDIN:
        yield _Found(STDIN, "stdin", "stdin", STDIN, asked=True)
        return
    try:
        mode = os.stat(root).st_mode  # noqa: PTH116  # Path("") would be the working folder
    except (OSError, ValueError) as error:
        yield FileReport(root, FileStatus.SKIPPED, why(error))
        return
    if stat.S_ISDIR(mode):
        yield from _walk_folder(root)
    elif stat.S_ISREG(mode):
        name = root.rpartition("/")[2]
        yield _Found(root, name, _stem(name), os.path.realpath(root), asked=True)
    else:
        hint = "" if stat.S_ISSOCK(mode) else "; pass its content by way of -"
        yield FileReport(root, FileStatus.SKIPPED, f"{kind_of(mode)}{hint}")


def _walk_folder(root: str) -> Iterator[_Found | FileReport]:
    real_root = os.path.realpath(root).rstrip("/")
    waiting = _Waiting()
    yield from waiting.open(root, "")
    while waiting:
        entry, folder = waiting.pop()
        below = f"{folder}{entry.name}"
        try:
            if not entry.is_dir(follow_symlinks=False):
                yield _look_at(entry, below, real_root)
            elif entry.name.startswith("."):
                yield FileReport(entry.path, FileStatus.IGNORED, "a hidden folder")
            else:
                yield from waiting.open(entry.path, f"{below}/")
        except OSError as error:
            yield FileReport(entry.path, FileStatus.SKIPPED, why(error))


class _Waiting(list["tuple[os.DirEntry[str], str]"]):
    """The entries still to be looked at, the next one last, each with its folder below the root.

    Folders may nest without limit.
    """

    def open(self, path: str, below: str) -> Iterator[FileReport]:
        """Put the content of a folder next; report a folder that cannot be opened."""
        try:
            with os.scandir(path) as entries:
                content = sorted(entries, key=lambda entry: entry.name, reverse=True)
        except OSError as error:
            yield FileReport(path, FileStatus.SKIPPED, why(error))
        else:
            self.extend((entry, below) for entry in content)


def _look_at(entry: os.DirEntry[str], below: str, real_root: str) -> _Found | FileReport:
    ignored = FileStatus.IGNORED
    if entry.name.startswith("."):
        return FileReport(entry.path, ignored, "a hidden file")
    suffix = suffix_of(entry.name)
    if suffix not in _READ_IN_FOLDERS:
        return FileReport(entry.path, ignored, f"{suffix} files are not read in folders")
    stem = entry.name[: len(entry.name) - len(suffix)]
    if entry.is_file(follow_symlinks=False):
        return _Found(entry.path, below, stem, f"{real_root}/{below}")
    if entry.is_symlink():
        if entry.is_dir():
            return FileReport(entry.path, ignored, "a link to a folder")
        real = os.path.realpath(entry.path)
        if not real.startswith(f"{real_root}/"):
            return FileReport(entry.path, ignored, "a link that leaves the folder")
        if entry.is_file():
            return _Found(entry.path, below, stem, real)
    return FileReport(entry.path, FileStatus.SKIPPED, kind_of(entry.stat().st_mode))


def _named(files: list[_Found]) -> Iterator[Source]:
    """Give every file a name of its own: stem, else path below the root, else whole path."""
    stems = Counter(file.stem for file in files)
    belows = Counter(file.below for file in files if stems[file.stem] > 1)
    for file in files:
        name = file.stem
        if stems[name] > 1:
            name = file.below if belows[file.below] == 1 else file.path
        yield Source(file.path, name, file.asked)


def _stem(name: str) -> str:
    return name[: len(name) - len(suffix_of(name))]


def kind_of(mode: int) -> str:
    """What something in a folder is that is no file with content of its own; empty for a file."""
    kinds = (
        (stat.S_ISFIFO, "a named pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
    )
    other = "" if stat.S_ISREG(mode) else "not a regular file"
    return next((name for test, name in kinds if test(mode)), other)


def why(error: OSError | ValueError) -> str:
    """The reason of a failure, in words for the user."""
    if isinstance(error, FileNotFoundError):
        link = isinstance(error.filename, str) and os.path.islink(error.filename)  # noqa: PTH114
        return "a link that leads nowhere" if link else "no such file or folder"
    if isinstance(error, OSError) and error.errno == errno.ELOOP:
        return "a link that leads in a circle"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return str(error)
