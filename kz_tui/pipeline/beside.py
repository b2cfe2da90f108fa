"""The stages beside the program, in a process of their own: two cores, and keys that never wait.

The process starts before the interface is loaded and reads while that goes on. It is a fresh
interpreter, not a fork, so that another one can be started inside a running Textual app.
"""

from __future__ import annotations

import gc
import pickle
import signal
from collections import Counter
from collections.abc import Iterator
from io import BufferedReader
from subprocess import Popen
from threading import Lock
from typing import cast

from kz_tui.model.article import Article
from kz_tui.pipeline.garbage import is_much
from kz_tui.pipeline.notebook import SECONDS, Notebook, open_notebook
from kz_tui.pipeline.processes import WorkerError, close, death_of, receive, start
from kz_tui.pipeline.request import Request
from kz_tui.pipeline.steps import ActorsRecognised, ArticlesRead, DossierKept, Step
from kz_tui.rooms import open_room

_RESTARTS = 2
_MOST_REFUSED = 20
_TIME_IS_UP = signal.SIGPROF
_taking_in = Lock()
"""Whoever has it may switch the garbage collector off for a moment."""
_START = "from kz_tui.worker import main; main()"


class Beside:
    """A dossier being opened by another process.

    A process that is killed is started again and goes on where the last one stopped. A file that
    takes two of them along, or has no end, is left out from then on. Where none can run the work is
    done in this one.
    """

    process: Popen[bytes] | None = None

    def __init__(self, request: Request, *, at_once: bool = True) -> None:
        """Without `at_once` the process is started when the first step is asked for."""
        self._request = request
        self._notebook = open_notebook()
        self._deaths: Counter[str] = Counter()
        self._anew = False
        self._articles: list[Article] = []
        self._complete = False
        self._kept = False
        self._stopped = False
        self._started = at_once
        if at_once:
            self.process = _start(request, self._notebook)

    def steps(self) -> Iterator[Step]:
        """What `open_dossier` yields for the request, as it comes.

        Raises `WorkerError` if the work fails, or if the process is killed again and again.
        """
        if self._stopped:
            return
        if not self._started:
            self._started = True
            self.process = _start(self._request, self._notebook)
            if self._stopped:  # meanwhile, by another thread
                self.stop()
                return
        restarts = 0
        while self.process is not None:
            yield from map(self._take_note, _receive(self.process))
            code = self.process.wait()
            if code == 0 or self._stopped:
                return
            if code > 0:
                break  # it cannot run here
            if self._refuses(self.process):
                restarts = 0
            elif restarts == _RESTARTS:
                raise WorkerError(death_of(self.process))
            else:
                restarts += 1
            self.process = _start(self._rest(), self._notebook)
        yield from open_room("opening").open_dossier(self._rest())

    def stop(self) -> None:
        """End the process, whatever it is doing; `steps` ends with it."""
        self._stopped = True
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def _refuses(self, dead: Popen[bytes]) -> bool:
        """Whether a file is left out from now on: it took a process along twice, or had no end."""
        if self._notebook is None or not (path := self._notebook.read()):
            return False
        self._notebook.write("")
        if len(self._request.refused) == _MOST_REFUSED:
            return False
        self._deaths[path] += 1
        endless = dead.returncode == -_TIME_IS_UP
        if self._deaths[path] < 2 and not endless:
            return False
        reason = f"reading it takes more than {SECONDS:.0f} s" if endless else death_of(dead)
        refused = (*self._request.refused, (path, reason))
        self._request = self._request._replace(refused=refused, skipped=0)
        self._articles.clear()
        self._anew = True
        return True

    def _take_note(self, step: Step) -> Step:
        if isinstance(step, ArticlesRead):
            if self._anew:  # some articles may have come of a file that is left out now
                step, self._anew = step._replace(anew=True), False
            if step.anew:
                self._articles.clear()
            self._articles += step.articles
            self._complete = step.complete
        elif isinstance(step, DossierKept):
            self._articles.clear()  # they need not be held here as well
            self._kept = True
        return step

    def _rest(self) -> Request:
        if self._kept:
            return self._request
        if self._complete:
            return self._request._replace(articles=tuple(self._articles))
        return self._request._replace(skipped=len(self._articles))


def _start(request: Request, notebook: Notebook | None) -> Popen[bytes] | None:
    """A process at work on a request; None where there can be none."""
    process = start(_START, None if notebook is None else notebook.descriptor)
    if process is None:
        return None
    assert process.stdin is not None
    try:
        with process.stdin as pipe:
            pickle.dump(request, pipe, pickle.HIGHEST_PROTOCOL)
    except BrokenPipeError:
        pass  # it is dead already: its end tells
    return process


def _receive(process: Popen[bytes]) -> Iterator[Step]:
    """The steps a process sends, until it ends. Raises `WorkerError` if it says that it failed."""
    try:
        while (step := _next(process)) is not None:
            yield step
    finally:
        close(process)


def _next(process: Popen[bytes]) -> Step | None:
    """The next step, taken in without a look for garbage.

    What it brings is no garbage, and stays. Looking through it again and again while it is built
    took two to five times as long as building it: 0.56 s more for the actors of 3,000 articles.
    """
    cast("BufferedReader", process.stdout).peek(1)  # waits without holding anything
    with _taking_in:
        collecting = gc.isenabled()
        gc.disable()
        try:
            step = cast("Step | None", receive(process))
            if is_much(_stays(step)):
                gc.freeze()
        finally:
            if collecting:
                gc.enable()
    return step


def _stays(step: Step | None) -> int:
    """How many articles a step brings that stay, or what is named in them."""
    if isinstance(step, ArticlesRead):
        return len(step.articles)
    return len(step.annotations) if isinstance(step, ActorsRecognised) else 0
