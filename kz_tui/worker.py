"""The process beside the program: it opens a dossier and sends what comes of it.

It reads a pickled `Request` from standard input and writes each pickled `Step` to standard
output; an error that stops the work is sent as a string.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import time
from collections.abc import Callable, Iterator
from typing import BinaryIO

from kz_tui.pipeline.notebook import Notebook
from kz_tui.pipeline.opening import open_dossier
from kz_tui.pipeline.request import Request
from kz_tui.pipeline.steps import ActorsRecognised, Progress, Step
from kz_tui.pipeline.watching import Watch, limit_memory

_BEAT = 0.1
"""Seconds between two words of how far it has come: the program draws each of them."""

_GIVES_WAY = 5
"""How nice it is once the first actors are known: what comes then is long, and keys come first."""


def main() -> None:
    """Work until the request is done or nobody listens any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches both; the program answers
    gc.disable()  # nothing that is loaded at a start is garbage
    limit_memory()
    request: Request = pickle.load(sys.stdin.buffer)
    try:
        _send_all(request, sys.stdout.buffer)
    except BrokenPipeError:
        os._exit(0)  # nothing to say at exit either


def thinned(steps: Iterator[Step], clock: Callable[[], float]) -> Iterator[Step]:
    """The same steps without those that say too soon again how far it has come."""
    due = clock()
    for step in steps:
        if isinstance(step, Progress):
            if clock() < due:
                continue
            due = clock() + _BEAT
        yield step


def _send_all(request: Request, pipe: BinaryIO) -> None:
    given_way = False
    try:
        for step in thinned(open_dossier(request, _watch(request)), time.monotonic):
            pickle.dump(step, pipe, pickle.HIGHEST_PROTOCOL)
            pipe.flush()
            if isinstance(step, ActorsRecognised):
                gc.freeze()  # what was found so far is kept
            if not given_way and _is_long_from_here(step, request):
                given_way = True
                _give_way()
    except BrokenPipeError:
        raise
    except Exception as error:
        pickle.dump(f"{type(error).__name__}: {error}", pipe)
        pipe.flush()


def _is_long_from_here(step: Step, request: Request) -> bool:
    """Whether the first actors are known: read again, once articles are recognised or linked."""
    if request.again and isinstance(step, Progress):
        return step.total is not None  # how much there is to read is not known
    return isinstance(step, ActorsRecognised)


def _give_way() -> None:
    """Go on for long, behind what the reader does."""
    gc.freeze()
    gc.enable()
    if hasattr(os, "nice"):
        os.nice(_GIVES_WAY)


def _watch(request: Request) -> Watch:
    """What reads the files: it tells the program at which one it is, if that asked for it."""
    notebook = Notebook(int(sys.argv[2])) if len(sys.argv) > 2 else None
    return Watch(notebook, dict(request.refused))
