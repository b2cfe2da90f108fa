"""Third stage: who is named where, who is who, who is linked to whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kz_tui.corpus.files import why
from kz_tui.entities.linker import link
from kz_tui.entities.recogniser import Recogniser
from kz_tui.keeping.articles import KeptArticles
from kz_tui.keeping.findings import Findings
from kz_tui.model.article import Article
from kz_tui.model.entity import Annotation
from kz_tui.model.shelf import Shelf
from kz_tui.pipeline.steps import ActorsKept, ActorsRecognised, Progress, Remark
from kz_tui.rooms import open_room

STAGE = "actors"
FIRST_BATCH = 32
LARGEST_BATCH = 4096
"""Articles up to which what is known is handed on as it is; more of them go by way of the shelf."""

Step = Progress | ActorsRecognised | ActorsKept | Remark
Annotate = Callable[[int, Article], Annotation]


def recognise(articles: Sequence[Article], shelf: Shelf | None = None) -> Iterator[Step]:
    """Recognise and link the articles of a dossier, yielding what is known at doubling sizes.

    The last step has every article done. Linking is done anew for each of them, which at
    doubling sizes costs twice the last. Articles that are kept on a shelf are recognised only if
    what was found in them is not there; work that was stopped goes on there.
    """
    if shelf is not None and isinstance(articles, KeptArticles):
        yield from _recognise_kept(articles, shelf)
        return
    annotations: list[Annotation] = []
    recogniser = Recogniser()
    yield from _annotate(articles, annotations, lambda _, one: recogniser.annotate(one))
    yield _linked(articles, annotations)


def _annotate(
    articles: Sequence[Article], annotations: list[Annotation], annotate: Annotate
) -> Iterator[Progress | ActorsRecognised]:
    due = FIRST_BATCH
    for number, article in enumerate(articles):
        annotations.append(annotate(number, article))
        yield Progress(STAGE, len(annotations), len(articles))
        if len(annotations) == due < len(articles):
            yield _linked(articles, annotations)
            due *= 2


def _recognise_kept(articles: KeptArticles, shelf: Shelf) -> Iterator[Step]:
    linked_room = open_room("linked")
    version = linked_room.recognising_version()
    stamp, trouble = linked_room.look_linked(shelf, version, articles.marks)
    if stamp:
        yield ActorsKept(stamp)
        return
    if trouble:
        yield Remark(f"the actors kept of this dossier cannot be used: {trouble}")
    findings = Findings(shelf, version)
    found = _Found(articles, findings)
    annotations: list[Annotation] = []
    yield from _annotate_kept(articles, annotations, found)
    findings.finish(map(articles.key, range(len(articles))))
    linked = _linked(articles, annotations)
    small = len(articles) <= LARGEST_BATCH
    if small:
        yield linked
    try:
        if findings.failure is not None:
            raise findings.failure
        yield ActorsKept(linked_room.keep_linked(shelf, version, articles, linked))
    except OSError as error:
        if not trouble:
            yield Remark(f"what was recognised cannot be kept for the next start: {why(error)}")
        if not small:
            yield linked


class _Found:
    """Annotates articles of which it is not known what is found in them; `new` once there were."""

    def __init__(self, articles: KeptArticles, findings: Findings) -> None:
        self.new = False
        self._articles = articles
        self._findings = findings
        self._recogniser: Recogniser | None = None

    def annotate(self, number: int, article: Article) -> Annotation:
        """What is found in an article."""
        key = self._articles.key(number)
        annotation = self._findings.get(key)
        if annotation is None:
            self.new = True
            self._recogniser = self._recogniser or Recogniser()
            annotation = self._recogniser.annotate(article)
            self._findings.add(key, annotation)
        return annotation


def _annotate_kept(
    articles: KeptArticles, annotations: list[Annotation], found: _Found
) -> Iterator[Progress | ActorsRecognised]:
    """As `_annotate`, but handing nothing on while all comes from the shelf, or is too much."""
    due = FIRST_BATCH
    for number, article in enumerate(articles):
        annotations.append(found.annotate(number, article))
        yield Progress(STAGE, len(annotations), len(articles))
        if len(annotations) >= due:
            if found.new and len(annotations) < len(articles) and due <= LARGEST_BATCH:
                yield _linked(articles, annotations)
            due *= 2


def _linked(articles: Sequence[Article], annotations: list[Annotation]) -> ActorsRecognised:
    linked = link(articles[: len(annotations)], annotations)
    return ActorsRecognised(tuple(linked.annotations), linked.entities)
