"""Annotating the articles of a dossier, in as many processes as there is work and room for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from kz_tui.model.article import Article
from kz_tui.model.entity import Annotation
from kz_tui.pipeline.crew import Crew
from kz_tui.pipeline.processes import cores

_SHARE = 100
"""Articles each further process should have: it takes as long to start as ten take to read."""
_FIRST = 32
"""Articles that are done here while the others start."""


def annotate_all(
    articles: Iterable[Article],
    count: int,
    annotate: Callable[[Article], Annotation],
    processes: int | None = None,
) -> Iterator[Annotation]:
    """What is found in each of `count` articles, in their order.

    `annotate` tells for one; it is what other processes find too. At most as many of these work
    as there are `processes`, by default as there are cores; on a single one nobody else does. They
    end when the iterator does, or is closed. Raises `WorkerError` if they cannot do it.
    """
    size = min(cores() if processes is None else processes, count // _SHARE)
    if size < 2:
        yield from map(annotate, articles)
        return
    rest = iter(articles)
    first = list(islice(rest, _FIRST))
    crew = Crew(rest, size, annotate)
    try:
        yield from map(annotate, first)
        yield from crew.annotations()
    finally:
        crew.stop()
