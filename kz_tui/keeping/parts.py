"""Articles on a shelf, many in one part; a part never changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import NamedTuple

from kz_tui.keeping.bundle import Bundle, DamagedError, Piece, pack
from kz_tui.keeping.rows import Rows, row_pieces
from kz_tui.model.shelf import Shelf

KEY_BYTES = 16
_NAME = "articles"


class Place(NamedTuple):
    """Where an article is kept: the number of a part, and of a row in it."""

    part: int
    row: int


class NewRow(NamedTuple):
    """An article as it is kept: the key of what it was made of, its head, its body."""

    key: bytes
    head: bytes
    body: bytes


class Part:
    """Articles by row. Raises `DamagedError` for bytes that are none."""

    def __init__(self, packed: memoryview) -> None:
        bundle = Bundle(packed)
        self._keys = bundle.piece("keys")
        self.heads = Rows(bundle, "heads")
        self.bodies = Rows(bundle, "bodies")
        if not len(self.heads) == len(self.bodies) == len(self._keys) // KEY_BYTES:
            raise DamagedError("its parts do not fit together")

    def __len__(self) -> int:
        return len(self.heads)

    def key(self, row: int) -> bytes:
        """The key of what an article was made of."""
        return bytes(self._keys[row * KEY_BYTES : (row + 1) * KEY_BYTES])

    def keys(self) -> Iterable[bytes]:
        """The keys of all rows, in order."""
        keys = bytes(self._keys)
        return (keys[place : place + KEY_BYTES] for place in range(0, len(keys), KEY_BYTES))

    def row(self, number: int) -> NewRow:
        """A row to be kept again; raises `DamagedError` if it is damaged."""
        return NewRow(self.key(number), bytes(self.heads[number]), bytes(self.bodies[number]))


def open_part(shelf: Shelf, name: str) -> Part:
    """A part on a shelf; raises `DamagedError` if it is missing or damaged, and `OSError`."""
    packed = shelf.get(name)
    if packed is None:
        raise DamagedError("a part of it is missing")
    return Part(packed)


def put_part(shelf: Shelf, rows: Sequence[NewRow]) -> str:
    """Keep some articles; the name of their part. Raises `OSError` where the shelf does."""
    keys = b"".join(row.key for row in rows)
    name = f"{_NAME}-{blake2b(keys, digest_size=12).hexdigest()}"
    pieces: dict[str, Piece] = {
        "keys": keys,
        **row_pieces("heads", [row.head for row in rows]),
        **row_pieces("bodies", [row.body for row in rows]),
    }
    shelf.put(name, pack(pieces))
    return name
