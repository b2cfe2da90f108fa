"""What changes when a stage would make something else of the same input.

It is worked out from the code and the data of the stage, so that no number has to be raised by
hand: whatever is changed there, what was kept before is not used any more.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from pathlib import Path

_PACKAGE = Path(__file__).parent.parent
_KEEPING = ("keeping", "model")
"""Rooms on which every stage depends: how values look, and how they are kept."""
READING = ("corpus", "text")
RECOGNISING = ("corpus", "entities", "text")


@cache
def version_of(rooms: tuple[str, ...], others: tuple[str, ...] = ()) -> bytes:
    """Sixteen bytes that stand for the code and data of some rooms of the package.

    `others` are what else the outcome depends on, such as the versions of libraries. Empty where
    the code cannot be read: nothing can be kept there.
    """
    digest = blake2b(digest_size=16)
    digest.update(repr((sys.version, sys.byteorder, unicodedata.unidata_version, others)).encode())
    count = 0
    for room in (*_KEEPING, *rooms):
        for path in _files(_PACKAGE / room):
            try:
                content = path.read_bytes()
            except OSError:
                return b""
            digest.update(f"{path.relative_to(_PACKAGE)} {len(content)}\n".encode())
            digest.update(content)
            count += path.suffix == ".py"
    return digest.digest() if count else b""


def _files(folder: Path) -> Iterable[Path]:
    """The code of a room and the data beside it."""
    data = folder / "data"
    return sorted([*folder.glob("*.py"), *(p for p in data.glob("*") if p.is_file())])
