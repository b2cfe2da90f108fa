"""One window at a time opens, mends and backs up; the lock ends with the process that holds it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: the database's own locks remain
    fcntl = None  # type: ignore[assignment]

_FILE = "state.lock"


@contextmanager
def opening_lock(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder; without it where the file system knows no locks."""
    try:
        descriptor = os.open(folder / _FILE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError:
        yield
        return
    try:
        if fcntl is not None:
            with suppress(OSError):
                fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
