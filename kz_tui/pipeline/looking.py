"""How the files of a dossier look: enough to tell which of them were changed, unread."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b
from typing import NamedTuple

from kz_tui.corpus.files import Source, find_sources
from kz_tui.keeping.bundle import dump
from kz_tui.keeping.files import SIGN_BYTES
from kz_tui.model.report import FileReport

_FRESH = 2_000_000_000
"""Nanoseconds within which a file may be changed again without looking different, on a file system
that counts whole or even seconds."""


class Looks(NamedTuple):
    """The files behind some roots, a sign that tells how each of them looks, and what is left out.

    A sign is the same only for a file under the same name that looks the same; it is empty where
    the next change would not show. `whole` stands for all of it; empty where a sign is.
    """

    sources: Sequence[Source]
    signs: Sequence[bytes]
    others: Sequence[FileReport]
    whole: bytes


def look_at(roots: Iterable[str], now: Callable[[], int] = time.time_ns) -> Looks:
    """Find the files behind some roots and look at each, without opening it."""
    sources, others = find_sources(roots)
    fresh = now() - _FRESH
    signs = [_sign(source, fresh) for source in sources]
    return Looks(sources, signs, others, _whole(signs, others))


def _sign(source: Source, fresh: int) -> bytes:
    """What stands for a file: its names, device, inode, size and times of change."""
    try:
        found = os.stat(source.path)  # noqa: PTH116  # 100,000 of them
    except (OSError, ValueError):
        return b""
    changed, moved = found.st_mtime_ns, found.st_ctime_ns
    if changed > fresh or moved > fresh:
        return b""
    look = (*source, found.st_dev, found.st_ino, found.st_size, changed, moved)
    return blake2b(dump(look), digest_size=SIGN_BYTES).digest()


def _whole(signs: Sequence[bytes], others: Sequence[FileReport]) -> bytes:
    if b"" in signs:
        return b""
    digest = blake2b(b"".join(signs), digest_size=16)
    digest.update("".join(f"{report!r}\n" for report in others).encode("utf-8", "surrogatepass"))
    return digest.digest()
