"""Opening a dossier in the background: steps become libraries, and libraries searchable."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from kz_tui.library import Library
from kz_tui.pipeline.assembling import with_actors, with_articles
from kz_tui.pipeline.steps import ArticlesRead, Progress, Step
from kz_tui.rooms import open_room


def open_library(library: Library, steps: Iterator[Step]) -> Iterator[Library | Progress]:
    """Bring a library that was begun to its end, a step at a time.

    When all files are read comes the index, which serves at once, and then the actors.
    """
    if library.complete:
        library = yield from _index(library)
    for step in steps:
        if isinstance(step, Progress):
            yield step
        elif isinstance(step, ArticlesRead):
            library = with_articles(library, step)
            yield Progress("reading", len(library.articles))
            yield library
            if library.complete:
                library = yield from _index(library)
        else:
            library = open_room("indexing").index_names(with_actors(library, step))
            yield library


def _index(library: Library) -> Generator[Library | Progress, None, Library]:
    if not library.articles:
        return library
    yield Progress("indexing", 0, len(library.articles))
    library = open_room("indexing").index_library(library)
    yield library
    return library
