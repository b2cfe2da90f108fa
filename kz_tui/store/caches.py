"""Where the cache of each dossier lies, and what goes when all of them grow too large."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from platformdirs import user_cache_path

from kz_tui.store.folder import FolderShelf

LIMIT = 4_000_000_000
"""Bytes that the caches of all dossiers may take; one of 100,000 articles takes about a sixth."""

_STDIN = "-"
_name = re.compile("[0-9a-f]{32}")
_TAG = """Signature: 8a477f597d28d172789f06886806bc55
# kz-reader keeps here what it can work out again; it may be deleted at any time.
# https://bford.info/cachedir/ says what this file is for.
"""


def cache_home() -> Path:
    """The folder that holds the caches of all dossiers."""
    return user_cache_path("kz-reader", appauthor=False)


def shelf_of(roots: Sequence[str], home: Path | None = None) -> FolderShelf | None:
    """The shelf of the dossier behind some roots, whatever their order and however spelt.

    None for a dossier that comes from standard input and cannot come again. Nothing is written.
    """
    if _STDIN in roots:
        return None
    try:
        real = sorted({os.path.realpath(root) for root in roots})
    except (OSError, ValueError):
        return None
    digest = blake2b("\0".join(real).encode("utf-8", "surrogateescape"), digest_size=16)
    return FolderShelf((home or cache_home()) / "dossiers" / digest.hexdigest())


def tidy(shelf: FolderShelf, limit: int = LIMIT) -> None:
    """Note that a dossier is in use; drop the caches that were not for longest, above a limit.

    The one in use stays however large it is. What cannot be removed stays, and is no trouble.
    """
    with suppress(OSError):
        os.utime(shelf.folder)
        shelf.sweep()
        tag = shelf.folder.parent.parent / "CACHEDIR.TAG"
        if not tag.exists():
            tag.write_text(_TAG, encoding="ascii")
        room = limit - _size(shelf.folder)
        for folder in sorted(_others(shelf.folder), key=_last_use, reverse=True):
            room -= _size(folder)
            if room < 0:
                shutil.rmtree(folder, ignore_errors=True)


def _others(folder: Path) -> list[Path]:
    """The folders of other dossiers; nothing else that may lie beside them."""
    return [
        other
        for other in folder.parent.iterdir()
        if other != folder and _name.fullmatch(other.name) and not other.is_symlink()
    ]


def _last_use(folder: Path) -> float:
    try:
        return folder.stat().st_mtime
    except OSError:
        return 0.0


def _size(folder: Path) -> int:
    total = 0
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):
                total += entry.stat(follow_symlinks=False).st_size
    return total
