"""What two processes know together: which file one of them is reading, also when it is dead."""

from __future__ import annotations

import os
import sys
from io import FileIO

SECONDS = 60.0
"""Processor time that reading one article may take; the longest that was found takes a few."""
_LONGEST = 1 << 16


class Notebook:
    """A page of memory that says which file is being read; shared by its file descriptor."""

    def __init__(self, descriptor: int) -> None:
        """The descriptor is closed with the notebook."""
        self._file = FileIO(descriptor, "r+")

    @property
    def descriptor(self) -> int:
        """What another process makes a notebook of."""
        return self._file.fileno()

    def write(self, path: str) -> None:
        """Note the file that is read next; none with an empty path."""
        data = os.fsencode(path)[:_LONGEST]
        os.pwrite(self.descriptor, len(data).to_bytes(4, "big") + data, 0)

    def read(self) -> str:
        """The file that was noted last; empty if none is being read."""
        size = int.from_bytes(os.pread(self.descriptor, 4, 0), "big")
        return os.fsdecode(os.pread(self.descriptor, size, 4))


def open_notebook() -> Notebook | None:
    """A notebook for a process to be started; None where there is nothing to share (not Linux)."""
    if sys.platform != "linux":
        return None
    try:
        return Notebook(os.memfd_create("reading"))
    except OSError:
        return None
