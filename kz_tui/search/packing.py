"""Arrays as bytes, and back without reading them.

The bytes are a head of fixed size, a table of the arrays in JSON, and the arrays, each at a
multiple of 64 bytes, so that they can be used where they lie. A checksum guards every part.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from struct import Struct
from typing import NamedTuple
from zlib import crc32

import numpy as np

from kz_tui.search.arrays import Uint8s
from kz_tui.search.packable import AnyArray, DamagedError

_MAGIC = b"kzarrays"
_LAYOUT = 1
_head = Struct("<8sIIIIQ")
"""Magic, layout, size of the table, its CRC-32, checksum of the arrays, their size."""
_ALIGNED = 64
_BLOCK = 1024
"""Numbers of 64 bits that are summed before their sum goes into the checksum."""


class _Entry(NamedTuple):
    """Where an array lies."""

    name: str
    dtype: str
    shape: list[int]
    offset: int


def pack(arrays: Iterable[tuple[str, AnyArray]]) -> list[bytes | memoryview]:
    """The bytes of arrays, in parts."""
    entries: list[_Entry] = []
    kept: list[Uint8s] = []
    size = 0
    for name, array in arrays:
        entries.append(_Entry(name, array.dtype.str, list(array.shape), size))
        kept.append(np.ascontiguousarray(array).reshape(-1).view(np.uint8))
        size = _aligned(size + array.nbytes)
    body = np.zeros(size, np.uint8)
    for entry, array in zip(entries, kept, strict=True):
        body[entry.offset : entry.offset + array.nbytes] = array
    table = json.dumps(entries).encode()
    table = table.ljust(_aligned(_head.size + len(table)) - _head.size)
    head = _head.pack(_MAGIC, _LAYOUT, len(table), crc32(table), _checksum(body), size)
    return [head, table, body.data]


def unpack(packed: memoryview) -> Mapping[str, AnyArray]:
    """The arrays that lie in some bytes, read when they are used; raises `DamagedError`.

    Every bit is checked, which takes a twentieth of a second for 200 MB.
    """
    if len(packed) < _head.size:
        raise DamagedError("cut short")
    magic, layout, table_size, table_sum, body_sum, size = _head.unpack_from(packed)
    if magic != _MAGIC or layout != _LAYOUT:
        raise DamagedError("written by another version, or by another program")
    start = _head.size + table_size
    if len(packed) != start + size:
        raise DamagedError("cut short or grown")
    table = bytes(packed[_head.size : start])
    body = np.frombuffer(packed, np.uint8, offset=start)
    if crc32(table) != table_sum or _checksum(body) != body_sum:
        raise DamagedError("its checksum is wrong")
    arrays = {}
    for entry in (_Entry(*values) for values in json.loads(table)):
        dtype = np.dtype(entry.dtype)
        end = entry.offset + int(np.prod(entry.shape, dtype=np.int64)) * dtype.itemsize
        arrays[entry.name] = body[entry.offset : end].view(dtype).reshape(entry.shape)
    return arrays


def _aligned(size: int) -> int:
    return -(-size // _ALIGNED) * _ALIGNED


def _checksum(body: Uint8s) -> int:
    """A CRC of the sums of short blocks; summing is ten times as fast as a CRC of every byte.

    No change of one number goes unnoticed, nor does anything that moves between blocks.
    """
    numbers = body.view(np.uint64)
    whole = len(numbers) // _BLOCK * _BLOCK
    sums = numbers[:whole].reshape(-1, _BLOCK).sum(axis=1, dtype=np.uint64)
    return crc32(numbers[whole:].tobytes(), crc32(sums.tobytes()))
