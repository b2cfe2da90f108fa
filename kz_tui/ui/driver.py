"""The way to the terminal: filtered, and as it has to be after a stop from outside."""

from __future__ import annotations

import os
import select
import signal
from collections.abc import Callable
from functools import partial
from threading import Thread
from typing import IO

from textual.drivers.linux_driver import LinuxDriver

from kz_tui.ui.wall import let_through


class Outlet:
    """The terminal as a file; when the terminal is gone, what is written goes nowhere.

    Textual writes in a thread, which an error ends without a word. What comes after it fills a
    queue of 30 pieces, and whoever writes the next one waits for ever: a terminal that was closed
    while a frame was on its way left a program that never ended (Textual 8.2.8).
    """

    def __init__(self, terminal: IO[str]) -> None:
        self._terminal = terminal
        self._open = True

    def write(self, text: str) -> None:
        """Write, as long as there is a terminal."""
        self._try(partial(self._terminal.write, text))

    def flush(self) -> None:
        """Send what was written, as long as there is a terminal."""
        self._try(self._terminal.flush)

    def _try(self, deed: Callable[[], object]) -> None:
        if self._open:
            try:
                deed()
            except OSError:
                self._open = False

    def fileno(self) -> int:
        """The descriptor of the terminal."""
        return self._terminal.fileno()


class SteadyDriver(LinuxDriver):
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
        if self._file is not None and not isinstance(self._file, Outlet):
            self._file = Outlet(self._file)  # type: ignore[assignment]
        super().start_application_mode()  # type: ignore[no-untyped-call]
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
