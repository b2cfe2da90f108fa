"""Named pieces of bytes in one file, each with its own checksum.

The bytes are a head of fixed size, a table of the pieces, and the pieces, each at a multiple of
eight bytes. A piece is checked when it is asked for first, so that opening a file costs no more
than what is used of it.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Mapping
from struct import Struct
from typing import Any
from zlib import crc32

_MAGIC = b"kzbundle"
_LAYOUT = 1
_head = Struct("<8sIIIIQ")
"""Magic, layout, size of the table, its CRC-32, nothing, size of the pieces."""
_ALIGNED = 8
_MARSHAL = 2
"""The last form of marshal in which equal values always make equal bytes."""

Bytes = bytes | bytearray | memoryview
Piece = Bytes | list[bytes]
"""A list stands for its parts, one after the other, which guard themselves: see `Rows`."""


class DamagedError(ValueError):
    """Bytes that are not what was kept, or were kept by another version."""


def dump(value: Any) -> bytes:  # noqa: ANN401  # marshal has no name for what it takes
    """A value made of plain tuples, lists, dictionaries, strings, numbers and bytes."""
    return marshal.dumps(value, _MARSHAL)


def load(kept: Bytes) -> object:
    """What `dump` was given. Only for bytes of which a checksum has been compared."""
    try:
        value: object = marshal.loads(kept)
    except (EOFError, ValueError, TypeError) as error:
        raise DamagedError(str(error)) from None
    return value


def pack(pieces: Mapping[str, Piece]) -> Iterator[bytes | memoryview]:
    """The bytes of some pieces, in parts."""
    table: list[tuple[str, int, int, int]] = []
    place = 0
    for name, piece in pieces.items():
        size = sum(map(len, piece)) if isinstance(piece, list) else memoryview(piece).nbytes
        table.append((name, place, size, 0 if isinstance(piece, list) else crc32(piece)))
        place = _aligned(place + size)
    packed = dump(table)
    packed = packed.ljust(_aligned(_head.size + len(packed)) - _head.size, b"\0")
    yield _head.pack(_MAGIC, _LAYOUT, len(packed), crc32(packed), 0, place)
    yield packed
    for piece, (_, _, size, _) in zip(pieces.values(), table, strict=True):
        yield from _parts(piece)
        yield bytes(_aligned(size) - size)


def _parts(piece: Piece) -> Iterable[bytes | memoryview]:
    return piece if isinstance(piece, list) else (memoryview(piece).cast("B"),)


class Bundle:
    """Pieces of bytes, opened. Raises `DamagedError` for what is no whole bundle."""

    def __init__(self, packed: memoryview) -> None:
        if len(packed) < _head.size:
            raise DamagedError("cut short")
        magic, layout, table_size, table_sum, _, size = _head.unpack_from(packed)
        if magic != _MAGIC or layout != _LAYOUT:
            raise DamagedError("written by another version, or by another program")
        start = _head.size + table_size
        if len(packed) != start + size:
            raise DamagedError("cut short or grown")
        table = packed[_head.size : start]
        if crc32(table) != table_sum:
            raise DamagedError("its checksum is wrong")
        self._places = {
            str(name): (start + place, start + place + length, checksum)
            for name, place, length, checksum in _entries(table)
        }
        self.table = table
        self._packed = packed
        self._sound: set[str] = set()

    def piece(self, name: str) -> memoryview:
        """A piece as it was kept; raises `DamagedError` if it is missing or damaged."""
        found = self.unchecked(name)
        if name not in self._sound:
            if crc32(found) != self._places[name][2]:
                raise DamagedError("its checksum is wrong")
            self._sound.add(name)
        return found

    def unchecked(self, name: str) -> memoryview:
        """A piece whose parts have checksums of their own."""
        if name not in self._places:
            raise DamagedError(f"it has no {name}")
        start, end, _ = self._places[name]
        return self._packed[start:end]

    def value(self, name: str) -> object:
        """A piece that `dump` made."""
        return load(self.piece(name))


def _entries(table: memoryview) -> list[tuple[str, int, int, int]]:
    entries = load(table)
    if not isinstance(entries, list):
        raise DamagedError("not what is kept here")
    return entries


def _aligned(size: int) -> int:
    return -(-size // _ALIGNED) * _ALIGNED
