"""A shelf in a folder: one file a key, read by memory map."""

from __future__ import annotations

import mmap
import os
import re
import time
from collections.abc import Iterable
from contextlib import suppress
from itertools import count
from pathlib import Path
from weakref import ref

_key = re.compile(r"[a-z0-9][a-z0-9-]*")
_UNFINISHED = ".new"
_ABANDONED = 3600.0
"""Seconds after which a file that was never finished belongs to a program that was killed."""
_turns = count()


class FolderShelf:
    """Keeps bytes in a folder, which is made when something is put there; nobody else may read it.

    Several programs may use one folder: files are written under a name of their own and take the
    place of others in one step, and what is open stays readable.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._mapped: list[ref[mmap.mmap]] = []

    def __reduce__(self) -> tuple[type[FolderShelf], tuple[Path]]:
        return FolderShelf, (self.folder,)  # for another process

    def get(self, key: str) -> memoryview | None:
        """What lies under a key, mapped into memory; None if there is no such file."""
        try:
            with self._path(key).open("rb") as file:
                if not os.fstat(file.fileno()).st_size:
                    return memoryview(b"")
                mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
                self._mapped.append(ref(mapped))
                return memoryview(mapped)
        except FileNotFoundError:
            return None

    def put(self, key: str, parts: Iterable[bytes | memoryview]) -> None:
        """Write a new file and put it in the place of the old one, which stays readable if open.

        It is not forced to the disk: what a power cut leaves half written is found out by its
        checksum and worked out again.
        """
        path = self._path(key)
        for folder in (self.folder.parent, self.folder):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        new = self.folder / f"{key}.{os.getpid()}-{next(_turns)}{_UNFINISHED}"
        try:
            with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:  # noqa: PTH123
                file.writelines(parts)
            new.replace(path)
        except BaseException:
            with suppress(OSError):
                new.unlink(missing_ok=True)
            raise

    def rest(self) -> None:
        """Leave it to the system what of the mapped files it holds in memory.

        Comparing checksums has touched all of them, and what was touched counts as used.
        """
        self._mapped = [one for one in self._mapped if one() is not None]
        for one in self._mapped:
            mapped = one()
            if mapped is not None and hasattr(mmap, "MADV_DONTNEED"):
                with suppress(ValueError, OSError):  # closed meanwhile
                    mapped.madvise(mmap.MADV_DONTNEED)

    def drop(self, key: str) -> None:
        """Remove the file of a key, if there is one."""
        self._path(key).unlink(missing_ok=True)

    def sweep(self) -> None:
        """Remove what programs that were killed left half written."""
        before = time.time() - _ABANDONED
        for path in self.folder.glob(f"*{_UNFINISHED}"):
            with suppress(OSError):
                if path.stat().st_mtime < before:
                    path.unlink()

    def _path(self, key: str) -> Path:
        if not _key.fullmatch(key):
            raise ValueError(f"{key!r} is no key")
        return self.folder / key
