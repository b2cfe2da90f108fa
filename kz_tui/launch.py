"""Launching the interface: the first articles are read, then the screen opens on them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from kz_tui.commands.arguments import Arguments, UsageError
from kz_tui.commands.cache import cache_of
from kz_tui.commands.decided import decisions_of
from kz_tui.commands.exits import DONE, NOTHING, SKIPPED, USAGE
from kz_tui.commands.roots import roots_of
from kz_tui.commands.streams import Streams
from kz_tui.commands.troubles import say_trouble
from kz_tui.keeping.dossier import KeptDossier
from kz_tui.library import Library
from kz_tui.model.report import FileReport
from kz_tui.model.shelf import Shelf
from kz_tui.pipeline.assembling import with_articles, with_dossier
from kz_tui.pipeline.beside import Beside, WorkerError
from kz_tui.pipeline.kept import open_kept
from kz_tui.pipeline.request import Request
from kz_tui.pipeline.steps import ArticlesRead, DossierKept, Step
from kz_tui.rooms import open_room
from kz_tui.settings import Settings, SettingsError, data_folder, read_settings, settings_path
from kz_tui.store.window import read_window

_FRAMES = "120"
"""Frames a second: at twice Textual's rate a key is answered half a frame sooner."""
_SWITCH_INTERVAL = 0.0005
"""Seconds a thread may hold the interpreter: with work in the background, keys answered in 0.6 of
the time they took at Python's 5 ms (measured while a list was typed in)."""


def run(arguments: Arguments, streams: Streams) -> int:
    """Run the interface; the exit code is that of the program."""
    try:
        return _run_beside(arguments, streams, read_settings(settings_path()))
    except SettingsError as error:
        raise UsageError(str(error)) from None
    except WorkerError as error:
        streams.say(str(error))
        return USAGE


def _run_beside(arguments: Arguments, streams: Streams, settings: Settings) -> int:
    roots = roots_of(arguments)
    stdin = _take_stdin(streams, read="-" in roots)
    with cache_of(arguments) as shelf:
        beside = Beside(Request(roots, stdin, shelf=shelf, thorough=True))
        try:
            return _run_app(arguments, streams, settings, _Watched(beside.steps(), shelf), shelf)
        finally:
            beside.stop()


def _run_app(
    arguments: Arguments,
    streams: Streams,
    settings: Settings,
    steps: _Watched,
    shelf: Shelf | None,
) -> int:
    if arguments.has("--no-color"):
        os.environ["NO_COLOR"] = "1"
    os.environ.setdefault("TEXTUAL_FPS", _FRAMES)  # read when textual is imported
    sys.setswitchinterval(_SWITCH_INTERVAL)
    make_app = open_room("app").make_app  # the first articles are read meanwhile
    kept = open_kept(shelf)
    if kept is not None:
        steps.note(kept)
        first = with_dossier(Library(), kept, complete=False)
    else:
        first = steps.first()
    code = USAGE
    if first.articles or not first.troubles:
        app = make_app(
            first,
            iter(steps),
            settings,
            roots=arguments.paths,
            query=arguments.value("--query") or "",
            actor=arguments.value("--actor") or "",
            theme=arguments.value("--theme"),
            decisions=decisions_of(arguments),
            shelf=shelf,
            folder=data_folder(),
            left=read_window(data_folder()),
        )
        app.run(mouse=settings.mouse and not arguments.has("--no-mouse"))
        streams.stdout.flush()
        code = int(app.return_code or DONE)
    for report in steps.troubles:
        say_trouble(report, arguments, streams)
    if code == DONE and steps.troubles:
        return SKIPPED
    return code if steps.found else code or NOTHING


class _Watched:
    """Steps on their way to the screen: what could not be read is told again at the end."""

    def __init__(self, steps: Iterator[Step], shelf: Shelf | None) -> None:
        self._shelf = shelf
        self.found = False
        self.troubles: list[FileReport] = []
        self._steps = steps

    def __iter__(self) -> Iterator[Step]:
        for step in self._steps:
            if isinstance(step, ArticlesRead):
                if step.anew:
                    self.found, self.troubles = False, []
                self.found = self.found or bool(step.articles)
                self.troubles += [report for report in step.reports if report.troubled]
            elif isinstance(step, DossierKept) and (kept := open_kept(self._shelf)) is not None:
                self.note(kept)
            yield step

    def note(self, kept: KeptDossier) -> None:
        """Take what a kept dossier says in place of everything that came before."""
        self.found = bool(kept.articles)
        self.troubles = list(kept.reports.troubled)

    def first(self) -> Library:
        """The first articles."""
        for step in self:
            if isinstance(step, ArticlesRead):
                return with_articles(Library(), step)
            if isinstance(step, DossierKept) and (kept := open_kept(self._shelf)) is not None:
                return with_dossier(Library(), kept)
        return Library()


def _take_stdin(streams: Streams, *, read: bool) -> bytes | None:
    """Read standard input if asked to, and give the keyboard back to the program.

    Textual takes keys from descriptor 0; behind a pipe it would never get one.
    """
    data = streams.stdin.read() if read else None
    if not sys.stdin.isatty():
        try:
            terminal = os.open("/dev/tty", os.O_RDWR)
        except OSError:
            raise UsageError("there is no terminal to take keys from") from None
        os.dup2(terminal, 0)
        os.close(terminal)
    return data
