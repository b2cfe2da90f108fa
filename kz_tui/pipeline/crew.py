"""Annotating many articles in several processes; what comes out is what one would have found.

Each process is served by a thread of its own, which hands it one batch of articles after the other
and takes what it found. A process that is killed is replaced, and its batch done again.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Generator, Iterable, Iterator
from queue import SimpleQueue
from subprocess import Popen
from threading import Lock, Thread
from typing import Any, NamedTuple

from kz_tui.model.article import Article
from kz_tui.model.entity import Annotation
from kz_tui.model.source_map import UNCHANGED
from kz_tui.pipeline.processes import WorkerError, close, death_of, receive, start

_START = "from kz_tui.annotator import main; main()"
_BATCH = 40_000
"""Letters in a batch: a tenth of a second of work, so that the first are done soon."""
_DEATHS = 3
"""How many processes a batch may take along before it is given up."""


class _Batch(NamedTuple):
    number: int
    articles: tuple[Article, ...]


class _Done(NamedTuple):
    """A batch with what was found in it; None if no process could be asked."""

    batch: _Batch
    found: list[Annotation] | None


class Crew:
    """Some processes at work on the articles of one dossier."""

    def __init__(
        self, articles: Iterable[Article], size: int, annotate: Callable[[Article], Annotation]
    ) -> None:
        """Start `size` processes; `annotate` does the work where none can run."""
        self._batches = _batches(articles)
        self._annotate = annotate
        self._lock = Lock()
        self._results: SimpleQueue[_Done | Exception | None] = SimpleQueue()
        self._stopped = False
        self.processes: list[Popen[bytes] | None] = [None] * size
        self._threads = [
            Thread(target=self._serve, args=(place,), daemon=True) for place in range(size)
        ]
        for thread in self._threads:
            thread.start()

    def annotations(self) -> Generator[Annotation, None, None]:
        """What was found in each article, in the order of the articles.

        Raises `WorkerError` if the work fails. All processes have ended when the iterator has, and
        when it is closed.
        """
        waiting: dict[int, list[Annotation]] = {}
        serving = len(self._threads)
        due = 0
        try:
            while serving:
                result = self._results.get()
                if result is None:
                    serving -= 1
                    continue
                if isinstance(result, Exception):
                    raise result
                waiting[result.batch.number] = self._found(result)
                while due in waiting:
                    yield from waiting.pop(due)
                    due += 1
            for batch in self._batches:  # nobody was left to take them
                yield from map(self._annotate, batch.articles)
        finally:
            self.stop()

    def stop(self) -> None:
        """End all processes, whatever they are doing."""
        with self._lock:
            self._stopped = True
            for process in self.processes:
                if process is not None:
                    process.kill()
        for thread in self._threads:
            thread.join()

    def _found(self, done: _Done) -> list[Annotation]:
        return (
            done.found if done.found is not None else list(map(self._annotate, done.batch.articles))
        )

    def _serve(self, place: int) -> None:
        """Keep one process busy until there is nothing left to do."""
        try:
            while self._start(place) and (batch := self._next()) is not None:
                done = self._ask(place, batch)
                self._results.put(done)
                if done.found is None:
                    break
        except Exception as error:
            self._results.put(error)
        finally:
            self._end(place)
            self._results.put(None)

    def _start(self, place: int) -> bool:
        """Whether there is a process in a place; one is started where there is none."""
        with self._lock:
            if self._stopped:
                return False
            if self.processes[place] is None:
                self.processes[place] = start(_START)
            return self.processes[place] is not None

    def _next(self) -> _Batch | None:
        with self._lock:
            return None if self._stopped else next(self._batches, None)

    def _ask(self, place: int, batch: _Batch) -> _Done:
        """What a process finds in a batch; another one is asked if it is killed."""
        for deaths in range(1, _DEATHS + 1):
            process = self.processes[place]
            if process is None:
                break
            found = _answer(process, batch)
            if found is not None:
                return _Done(batch, found)
            self._end(place)
            if self._stopped or process.returncode >= 0:
                break  # it cannot run here
            if deaths == _DEATHS:
                raise WorkerError(death_of(process))
            self._start(place)
        return _Done(batch, None)

    def _end(self, place: int) -> None:
        """Let the process in a place end, if there is one; it does so when it hears no more."""
        process = self.processes[place]
        if process is not None:
            close(process)
            process.wait()
            with self._lock:
                self.processes[place] = None


def _answer(process: Popen[bytes], batch: _Batch) -> list[Annotation] | None:
    """What a process finds in a batch; None if it has ended."""
    assert process.stdin is not None
    try:
        pickle.dump(batch.articles, process.stdin, pickle.HIGHEST_PROTOCOL)
        process.stdin.flush()
    except OSError:
        return None
    found: Any = receive(process)
    return found if isinstance(found, list) else None


def _batches(articles: Iterable[Article]) -> Iterator[_Batch]:
    """The articles in order, without what recognition does not look at."""
    batch: list[Article] = []
    number = letters = 0
    for article in articles:
        batch.append(article._replace(source_map=UNCHANGED))
        letters += len(article.text)
        if letters >= _BATCH:
            yield _Batch(number, tuple(batch))
            batch, number, letters = [], number + 1, 0
    if batch:
        yield _Batch(number, tuple(batch))
