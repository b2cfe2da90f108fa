"""From the command line to one call."""

from __future__ import annotations

import errno
import gc
import io
import os
import signal
import sys
from collections.abc import Callable, Sequence
from typing import BinaryIO

from kz_tui import __version__
from kz_tui.commands.arguments import INTERFACE, Arguments, UsageError, parse
from kz_tui.commands.exits import DONE, INTERRUPTED, USAGE, UnreadableError
from kz_tui.commands.streams import Streams
from kz_tui.rooms import open_room

_CANNOT_WRITE = frozenset({errno.ENOSPC, errno.EIO, errno.EFBIG, errno.EDQUOT, errno.EBADF})

Run = Callable[[Arguments, Streams], int]


def run(argv: Sequence[str], streams: Streams) -> int:
    """Do what a command line asks for and return the exit code."""
    try:
        arguments = parse(argv)
        if arguments.has("--help"):
            open_room("help").print_help(arguments.command, streams)
            return DONE
        if arguments.has("--version"):
            streams.line(f"kz-reader {__version__}")
            return DONE
        room = _room(arguments, streams)
        command: Run = open_room(room).run
        if room != "interface":
            gc.enable()  # the interface does so after its first frame
        return command(arguments, streams)
    except UsageError as error:
        streams.say(str(error))
        streams.say("kz-reader --help tells more")
        return USAGE
    except UnreadableError as error:
        return error.code


def _room(arguments: Arguments, streams: Streams) -> str:
    if arguments.command.name != INTERFACE:
        return arguments.command.name
    return "interface" if streams.terminal else "listing"


def system_streams(argv: Sequence[str]) -> Streams:
    """The streams of the process, and what they are allowed to carry."""
    capable = os.environ.get("TERM") != "dumb"
    terminal = capable and _is_terminal(sys.stdout)
    colour = terminal and not os.environ.get("NO_COLOR") and "--no-color" not in argv
    return Streams(
        _binary(sys.stdin),
        _binary(sys.stdout),
        _binary(sys.stderr),
        terminal,
        capable and _is_terminal(sys.stderr),
        colour,
    )


def main() -> int:
    """Entry point of `kz-reader`."""
    argv = sys.argv[1:]
    streams = system_streams(argv)
    try:
        code = run(argv, streams)
        streams.stdout.flush()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:
        # the reader went away: say nothing more, not even at exit
        code = 128 + signal.SIGPIPE
        _drop_output()
    except OSError as error:
        if error.errno not in _CANNOT_WRITE:
            raise
        code = USAGE
        _drop_output()
        streams.say(f"cannot write: {(error.strerror or str(error)).lower()}")
    _end_talk(streams.stderr)
    return code


def _drop_output() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _end_talk(stream: BinaryIO) -> None:
    """Let what standard error could not take go nowhere: at exit it would change the exit code."""
    try:
        stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _is_terminal(stream: object) -> bool:
    try:
        return bool(stream.isatty())  # type: ignore[attr-defined]  # None without a console
    except (AttributeError, ValueError):
        return False


def _binary(stream: object) -> BinaryIO:
    """The bytes behind a standard stream; nowhere if it is closed."""
    binary = getattr(stream, "buffer", None)
    if binary is None:
        return open(os.devnull, "r+b")  # noqa: PTH123
    if isinstance(binary, io.RawIOBase):
        # with PYTHONUNBUFFERED a write may end before all is written
        return io.BufferedWriter(binary)
    buffered: BinaryIO = binary
    return buffered
