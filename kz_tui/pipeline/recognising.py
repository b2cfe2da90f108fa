"""Third stage: who is named where, who is who, who is linked to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kz_tui.entities.linker import link
from kz_tui.entities.recogniser import Recogniser
from kz_tui.model.article import Article
from kz_tui.model.entity import Annotation
from kz_tui.pipeline.steps import ActorsRecognised, Progress

STAGE = "actors"
FIRST_BATCH = 32


def recognise(articles: Sequence[Article]) -> Iterator[Progress | ActorsRecognised]:
    """Recognise and link the articles of a dossier, yielding what is known at doubling sizes.

    The last step has every article done. Linking is done anew for each of them, which at
    doubling sizes costs twice the last.
    """
    recogniser = Recogniser()
    annotations: list[Annotation] = []
    due = FIRST_BATCH
    for article in articles:
        annotations.append(recogniser.annotate(article))
        yield Progress(STAGE, len(annotations), len(articles))
        if len(annotations) == due < len(articles):
            yield _linked(articles, annotations)
            due *= 2
    yield _linked(articles, annotations)


def _linked(articles: Sequence[Article], annotations: list[Annotation]) -> ActorsRecognised:
    linked = link(articles[: len(annotations)], annotations)
    return ActorsRecognised(tuple(linked.annotations), linked.entities)
