"""Bringing the library further in the background, and saying how far it has come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Lock

from textual import on, work
from textual.worker import Worker, WorkerState, get_current_worker

from kz_tui.library import Library
from kz_tui.model.decision import Kept
from kz_tui.pipeline.comparing import Comparison
from kz_tui.pipeline.steps import Progress, Remark
from kz_tui.text.clean import clean_line
from kz_tui.ui.messages import DecisionsRead, LibraryReady, Remarked, WorkProgressed
from kz_tui.ui.opening import Opening
from kz_tui.ui.screens.changing import KEEPING
from kz_tui.ui.screens.deciding import DecidingScreen

_PATIENCE = 0.6
"""Seconds of work before the status line speaks of it: short work shall not flicker."""


class LoadingScreen(DecidingScreen):
    """Shows the library as far as it has come, and takes in what has changed in the files.

    `_steps` bring the library further, and wait to be taken until the first frame is there, or the
    reading before has ended its last step; then None. `_again` gives those of taking in what has
    changed since; `_asked_actor` is whom the command line asks for.
    """

    _steps: Iterator[Opening] | None = None
    _again: Callable[[Library], Iterator[Opening]] | None = None
    _asked_actor = ""
    _progress: Progress | None = None
    _patient = True

    def on_mount(self) -> None:
        """Short work is not spoken of."""
        self._at_work = Lock()
        self._handing_over = Lock()
        self.set_timer(_PATIENCE, self._lose_patience)

    @work(thread=True, exclusive=True, group="opening", exit_on_error=False)
    def open_in_background(self) -> None:
        """Do the work that is left; report by messages only.

        One after the other, as two at a time hold a dossier each and take turns anyway.
        """
        with self._at_work:
            self._work_off()

    def _work_off(self) -> None:
        worker = get_current_worker()
        with self._handing_over:
            steps, self._steps = self._steps, None
        for step in steps or ():
            if worker.is_cancelled:
                return
            if isinstance(step, Library):
                self.post_message(LibraryReady(step))
            elif isinstance(step, Kept):
                self.post_message(DecisionsRead(step))
            elif isinstance(step, Remark):
                self.post_message(Remarked(step))
            else:
                self.post_message(WorkProgressed(step))
        self.post_message(WorkProgressed(None))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Work that failed is said, and costs only what it would have brought."""
        if event.state is WorkerState.ERROR:
            title = "A change was not kept"
            if event.worker.group != KEEPING:
                self._progress = None
                self._show_work()
                title = "Recognition stopped; reading and searching go on"
            message = f"{type(event.worker.error).__name__}: {event.worker.error}"
            self.app.notify(clean_line(message), title=title, severity="error", markup=False)

    @on(LibraryReady)
    def _library_ready(self, message: LibraryReady) -> None:
        indexed = self.desk.library.searcher is None and message.library.searcher is not None
        moved = Comparison(self.desk.library.articles, message.library.articles)
        if moved.same_numbers:
            self.desk = self.desk.with_library(message.library)
        else:
            self._take_in(message.library, moved)
        self.keep_up()
        if indexed or self.desk.library.entities:
            self.search_again()
        self._show_asked_actor()

    def _take_in(self, library: Library, moved: Comparison) -> None:
        """Show a dossier whose files have changed; what one looks at stays where it is."""
        standing, selected = self.reader.standing, self.articles.selected
        line = self.articles.cursor_line
        self.desk = self.desk.renumbered(library, moved)
        if selected is not None and (now := moved.number(selected)) is not None:
            self.articles.put(now, line)
        self.reader.stand(standing)

    @on(Remarked)
    def _remarked(self, message: Remarked) -> None:
        text, wrong = message.remark
        if wrong:
            self.app.notify(clean_line(text), severity="warning", timeout=10, markup=False)
        else:
            self.show_place(text)

    def action_reload(self) -> None:
        """Take in what was added, changed or removed in the files."""
        if self._again is None:
            self.show_place("standard input cannot be read again")
            return
        self.show_place("looking at the files again")
        steps = self._again(self.desk.library)
        with self._handing_over:
            taken, self._steps = self._steps is None, steps
        if taken:
            self.open_in_background()

    def _show_asked_actor(self) -> None:
        if not self._asked_actor or not self.desk.library.entities:
            return
        found = self.desk.library.find_actors(self._asked_actor)
        if len(found) == 1:
            self._asked_actor = ""
            self.go_to_actor(found[0].id)

    @on(WorkProgressed)
    def _work_progressed(self, message: WorkProgressed) -> None:
        self._progress = message.progress
        if message.progress is None and self._asked_actor:
            self._actor_not_found()
        self._show_work()
        if message.progress is None:
            self.give_back()  # the library that was shown before is gone only now

    def _actor_not_found(self) -> None:
        found = self.desk.library.find_actors(self._asked_actor)
        what = "can mean several actors" if found else "is no actor of this dossier"
        self.app.notify(f"{clean_line(self._asked_actor)!r} {what}; A lists them", markup=False)
        self._asked_actor = ""

    def _lose_patience(self) -> None:
        self._patient = False
        self._show_work()

    def _show_work(self) -> None:
        progress = self._progress
        if progress is None or self._patient:
            self.status.work = ""
        else:
            of = f" of {progress.total:,}" if progress.total else ""
            self.status.work = f"{progress.stage}: {progress.done:,}{of}"
