"""The cache of the dossier a command works on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kz_tui.commands.arguments import Arguments
from kz_tui.commands.roots import roots_of
from kz_tui.rooms import open_room
from kz_tui.store.folder import FolderShelf


@contextmanager
def cache_of(arguments: Arguments) -> Iterator[FolderShelf | None]:
    """The shelf of the dossier, tidied up afterwards.

    None with --no-cache, and for standard input.
    """
    if arguments.has("--no-cache"):
        yield None
        return
    caches = open_room("caches")
    shelf: FolderShelf | None = caches.shelf_of(roots_of(arguments))
    try:
        yield shelf
    finally:
        if shelf is not None:
            caches.tidy(shelf)
