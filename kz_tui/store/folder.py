"""A shelf in a folder: one file a key, read by memory map."""

from __future__ import annotations

import mmap
import os
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path

_key = re.compile(r"[a-z0-9][a-z0-9-]*")


class FolderShelf:
    """Keeps bytes in a folder, which is made when something is put there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str) -> memoryview | None:
        """What lies under a key, mapped into memory; None if there is no such file."""
        try:
            with self._path(key).open("rb") as file:
                if not os.fstat(file.fileno()).st_size:
                    return memoryview(b"")
                return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        except FileNotFoundError:
            return None

    def put(self, key: str, parts: Iterable[bytes | memoryview]) -> None:
        """Write a new file and put it in the place of the old one, which stays readable if open."""
        path = self._path(key)
        self._folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self._folder, prefix=f"{key}.", delete=False) as file:
            try:
                for part in parts:
                    file.write(part)
                file.close()
                Path(file.name).replace(path)
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise

    def drop(self, key: str) -> None:
        """Remove the file of a key, if there is one."""
        self._path(key).unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        if not _key.fullmatch(key):
            raise ValueError(f"{key!r} is no key")
        return self._folder / key
