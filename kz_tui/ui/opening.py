"""Opening a dossier in the background: steps become libraries, and libraries searchable."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace

from kz_tui.keeping.articles import KeptArticles
from kz_tui.library import Library
from kz_tui.model.decision import DecisionError, Decisions, Kept
from kz_tui.model.report import Problem
from kz_tui.model.shelf import Shelf
from kz_tui.pipeline.assembling import with_actors, with_articles, with_dossier
from kz_tui.pipeline.comparing import Comparison
from kz_tui.pipeline.garbage import look_through, set_aside
from kz_tui.pipeline.kept import open_kept
from kz_tui.pipeline.steps import (
    ActorsKept,
    ActorsPatched,
    ActorsRecognised,
    ArticlesRead,
    DossierKept,
    Progress,
    Remark,
    Step,
)
from kz_tui.rooms import open_room

_QUICK = 4096
"""Articles that are linked anew in a few seconds."""
_FEW = 32
"""Articles whose actors are known sooner than what builds an index is loaded."""


Opening = Library | Progress | Remark | Kept
"""What comes of the work: a library that has come further, how far it has come, what to say, what
the user decided."""


def open_library(
    library: Library,
    steps: Iterator[Step],
    shelf: Shelf | None = None,
    decisions: Decisions | None = None,
) -> Iterator[Opening]:
    """Bring a library that was begun to its end, a step at a time.

    When all files are read comes the index, which serves at once, and then the actors; with a few
    articles the actors come first. If the steps fail, their error comes when the index stands.
    What is kept on the shelf is used as far as it fits, before the files have been looked at; the
    index is kept there for the next start. Actors are as the user decided, which comes first.

    What stays as long as the dossier is open is taken from the garbage collector's care, if it is
    much: with 300 articles each of its full rounds stopped the keys for half a second, and it made
    one every few keys.
    """
    failure: Exception | None = None
    kept = _read(decisions)
    if kept != Kept():
        yield kept
        library = replace(library, decisions=kept.decisions)
    if isinstance(library.articles, KeptArticles):
        if shelf is not None and len(library.articles) <= _FEW:
            library = open_room("remembered").with_remembered(library, shelf)
            yield library
        library = yield from _index(library, shelf)
    try:
        for step in steps:
            if isinstance(step, Progress | Remark):
                yield step
                continue
            before, library = library, _further(library, step, shelf)
            if isinstance(step, ArticlesRead):
                yield Progress("reading", len(library.articles))
            if library is not before:
                yield library
            if library.searcher is None and _many(library):
                library = yield from _index(library, shelf)
    except Exception as error:
        failure = error
    if library.articles and library.searcher is None:
        library = yield from _index(library, shelf)
    if failure is not None:
        raise failure


def reopen_library(
    library: Library, steps: Iterator[Step], shelf: Shelf | None = None
) -> Iterator[Opening]:
    """Take in what has changed in the files of a library, and say what that was.

    Nothing is shown before it can be searched; of a dossier that is recognised quickly, or has
    hardly changed, nothing before its actors are known.
    """
    before, shown, waiting = library, False, False
    look_through(len(before.articles))  # what was kept of a dossier before this one
    for found in _read_again(before, steps, shelf):
        if isinstance(found, Library):
            library, ready = found, found.recognised
            waiting = not ready
        else:
            ready = waiting and isinstance(found, Progress) and len(library.articles) > _QUICK
        if ready:
            yield from _reopened(before, library, shown=shown)
            shown, waiting = True, False
        if not isinstance(found, Library):
            yield found
    if waiting or not shown:  # nothing was left to recognise, or nothing could be
        yield from _reopened(before, library, shown=shown)


def _read_again(
    before: Library, steps: Iterator[Step], shelf: Shelf | None
) -> Iterator[Library | Progress | Remark]:
    """A library over what the files are now, as it comes further; it can always be searched."""
    library, read = before, Library(complete=False, decisions=before.decisions)
    for step in steps:
        if isinstance(step, Progress | Remark):
            yield step
            continue
        last = library
        if isinstance(step, ArticlesRead):
            read = with_articles(read, step)
            if not read.complete:
                continue
            library = read
        elif isinstance(step, DossierKept):
            library = _with_kept(before, step, shelf)
        elif not isinstance(step, ActorsRecognised) or _is_whole(step, library):
            library = _further(library, step, shelf)
        if isinstance(step, ActorsKept):
            library = yield from _recognised_here(library, shelf)
        if library.searcher is None and library.complete:
            library = yield from _indexed(library, shelf)
        if library is not last:
            yield library


def _indexed(library: Library, shelf: Shelf | None) -> Generator[Progress | Remark, None, Library]:
    """The library when it can be searched; nothing is shown before."""
    for opening in _index(library, shelf):
        if isinstance(opening, Library):
            library = opening
        elif not isinstance(opening, Kept):
            yield opening
    return library


def _recognised_here(
    library: Library, shelf: Shelf | None
) -> Generator[Progress | Remark, None, Library]:
    """The library with the actors that are no longer on the shelf, where they are soon linked.

    Another window has just put there what it read of the same files.
    """
    if library.recognised or len(library.articles) > _QUICK:
        return library
    for step in open_room("recognising").recognise(library.articles, shelf):
        if isinstance(step, Progress | Remark):
            yield step
        elif not isinstance(step, ActorsRecognised) or _is_whole(step, library):
            library = _further(library, step, shelf)
    return library


def _reopened(before: Library, library: Library, *, shown: bool) -> Iterator[Library | Remark]:
    """The library with what has changed, and at first what that is."""
    yield library
    if not shown:
        words = Comparison(before.articles, library.articles).changes.words
        if library.provisional:
            words += "; all actors are linked anew in the background"
        yield Remark(words, wrong=False)


def _read(decisions: Decisions | None) -> Kept:
    if decisions is None:
        return Kept()
    try:
        return decisions.read()
    except DecisionError as error:
        return Kept(problems=(Problem(None, str(error)),))


def _further(
    library: Library,
    step: ArticlesRead | DossierKept | ActorsRecognised | ActorsPatched | ActorsKept,
    shelf: Shelf | None,
) -> Library:
    """The library after a step; the same where that says nothing new."""
    if isinstance(step, ArticlesRead):
        return with_articles(library, step)
    if isinstance(step, DossierKept):
        return _with_kept(library, step, shelf)
    if isinstance(step, ActorsKept):
        known = library.recognised and not library.provisional
        return library if known else _with_linked(library, shelf)
    if isinstance(step, ActorsPatched):
        return _with_patched(library, step, shelf)
    searchable = library.searcher is not None
    # once arrays are loaded, the work of a million mentions is done here
    library = with_actors(library, step, connected=searchable)
    if searchable:
        library = open_room("indexing").index_names(library)
        library.matching("")  # names are folded before one is typed
    set_aside(len(library.articles))
    return library


def _with_kept(library: Library, step: DossierKept, shelf: Shelf | None) -> Library:
    articles = library.articles
    if isinstance(articles, KeptArticles) and articles.stamp == step.stamp:
        return replace(library, complete=True)
    kept = open_kept(shelf)
    if kept is not None:
        return with_dossier(library, kept)
    if isinstance(articles, KeptArticles):  # somebody emptied the cache this very moment
        raise OSError("what was read just now is gone from the cache; start again")
    return replace(library, complete=True)


def _many(library: Library) -> bool:
    """Whether all is read and it takes long to recognise."""
    return library.complete and len(library.articles) > _FEW


def _with_linked(library: Library, shelf: Shelf | None) -> Library:
    """The library with the actors that are kept on the shelf."""
    if shelf is not None:
        library = open_room("linked").with_linked(library, shelf)
        set_aside(len(library.articles))
        shelf.rest()
    return library


def _with_patched(library: Library, step: ActorsPatched, shelf: Shelf | None) -> Library:
    """The library with the actors there were, and what was recognised in changed articles."""
    if shelf is not None:
        library = open_room("patching").with_patched(library, shelf, step)
        set_aside(len(library.articles))
        shelf.rest()
    return library


def _is_whole(step: ActorsRecognised, library: Library) -> bool:
    return len(step.annotations) == len(library.articles)


def _index(library: Library, shelf: Shelf | None) -> Generator[Opening, None, Library]:
    yield Progress("indexing", 0, len(library.articles))
    indexing = open_room("indexing")
    indexer = indexing.Indexer(shelf)
    library = indexer.index(library)
    if isinstance(library.articles, KeptArticles) and not library.annotations:
        set_aside(len(library.articles))
        yield library
        library = _with_linked(library, shelf)
    elif library.entities:
        library = indexing.index_names(library)
    set_aside(len(library.articles))
    yield library
    if indexer.trouble:
        yield Remark(indexer.trouble)
    indexer.save(library)
    if shelf is not None:
        shelf.rest()
    if indexer.trouble:
        yield Remark(indexer.trouble)
    return library
