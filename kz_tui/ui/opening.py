"""Opening a dossier in the background: reading on, indexing, recognising."""

from __future__ import annotations

import gc
from collections.abc import Iterator

from kz_tui.library import Library
from kz_tui.pipeline.progress import Progress
from kz_tui.rooms import open_room


def open_dossier(library: Library, rest: Iterator[Library]) -> Iterator[Library | Progress]:
    """Bring a library that was begun to its end, a step at a time.

    `rest` yields the libraries that follow while files are read. Then comes the index, which
    serves at once, then the actors. A dossier without articles stays as it is.

    What is kept as long as the dossier is open is taken from the garbage collector's care: with
    300 articles each of its full rounds stopped the keys for half a second, and it made one every
    few keys.
    """
    for library in rest:
        yield Progress("reading", len(library.articles))
        yield library
    if not library.articles:
        return
    yield Progress("indexing", 0, len(library.articles))
    library = open_room("indexing").index_library(library)
    yield library
    begun = False
    for step in open_room("recognising").recognise_library(library):
        if isinstance(step, Library) or not begun:  # the tables of the recogniser are read now
            gc.freeze()
            begun = True
        yield step
