"""The way to the terminal: filtered, and as it has to be after a stop from outside."""

from __future__ import annotations

import os
import select
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from queue import Empty, Full
from threading import Thread
from typing import IO, TextIO, cast

from textual.drivers import linux_driver
from textual.drivers._writer_thread import WriterThread

from kz_tui.ui.wall import let_through

_PATIENCE = 2.0
"""Seconds after which a terminal that takes nothing stands still."""


class Outlet(WriterThread):
    """The thread that writes to the terminal; what the terminal does not take goes nowhere.

    Textual's own (8.2.8) ends with the first error, without a word. What comes after that fills a
    queue of 30 pieces, and whoever writes the next one waits for ever: a terminal that was closed
    while a frame was on its way left a program that never ended. One that stands still, such as a
    connection that hangs, held the program up, signals too.
    """

    moved: Callable[[], object] = staticmethod(lambda: None)
    """Called in this thread when a terminal that stood still, and has missed something, goes on."""

    def __init__(self, file: IO[str]) -> None:
        super().__init__(file)
        self._missed = False

    def write(self, text: str | None) -> None:
        """Have something written. Where the terminal stands still the latest is kept for it."""
        try:
            self._queue.put(text, timeout=0 if self._missed else _PATIENCE)
        except Full:
            self._missed = True
            with suppress(Empty, Full):  # it has gone on just now
                self._queue.get_nowait()
                self._queue.put_nowait(text)

    def run(self) -> None:
        """Write what comes, all that waits at once, until it is told to stop."""
        terminal: int | None = self._file.fileno()
        encoding = cast("TextIO", self._file).encoding
        going_on = True
        while going_on:
            texts = [self._queue.get()]
            with suppress(Empty):
                while texts[-1] is not None:
                    texts.append(self._queue.get_nowait())
            going_on = texts[-1] is not None
            data = "".join(filter(None, texts)).encode(encoding, "backslashreplace")
            try:
                if terminal is not None:
                    _send(terminal, data)
            except OSError:
                terminal = None  # it is closed
            if self._missed and going_on:
                self._missed = False
                self.moved()

    def stop(self) -> None:
        """Wait until all is written, as long as the terminal does not stand still."""
        self.write(None)
        self.join(_PATIENCE)


def _send(terminal: int, data: bytes) -> None:
    """Write all of it, holding no lock while the terminal takes it."""
    left = memoryview(data)
    while left:
        try:
            left = left[os.write(terminal, left) :]
        except BlockingIOError:  # another program has left it so
            select.select((), (terminal,), ())


linux_driver.WriterThread = Outlet  # type: ignore[attr-defined]


class SteadyDriver(linux_driver.LinuxDriver):
    """Comes back from any stop as from Ctrl+Z.

    Textual takes every SIGCONT for the end of a suspension it began. After a SIGSTOP from outside
    (`kill -STOP`, a debugger) it starts a second thread that reads keys beside the first: keys get
    lost, and the program never ends (Textual 8.2.8).

    It ends where its terminal does. Whoever has no controlling terminal (a pty without a session of
    its own) is sent no SIGHUP, and Textual goes on reading from the end of the input, as fast as it
    can.
    """

    _away = False
    _watched = False
    _signals = 0

    def start_application_mode(self) -> None:
        """Take the terminal."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        assert isinstance(self._writer_thread, Outlet)
        self._writer_thread.moved = partial(self._app.call_later, self._app.refresh)
        if not self._watched:
            self._watched = True
            Thread(target=self._watch, name="terminal", daemon=True).start()

    def _watch(self) -> None:
        """Sleep until the terminal is gone."""
        poll = select.poll()
        poll.register(self.fileno, 0)  # a hangup is told unasked
        gone = select.POLLHUP | select.POLLERR
        if any(event & gone for _, event in poll.poll()):
            os.kill(os.getpid(), signal.SIGHUP)
            time.sleep(_PATIENCE)
            # two programs had taken the terminal anew for the SIGCONT that the kernel sends along,
            # and were still running: the signal was lost, why is not known
            with suppress(RuntimeError):  # it has ended
                self._loop.call_soon_threadsafe(self._app.exit, None, 128 + signal.SIGHUP)

    def write(self, data: str) -> None:
        """Write what may go to the terminal."""
        super().write(let_through(data))

    def suspend_application_mode(self) -> None:
        """Leave the terminal as it was found."""
        self._away = True
        super().suspend_application_mode()

    def resume_application_mode(self) -> None:
        """Take the terminal again; the shell may have changed it meanwhile.

        This runs in a signal handler, and the next signal may come in the middle of it: then it is
        done once more, and never twice at a time, which would start two threads again.
        """
        self._signals += 1
        if self._signals > 1:
            return
        done = 0
        try:
            while done < self._signals:
                done = self._signals
                self._take_terminal()
        finally:
            self._signals = 0

    def _take_terminal(self) -> None:
        if not self._away:
            self.suspend_application_mode()
            self._must_signal_resume = True  # the app draws its screen again
        self._away = False
        super().resume_application_mode()
