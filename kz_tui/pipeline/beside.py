"""The stages beside the program, in a process of their own: two cores, and keys that never wait.

The process starts before the interface is loaded and reads while that goes on. It is a fresh
interpreter, not a fork, so that another one can be started inside a running Textual app.
"""

from __future__ import annotations

import pickle
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen

from kz_tui.model.article import Article
from kz_tui.pipeline.request import Request
from kz_tui.pipeline.steps import ArticlesRead, DossierKept, Step
from kz_tui.rooms import open_room

_RESTARTS = 2
_START = "import sys; sys.path.append(sys.argv[1]); from kz_tui.worker import main; main()"
_HOME = str(Path(__file__).parents[2])


class WorkerError(Exception):
    """The process could not do its work; the message tells why."""


class Beside:
    """A dossier being opened by another process.

    A process that is killed is started again and goes on where the last one stopped. Where none
    can run the work is done in this one.
    """

    def __init__(self, request: Request) -> None:
        self._request = request
        self._articles: list[Article] = []
        self._complete = False
        self._kept = False
        self._stopped = False
        self.process = _start(request)

    def steps(self) -> Iterator[Step]:
        """What `open_dossier` yields for the request, as it comes.

        Raises `WorkerError` if the work fails, or if the process is killed again and again.
        """
        restarts = 0
        while self.process is not None:
            for step in _receive(self.process):
                self._take_note(step)
                yield step
            code = self.process.wait()
            if code == 0 or self._stopped:
                return
            if code > 0:
                break  # it cannot run here
            if restarts == _RESTARTS:
                raise WorkerError(f"the process at work was killed: {_signal_name(-code)}")
            restarts += 1
            self.process = _start(self._rest())
        yield from open_room("opening").open_dossier(self._rest())

    def stop(self) -> None:
        """End the process, whatever it is doing; `steps` ends with it."""
        self._stopped = True
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def _take_note(self, step: Step) -> None:
        if isinstance(step, ArticlesRead):
            if step.anew:
                self._articles.clear()
            self._articles += step.articles
            self._complete = step.complete
        elif isinstance(step, DossierKept):
            self._articles.clear()  # they need not be held here as well
            self._kept = True

    def _rest(self) -> Request:
        if self._kept:
            return self._request
        if self._complete:
            return self._request._replace(articles=tuple(self._articles))
        return self._request._replace(skipped=len(self._articles))


def _start(request: Request) -> Popen[bytes] | None:
    """A process at work on a request; None where there can be none.

    It finds the package where this one did, but neither in the folder the user stands in nor
    before the standard library.
    """
    try:
        process = Popen(
            [sys.executable, "-P", "-c", _START, _HOME], stdin=PIPE, stdout=PIPE, stderr=DEVNULL
        )
    except OSError:
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
    assert process.stdout is not None
    with process.stdout as pipe:
        while True:
            try:
                step = pickle.load(pipe)
            except (EOFError, pickle.UnpicklingError):
                return  # ended, perhaps in the middle of a step
            if isinstance(step, str):
                raise WorkerError(step)
            yield step


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
