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
from kz_tui.pipeline.assembling import with_articles, with_dossier
from kz_tui.pipeline.beside import Beside
from kz_tui.pipeline.kept import open_kept
from kz_tui.pipeline.processes import WorkerError
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
    open_room("heap").share_heap()  # no thread has begun yet
    roots = roots_of(arguments)
    stdin = _take_stdin(streams, read="-" in roots)
    with cache_of(arguments) as shelf:
        work = _Work(Request(roots, stdin, shelf=shelf, thorough=True))
        try:
            return _run_app(arguments, streams, settings, work)
        finally:
            work.stop()


def _run_app(
    arguments: Arguments,
    streams: Streams,
    settings: Settings,
    work: _Work,
) -> int:
    if arguments.has("--no-color"):
        os.environ["NO_COLOR"] = "1"
    os.environ.setdefault("TEXTUAL_FPS", _FRAMES)  # read when textual is imported
    sys.setswitchinterval(_SWITCH_INTERVAL)
    make_app = open_room("app").make_app  # the first articles are read meanwhile
    first = work.first()
    code = USAGE
    if first.articles or not first.troubles:
        app = make_app(
            first,
            work.steps(),
            settings,
            roots=arguments.paths,
            query=arguments.value("--query") or "",
            actor=arguments.value("--actor") or "",
            theme=arguments.value("--theme"),
            decisions=decisions_of(arguments),
            shelf=work.shelf,
            again=None if "-" in roots_of(arguments) else work.again,
            folder=data_folder(),
            left=read_window(data_folder()),
        )
        app.run_to_its_end(mouse=settings.mouse and not arguments.has("--no-mouse"))
        streams.stdout.flush()
        code = int(app.return_code or DONE)
    for report in work.troubles:
        say_trouble(report, arguments, streams)
    if code == DONE and work.troubles:
        return SKIPPED
    return code if work.found else code or NOTHING


class _Work:
    """The work on a dossier in a process beside this one, and what came of it so far.

    What could not be read is told again at the end. With a kept dossier to show the process is
    started later: two at work would only keep the first frame waiting.
    """

    def __init__(self, request: Request) -> None:
        self.found = False
        self.troubles: list[FileReport] = []
        self.shelf = request.shelf
        self._request = request
        self._kept = open_kept(request.shelf)
        self._beside = Beside(request, at_once=self._kept is None)
        self._steps = self._watched(self._beside)

    def first(self) -> Library:
        """The first articles."""
        if self._kept is not None:
            self._note(self._kept)
            return with_dossier(Library(), self._kept, complete=False)
        for step in self._steps:
            if isinstance(step, ArticlesRead):
                return with_articles(Library(), step)
            if isinstance(step, DossierKept):
                if (kept := open_kept(self.shelf)) is not None:
                    return with_dossier(Library(), kept)
                break  # it is gone again
        return self._first_without_shelf()

    def _first_without_shelf(self) -> Library:
        """Begin again, using and keeping nothing."""
        self._beside.stop()
        self.shelf = None
        self._request = self._request._replace(shelf=None)
        self._beside = Beside(self._request)
        self._steps = self._watched(self._beside, anew=True)
        for step in self._steps:
            if isinstance(step, ArticlesRead):
                return with_articles(Library(), step)
        return Library()

    def steps(self) -> Iterator[Step]:
        """The steps after the first articles."""
        return self._steps

    def again(self) -> Iterator[Step]:
        """The steps of another reading of the same files; what was at work is stopped."""
        self._beside.stop()
        again = self._request._replace(again=True)
        self._beside = Beside(again, at_once=False)
        self._steps = self._watched(self._beside, anew=True)
        return self._steps

    def stop(self) -> None:
        """Stop what is at work."""
        self._beside.stop()

    def _watched(self, beside: Beside, *, anew: bool = False) -> Iterator[Step]:
        for step in beside.steps():
            if isinstance(step, ArticlesRead):
                if step.anew or anew:
                    self.found, self.troubles, anew = False, [], False
                self.found = self.found or bool(step.articles)
                self.troubles += [report for report in step.reports if report.troubled]
            elif isinstance(step, DossierKept) and (kept := open_kept(self.shelf)) is not None:
                self._note(kept)
            yield step

    def _note(self, kept: KeptDossier) -> None:
        """Take what a kept dossier says in place of everything that came before."""
        self.found = bool(kept.articles)
        self.troubles = list(kept.reports.troubled)


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
