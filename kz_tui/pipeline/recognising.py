"""Third stage: who is named where, who is who, who is linked to whom."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from kz_tui.entities.linker import link
from kz_tui.entities.name_tables import NameTables
from kz_tui.entities.recogniser import Recogniser
from kz_tui.model.article import Article
from kz_tui.model.entity import Annotation
from kz_tui.pipeline.annotating import annotate_all
from kz_tui.pipeline.steps import ActorsRecognised, Progress

STAGE = "actors"
FIRST_BATCH = 32
_WORTH_IT = 0.75
"""The part of a dossier after which it is not linked again before all of it is done."""


def recognise(
    articles: Sequence[Article], processes: int | None = None
) -> Generator[Progress | ActorsRecognised, None, None]:
    """Recognise and link the articles of a dossier, yielding what is known at doubling sizes.

    The last step has every article done. Linking is done anew for each of them, which at
    doubling sizes costs less than twice the last. `processes` is how many may work at once, by
    default as many as there are cores; what comes out does not depend on it.
    """
    recogniser = Recogniser()
    annotations: list[Annotation] = []
    due = FIRST_BATCH
    for annotation in annotate_all(articles, len(articles), recogniser.annotate, processes):
        annotations.append(annotation)
        yield Progress(STAGE, len(annotations), len(articles))
        if len(annotations) == due:
            if due <= _WORTH_IT * len(articles):
                yield _linked(articles, annotations, recogniser.tables)
            due *= 2
    yield _linked(articles, annotations, recogniser.tables)


def _linked(
    articles: Sequence[Article], annotations: list[Annotation], tables: NameTables
) -> ActorsRecognised:
    linked = link(articles[: len(annotations)], annotations, tables)
    return ActorsRecognised(tuple(linked.annotations), linked.entities)
