"""First stage, with a memory: only files that are new or were changed are read."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence

from kz_tui.corpus.dating import infer_days
from kz_tui.corpus.files import Source, why
from kz_tui.corpus.loader import SourceReader, read_source
from kz_tui.keeping.articles import Mender
from kz_tui.keeping.bundle import DamagedError
from kz_tui.keeping.dossier import KeptDossier, open_dossier
from kz_tui.keeping.versions import READING, version_of
from kz_tui.model.article import Article, PublicationDate
from kz_tui.model.report import FileReport
from kz_tui.model.shelf import Shelf
from kz_tui.pipeline.assembling import with_dates
from kz_tui.pipeline.assembly import Assembly
from kz_tui.pipeline.looking import Looks, look_at
from kz_tui.pipeline.reading import FIRST_BATCH, LARGEST_BATCH, read_articles
from kz_tui.pipeline.recalling import Recaller, reread
from kz_tui.pipeline.steps import ArticlesRead, DossierKept, Progress, Remark

STAGE = "reading"
_BEAT = 256

Step = ArticlesRead | DossierKept | Progress | Remark


def read_again(
    roots: Sequence[str],
    shelf: Shelf,
    *,
    mend: Mender = reread,
    thorough: bool = False,
    skipped: int = 0,
    read: SourceReader = read_source,
) -> Generator[Step, None, Sequence[Article]]:
    """Read a dossier as far as it is not on the shelf, put it there, and return its articles.

    With nothing on the shelf the articles come as `read_articles` yields them, but for the first
    `skipped`; in any case `DossierKept` comes once all lies on the shelf. `thorough` has
    everything checked that is there; else a piece is checked, and mended, when it is used. `read`
    reads each file.
    """
    version = version_of(READING)
    before, trouble = _open(shelf, version, mend)
    if trouble:
        yield Remark(f"what was kept of this dossier cannot be used: {trouble}; it is read anew")
    looks = look_at(roots)
    bad = before.damaged if before is not None and thorough else set()
    if bad:
        yield Remark(f"{_articles(len(bad))} kept in the cache were damaged and are read anew")
    elif before is not None and looks.whole and before.look == looks.whole:
        yield DossierKept(before.articles.stamp)
        return before.articles
    reading = _Reading(shelf, version, mend, read)
    if before is None:
        return (yield from reading.stream(looks, skipped, said=bool(trouble)))
    try:
        return (yield from reading.update(looks, before, bad))
    except DamagedError:
        yield Remark("what was kept of this dossier is damaged; it is read anew")
        return (yield from reading.stream(looks))
    except OSError as error:
        yield Remark(_cannot_keep(error))
        return (yield from _without_shelf(roots, read))


class _Reading:
    """One reading of a dossier."""

    def __init__(self, shelf: Shelf, version: bytes, mend: Mender, read: SourceReader) -> None:
        self._read = read
        self._shelf = shelf
        self._version = version
        self._mend = mend

    def update(
        self, looks: Looks, before: KeptDossier, bad: set[int]
    ) -> Generator[Step, None, Sequence[Article]]:
        """Read what looks different from before, or is damaged."""
        assembly = Assembly(self._shelf, self._version, before)
        recall = Recaller(self._version, before)
        known = _known(before, bad)
        for place, run in _stretches([known.get(sign) for sign in looks.signs]):
            if run:
                assembly.take_files(run, looks.sources[place : place + len(run)])
                continue
            source, sign = looks.sources[place], looks.signs[place]
            for found in _read_file(self._read, assembly, recall, source, sign):
                if isinstance(found, Article) and len(assembly) % _BEAT == 0:
                    yield Progress(STAGE, len(assembly))
        assembly.finish(looks.others, looks.whole, {})
        kept = self._opened()
        if kept.months and (dates := infer_days(kept.articles, kept.months)):
            assembly.date(dates)
            kept = self._opened()
        yield DossierKept(kept.articles.stamp)
        return kept.articles

    def stream(
        self, looks: Looks, skipped: int = 0, *, said: bool = False
    ) -> Generator[Step, None, Sequence[Article]]:
        """Read everything, handing the articles on; where they cannot be kept they are complete.

        `said` if the reader knows already that something is wrong with the shelf.
        """
        assembly = Assembly(self._shelf, self._version, None)
        articles: list[Article] = []
        reports = list(looks.others)
        sent, told, due = skipped, 0, max(FIRST_BATCH, skipped)
        recall = Recaller(self._version, None)
        for source, sign in zip(looks.sources, looks.signs, strict=True):
            for found in _read_file(self._read, assembly, recall, source, sign):
                if isinstance(found, FileReport):
                    reports.append(found)
                    continue
                if len(articles) >= due:
                    yield ArticlesRead(tuple(articles[sent:]), tuple(reports[told:]), anew=not sent)
                    sent, told = len(articles), len(reports)
                    due += min(due, LARGEST_BATCH)
                articles.append(found)
        dates = tuple(infer_days(articles).items())
        batch, more = tuple(articles[sent:]), tuple(reports[told:])
        yield ArticlesRead(batch, more, dates=dates, anew=not sent)
        try:
            assembly.finish(looks.others, looks.whole, dict(dates))
            kept = self._opened()
        except (DamagedError, OSError) as error:
            if not said:
                yield Remark(_cannot_keep(error))
            yield ArticlesRead((), complete=True)
            return with_dates(articles, dates)
        yield DossierKept(kept.articles.stamp)
        return kept.articles

    def _opened(self) -> KeptDossier:
        """What was put on the shelf."""
        kept = open_dossier(self._shelf, self._version, self._mend)
        if kept is None:
            raise DamagedError("it is gone")
        return kept


def _read_file(
    read: SourceReader, assembly: Assembly, recall: Recaller, source: Source, sign: bytes
) -> Iterator[Article | FileReport]:
    """The articles of a file with ids of their own, and the report on it; the assembly has them."""
    for found in read(source, build=recall):
        if isinstance(found, FileReport):
            assembly.end_file(sign, found)
            yield found
        else:
            yield assembly.add(found, source, recall.key, recall.place)


def _known(before: KeptDossier, bad: set[int]) -> dict[bytes, int]:
    """The files of the dossier before by their signs, but for those with damaged articles."""
    known = before.files.by_sign
    damaged = {before.files_of[number] for number in bad}
    return {sign: file for sign, file in known.items() if file not in damaged} if bad else known


def _stretches(numbers: Sequence[int | None]) -> Iterator[tuple[int, range]]:
    """Cut files, given by the numbers they had, into stretches that come as they came before.

    Of each its place and its numbers; a file that had none comes alone, with an empty range.
    """
    place = 0
    while place < len(numbers):
        first = numbers[place]
        if first is None:
            yield place, range(0)
            place += 1
            continue
        end = place + 1
        while end < len(numbers) and numbers[end] == first + end - place:
            end += 1
        yield place, range(first, first + end - place)
        place = end


def _open(shelf: Shelf, version: bytes, mend: Mender) -> tuple[KeptDossier | None, str]:
    """The dossier on the shelf, if it can be used, and else what is wrong with it."""
    try:
        return open_dossier(shelf, version, mend), ""
    except DamagedError as error:
        return None, str(error)
    except OSError as error:
        return None, why(error)


def _without_shelf(
    roots: Sequence[str], read: SourceReader
) -> Generator[Step, None, Sequence[Article]]:
    """Read everything from its beginning and keep nothing."""
    articles: list[Article] = []
    dates: tuple[tuple[int, PublicationDate], ...] = ()
    for step in read_articles(roots, read=read):
        yield step._replace(anew=not articles)
        articles += step.articles
        dates = step.dates
    return with_dates(articles, dates)


def _cannot_keep(error: OSError | ValueError) -> str:
    return f"nothing can be kept for the next start: {why(error)}"


def _articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count:,} articles"
