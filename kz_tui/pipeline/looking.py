"""How the files of a dossier look: enough to tell which of them were changed, unread."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b
from typing import NamedTuple

from kz_tui.corpus.files import Source, find_sources
from kz_tui.keeping.files import Look
from kz_tui.model.report import FileReport

_FRESH = 2_000_000_000
"""Nanoseconds within which a file may be changed again without looking different, on a file system
that counts whole or even seconds."""


class Looks(NamedTuple):
    """The files behind some roots, how each of them looks, and what is left out.

    A look is None where it would not show the next change. `whole` stands for all of it; empty
    where a look is missing.
    """

    sources: Sequence[Source]
    looks: Sequence[Look | None]
    others: Sequence[FileReport]
    whole: bytes


def look_at(roots: Iterable[str], now: Callable[[], int] = time.time_ns) -> Looks:
    """Find the files behind some roots and look at each, without opening it."""
    sources, others = find_sources(roots)
    fresh = now() - _FRESH
    looks = [_look(source.path, fresh) for source in sources]
    return Looks(sources, looks, others, _whole(sources, looks, others))


def _look(path: str, fresh: int) -> Look | None:
    try:
        found = os.stat(path)  # noqa: PTH116  # 100,000 of them
    except (OSError, ValueError):
        return None
    if found.st_mtime_ns > fresh or found.st_ctime_ns > fresh:
        return None
    return (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def _whole(
    sources: Sequence[Source], looks: Sequence[Look | None], others: Sequence[FileReport]
) -> bytes:
    if None in looks:
        return b""
    lines = (
        *(f"{source!r} {look!r}\n" for source, look in zip(sources, looks, strict=True)),
        *(f"{report!r}\n" for report in others),
    )
    everything = "".join(lines).encode("utf-8", "surrogatepass")
    return blake2b(everything, digest_size=16).digest()
