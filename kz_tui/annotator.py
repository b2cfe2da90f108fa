"""One of the processes that annotate the articles of a large dossier (`pipeline/crew`).

It reads pickled batches of articles from standard input and writes what it found in each to
standard output; an error that stops the work is sent as a string.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys

from kz_tui.entities.recogniser import Recogniser

_GIVES_WAY = 10
"""How nice it is: the program in front of which somebody sits comes first."""


def main() -> None:
    """Work until nothing more comes, or nobody listens any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches all; the program answers
    if hasattr(os, "nice"):
        os.nice(_GIVES_WAY)
    try:
        _work()
    except BrokenPipeError:
        os._exit(0)  # nothing to say at exit either


def _work() -> None:
    gc.disable()  # reading makes no circles, and there is nothing else to collect
    recogniser = Recogniser()
    while True:
        try:
            batch = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        try:
            answer: object = [recogniser.annotate(article) for article in batch]
        except Exception as error:
            answer = f"{type(error).__name__}: {error}"
        pickle.dump(answer, sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)
        sys.stdout.buffer.flush()
