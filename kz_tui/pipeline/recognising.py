"""Third stage: who is named where, who is who, who is linked to whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kz_tui.entities.linker import link
from kz_tui.entities.recogniser import Recogniser
from kz_tui.library import Library
from kz_tui.model.entity import Annotation
from kz_tui.pipeline.indexing import index_names
from kz_tui.pipeline.progress import Progress

STAGE = "actors"
FIRST_BATCH = 32


def recognise_library(library: Library) -> Iterator[Progress | Library]:
    """Recognise and link a dossier, yielding progress often and libraries at doubling sizes.

    The last library has every article done. Linking is done anew for each of them, which at
    doubling sizes costs twice the last.
    """
    recogniser = Recogniser()
    total = len(library.articles)
    annotations: list[Annotation] = []
    due = FIRST_BATCH
    for article in library.articles:
        annotations.append(recogniser.annotate(article))
        yield Progress(STAGE, len(annotations), total)
        if len(annotations) == due < total:
            yield _linked(library, annotations)
            due *= 2
    yield _linked(library, annotations)


def _linked(library: Library, annotations: list[Annotation]) -> Library:
    linked = link(library.articles[: len(annotations)], annotations)
    return index_names(replace(library, annotations=linked.annotations, entities=linked.entities))
