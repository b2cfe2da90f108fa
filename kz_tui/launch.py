"""Launching the interface: the first articles are read, then the screen opens on them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from io import BytesIO

from kz_tui.commands.arguments import Arguments, UsageError
from kz_tui.commands.dossier import roots_of, say_trouble
from kz_tui.commands.exits import DONE, NOTHING, SKIPPED, USAGE
from kz_tui.commands.streams import Streams
from kz_tui.library import Library
from kz_tui.pipeline.reading import read_library
from kz_tui.rooms import open_room
from kz_tui.settings import Settings, SettingsError, read_settings, settings_path

_FRAMES = "120"
"""Frames a second: at twice Textual's rate a key is answered half a frame sooner."""
_SWITCH_INTERVAL = 0.0005
"""Seconds a thread may hold the interpreter: with work in the background, keys answered in 0.6 of
the time they took at Python's 5 ms (measured while a list was typed in)."""


def run(arguments: Arguments, streams: Streams) -> int:
    """Run the interface; the exit code is that of the program."""
    try:
        settings = read_settings(settings_path())
    except SettingsError as error:
        raise UsageError(str(error)) from None
    roots = roots_of(arguments)
    stdin = _take_stdin(streams, read="-" in roots)
    libraries = read_library(roots, stdin)
    first = next(libraries)
    if not first.articles and first.troubles:
        for report in first.troubles:
            say_trouble(report, arguments, streams)
        return USAGE
    library = _Watched(first, libraries)
    try:
        code = _run_app(arguments, streams, settings, library)
    except SettingsError as error:
        raise UsageError(str(error)) from None
    for report in library.latest.troubles:
        say_trouble(report, arguments, streams)
    if code == DONE and library.latest.troubles:
        return SKIPPED
    return code if library.latest.articles else code or NOTHING


def _run_app(arguments: Arguments, streams: Streams, settings: Settings, library: _Watched) -> int:
    if arguments.has("--no-color"):
        os.environ["NO_COLOR"] = "1"
    os.environ.setdefault("TEXTUAL_FPS", _FRAMES)  # read when textual is imported
    sys.setswitchinterval(_SWITCH_INTERVAL)
    app = open_room("app").make_app(
        library.latest,
        iter(library),
        settings,
        roots=arguments.paths,
        query=arguments.value("--query") or "",
        actor=arguments.value("--actor") or "",
        theme=arguments.value("--theme"),
    )
    app.run(mouse=settings.mouse and not arguments.has("--no-mouse"))
    streams.stdout.flush()
    return int(app.return_code or DONE)


class _Watched:
    """The libraries of a dossier as they come, the latest of them kept."""

    def __init__(self, first: Library, rest: Iterator[Library]) -> None:
        self.latest = first
        self._rest = rest

    def __iter__(self) -> Iterator[Library]:
        for library in self._rest:
            self.latest = library
            yield library


def _take_stdin(streams: Streams, *, read: bool) -> BytesIO | None:
    """Read standard input if asked to, and give the keyboard back to the program.

    Textual takes keys from descriptor 0; behind a pipe it would never get one.
    """
    data = BytesIO(streams.stdin.read()) if read else None
    if not sys.stdin.isatty():
        try:
            terminal = os.open("/dev/tty", os.O_RDWR)
        except OSError:
            raise UsageError("there is no terminal to take keys from") from None
        os.dup2(terminal, 0)
        os.close(terminal)
    return data
