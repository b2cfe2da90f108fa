"""Starting processes of this program's own, that can be started from anywhere and may die."""

from __future__ import annotations

import os
import pickle
import signal
import sys
from contextlib import suppress
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen

_HOME = str(Path(__file__).parents[2])


class WorkerError(Exception):
    """A process could not do its work; the message tells why."""


def start(code: str, shared: int | None = None) -> Popen[bytes] | None:
    """A fresh interpreter that runs some code of this package; None where there can be none.

    No fork, so that it can be started inside a running Textual app; nor what `multiprocessing`
    starts, which runs the main module again. It finds the package where this one did, but neither
    in the folder the user stands in nor before the standard library. It gets the file descriptor
    that is `shared`, and its number as an argument.
    """
    prepared = f"import sys; sys.path.append(sys.argv[1]); {code}"
    try:
        words = [] if shared is None else [str(shared)]
        return Popen(
            [sys.executable, "-P", "-c", prepared, _HOME, *words],
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            pass_fds=[] if shared is None else [shared],
        )
    except OSError:
        return None


def receive(process: Popen[bytes]) -> object:
    """The next value a process sends; None once it has ended, perhaps in the middle of one.

    Raises `WorkerError` if it sends a string, which tells what went wrong.
    """
    assert process.stdout is not None
    try:
        found: object = pickle.load(process.stdout)
    except (EOFError, pickle.UnpicklingError):
        return None
    if isinstance(found, str):
        raise WorkerError(found)
    return found


def close(process: Popen[bytes]) -> None:
    """Close the pipes to a process; it ends when it next looks for work."""
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):  # what it did not take any more is lost with it
                pipe.close()


def death_of(process: Popen[bytes]) -> str:
    """What killed a process that has ended, in words."""
    return f"the process at work was killed: {_signal_name(-process.returncode)}"


def cores() -> int:
    """How many processors this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
