"""Third stage: who is named where, who is who, who is linked to whom."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence

from kz_tui.corpus.files import why
from kz_tui.entities.linker import Linked, link, linking
from kz_tui.entities.name_tables import NameTables
from kz_tui.entities.recogniser import Recogniser
from kz_tui.keeping.articles import KeptArticles
from kz_tui.keeping.findings import Findings
from kz_tui.model.annotations import Annotations
from kz_tui.model.article import Article
from kz_tui.model.entity import Annotation
from kz_tui.model.shelf import Shelf
from kz_tui.pipeline.annotating import annotate_all
from kz_tui.pipeline.remembered import recognising_version
from kz_tui.pipeline.steps import ActorsKept, ActorsPatched, ActorsRecognised, Progress, Remark
from kz_tui.rooms import open_room

STAGE = "actors"
LINKING = "linking"
FIRST_BATCH = 32
LARGEST_BATCH = 4096
"""Articles up to which what is known is handed on as it is; more of them go by way of the shelf."""
_WORTH_IT = 0.75
"""The part of a dossier after which it is not linked again before all of it is done."""

Step = Progress | ActorsRecognised | ActorsPatched | ActorsKept | Remark


def recognise(
    articles: Sequence[Article],
    shelf: Shelf | None = None,
    processes: int | None = None,
    *,
    patched: bool = False,
    by_shelf: bool = False,
) -> Generator[Step, None, None]:
    """Recognise and link the articles of a dossier, yielding what is known at doubling sizes.

    The last step has every article done. Linking is done anew for each of them, which at
    doubling sizes costs less than twice the last. Articles that are kept on a shelf are recognised
    only if what was found in them is not there; work that was stopped goes on there. `processes`
    is how many may work at once, by default as many as there are cores; what comes out does not
    depend on it. Where little has changed since the last time, and it is to be `patched`, that is
    handed on before all is linked anew. Nothing else is handed on of what can be taken `by_shelf`:
    as it lies there it takes a tenth of the memory, and no time to be built.
    """
    if shelf is not None and isinstance(articles, KeptArticles):
        yield from _recognise_kept(articles, shelf, processes, patched=patched, by_shelf=by_shelf)
        return
    recogniser = Recogniser()
    annotations: list[Annotation] = []
    for annotation in annotate_all(articles, len(articles), recogniser.annotate, processes):
        annotations.append(annotation)
        yield Progress(STAGE, len(annotations), len(articles))
        if _is_due(len(annotations)) and len(annotations) <= _WORTH_IT * len(articles):
            yield _linked(articles, annotations, recogniser.tables)
    yield _recognised((yield from _all_linked(articles, annotations, recogniser.tables)))


def _recognise_kept(
    articles: KeptArticles,
    shelf: Shelf,
    processes: int | None,
    *,
    patched: bool,
    by_shelf: bool,
) -> Iterator[Step]:
    linked_room = open_room("linked")
    version = recognising_version()
    stamp, trouble = linked_room.look_linked(shelf, version, articles.marks)
    if stamp:
        yield ActorsKept(stamp)
        return
    if trouble:
        yield Remark(f"the actors kept of this dossier cannot be used: {trouble}")
    recogniser = Recogniser()
    findings = Findings(shelf, version)
    if patched and not trouble:
        yield from _patch(articles, shelf, version, findings, recogniser)
    found = _Found(articles, findings, recogniser)
    yield from _annotate_kept(articles, found, findings, recogniser, processes, by_shelf=by_shelf)
    findings.finish(map(articles.key, range(len(articles))))
    linked = yield from _all_linked(articles, found, recogniser.tables)
    small = len(articles) <= LARGEST_BATCH and not by_shelf
    if small:
        yield _recognised(linked)
    try:
        if findings.failure is not None:
            raise findings.failure
        yield ActorsKept(linked_room.keep_linked(shelf, version, articles, linked))
    except OSError as error:
        if not trouble:
            yield Remark(f"what was recognised cannot be kept for the next start: {why(error)}")
        if not small:
            yield _recognised(linked)


class _Found(Annotations):
    """What was found in kept articles, read when it is asked for."""

    def __init__(self, articles: KeptArticles, findings: Findings, recogniser: Recogniser) -> None:
        self._articles = articles
        self._findings = findings
        self._recogniser = recogniser

    def __len__(self) -> int:
        return len(self._articles)

    def annotation(self, number: int) -> Annotation:
        """What was found in an article; found again where its row is damaged."""
        key = self._articles.key(number)
        found = self._findings.get(key)
        if found is None:  # its row is damaged
            found = self._recogniser.annotate(self._articles[number])
            self._findings.add(key, found)
        return found


def _patch(
    articles: KeptArticles,
    shelf: Shelf,
    version: bytes,
    findings: Findings,
    recogniser: Recogniser,
) -> Iterator[ActorsPatched]:
    """What little has changed; nothing where that cannot be told, for all follows anyway."""
    patching = open_room("patching")
    try:
        former = patching.find_former(shelf, version, articles)
        if former is not None:
            yield patching.patch(articles, former, findings, recogniser)
    except (KeyError, OSError, ValueError):
        return


def _annotate_kept(
    articles: KeptArticles,
    found: _Found,
    findings: Findings,
    recogniser: Recogniser,
    processes: int | None,
    *,
    by_shelf: bool,
) -> Iterator[Progress | ActorsRecognised]:
    """Annotate what was not found before, handing on what is known while it is little.

    Nothing is handed on while all comes from the shelf: that takes no time worth speaking of.
    """
    unknown = _unknown(articles, findings)
    wanted = (articles[number] for number in unknown)
    fresh = annotate_all(wanted, len(unknown), recogniser.annotate, processes)
    waiting = iter(unknown)
    following = next(waiting, None)
    largest = 0 if by_shelf else min(LARGEST_BATCH, _WORTH_IT * len(articles))
    for number in range(len(articles)):
        if number == following:
            findings.add(articles.key(number), next(fresh))
            following = next(waiting, None)
        done = number + 1
        if _is_new(unknown, number):
            yield Progress(STAGE, done, len(articles))
            if _is_due(done) and done <= largest:
                yield _linked(articles, found[:done], recogniser.tables)


def _unknown(articles: KeptArticles, findings: Findings) -> list[int]:
    """The articles of which it is not known what is found in them, one of each kind."""
    seen: set[bytes] = set()
    numbers = []
    for number in range(len(articles)):
        key = articles.key(number)
        if key not in seen and key not in findings:
            numbers.append(number)
        seen.add(key)
    return numbers


def _is_new(unknown: Sequence[int], number: int) -> bool:
    """Whether some article up to one did not come from the shelf."""
    return bool(unknown) and unknown[0] <= number


def _is_due(done: int) -> bool:
    """Whether so many articles are a first batch, doubled some times."""
    return done % FIRST_BATCH == 0 and (done // FIRST_BATCH).bit_count() == 1


def _all_linked(
    articles: Sequence[Article], annotations: Sequence[Annotation], tables: NameTables
) -> Generator[Progress, None, Linked]:
    """All that was recognised, linked, saying how far it has come."""
    steps = linking(articles, annotations, tables)
    while True:
        try:
            yield Progress(LINKING, next(steps), len(articles))
        except StopIteration as end:
            linked: Linked = end.value
            return linked


def _linked(
    articles: Sequence[Article], annotations: Sequence[Annotation], tables: NameTables
) -> ActorsRecognised:
    return _recognised(link(articles[: len(annotations)], annotations, tables))


def _recognised(linked: Linked) -> ActorsRecognised:
    return ActorsRecognised(tuple(linked.annotations), linked.entities)
