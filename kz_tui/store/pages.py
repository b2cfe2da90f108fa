"""Writing what the user asked to have written, where the user said."""

from __future__ import annotations

import os
from pathlib import Path


def write_page(path: Path, text: str) -> None:
    """Write a new file; one that is there is never replaced, and no half of one is left.

    Raises `FileExistsError`, or another `OSError`.
    """
    data = text.encode("utf-8", "surrogatepass")
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise
