"""A terminal of our own: a program on a pty, its screen read through pyte.

Everything the program writes is kept with the time it came, so that a screen can be rebuilt for
any moment; nothing is parsed while a program is timed.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import TracebackType

import pyte

_ANSWERS = (
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),  # synchronised output: known
    (re.compile(rb"\x1b\[\?2048\$p"), b"\x1b[?2048;0$y"),  # in-band resize: not known
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;22c"),
    (re.compile(rb"\x1b\[\?u"), b"\x1b[?0u"),
)
# what pyte would print instead of obeying
_UNREAD = re.compile(
    rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\x1bP.*?\x1b\\|\x1b\[[0-9;]*[tq]", re.DOTALL
)

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "backspace": "\x7f",
    "tab": "\t",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "ctrl+u": "\x15",
    "ctrl+f": "\x06",
    "ctrl+c": "\x03",
}


class Terminal:
    """Runs a program on a pty of `columns` × `rows` cells. A context manager."""

    def __init__(
        self,
        argv: Sequence[str],
        *,
        columns: int = 120,
        rows: int = 36,
        env: Mapping[str, str] | None = None,
        stdin: int | None = None,
        cwd: str | None = None,
    ) -> None:
        self.columns, self.rows = columns, rows
        self.log: list[tuple[int, bytes]] = []
        environment = {
            **os.environ,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            **(env or {}),
        }
        self.started = time.perf_counter_ns()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            self._become(argv, environment, stdin, cwd)
        self.status: int | None = None
        self._size()
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._fed = 0

    def _become(
        self, argv: Sequence[str], environment: dict[str, str], stdin: int | None, cwd: str | None
    ) -> None:
        try:
            fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", self.rows, self.columns, 0, 0))
            if stdin is not None:
                os.dup2(stdin, 0)
            if cwd is not None:
                os.chdir(cwd)
            os.execvpe(argv[0], list(argv), environment)
        finally:
            os._exit(127)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the program, if it still runs, and the pty."""
        if self.status is None:
            try:
                os.kill(self.pid, signal.SIGKILL)
                _, self.status = os.waitpid(self.pid, 0)
            except (ProcessLookupError, ChildProcessError):
                self.status = -1
        if self.fd >= 0:
            os.close(self.fd)
            self.fd = -1

    def _size(self) -> None:
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", self.rows, self.columns, 0, 0))

    def resize(self, columns: int, rows: int) -> None:
        """Change the size; the program is told."""
        self.columns, self.rows = columns, rows
        self._screen.resize(rows, columns)
        self._size()
        os.kill(self.pid, signal.SIGWINCH)

    def pump(self, timeout: float) -> bytes | None:
        """Read what the program wrote; None if nothing came in time or it is gone."""
        ready, _, _ = select.select([self.fd], [], [], timeout)
        if not ready:
            return None
        try:
            data = os.read(self.fd, 1 << 16)
        except OSError:  # the other side is closed
            return None
        if not data:
            return None
        self.log.append((time.perf_counter_ns(), data))
        for question, answer in _ANSWERS:
            if question.search(data):
                os.write(self.fd, answer)
        return data

    def send(self, text: str) -> int:
        """Type some text; returns the moment, in nanoseconds."""
        moment = time.perf_counter_ns()
        os.write(self.fd, text.encode())
        return moment

    def press(self, *keys: str) -> None:
        """Press keys by name, one after the other."""
        for key in keys:
            self.send(KEYS.get(key, key))
            self.settle()

    def settle(self, quiet: float = 0.15, limit: float = 10.0) -> None:
        """Wait until the program has been quiet for a moment."""
        end = time.perf_counter() + limit
        while time.perf_counter() < end and self.pump(quiet) is not None:
            pass

    @property
    def display(self) -> str:
        """The screen as it is now."""
        for _ in self.news():
            pass
        return "\n".join(line.rstrip() for line in self._screen.display)

    def news(self) -> Iterator[int]:
        """Take in every piece that was not yet, one at a time, with the moment it came."""
        while self._fed < len(self.log):
            moment, data = self.log[self._fed]
            self._stream.feed(_UNREAD.sub(b"", data))
            self._fed += 1
            yield moment

    @property
    def cells(self) -> list[list[object]]:
        """The characters on the screen with their colours, line by line, as far as taken in."""
        buffer = self._screen.buffer
        return [[buffer[y][x] for x in range(self.columns)] for y in range(self.rows)]

    def wait_for(self, wanted: str | Callable[[str], bool], limit: float = 30.0) -> str:
        """Wait until the screen shows something; returns it. Fails with the screen as it is."""
        shows = wanted if callable(wanted) else lambda display: wanted in display
        end = time.perf_counter() + limit
        while time.perf_counter() < end:
            if self._frame_is_whole() and shows(self.display):
                return self.display
            self.pump(0.1)
        raise AssertionError(f"waited {limit} s for {wanted!r}; the screen:\n{self.display}")

    def _frame_is_whole(self) -> bool:
        """Whether no synchronised update is half read."""
        for _, data in reversed(self.log):
            begun, done = data.rfind(b"\x1b[?2026h"), data.rfind(b"\x1b[?2026l")
            if begun != done:
                return done > begun
        return True

    def wait_for_exit(self, limit: float = 20.0) -> int:
        """Wait until the program has ended; returns its exit code, minus the signal if killed."""
        end = time.perf_counter() + limit
        while time.perf_counter() < end:
            self.pump(0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                while self.pump(0.05):
                    pass
                self.status = status
                return os.waitstatus_to_exitcode(status)
        raise AssertionError(f"still running after {limit} s; the screen:\n{self.display}")

    def hang_up(self, limit: float = 20.0) -> int:
        """Close the terminal under the program; returns its exit code, minus the signal."""
        os.close(self.fd)
        self.fd = -1
        return self.wait_unread(limit)

    def wait_unread(self, limit: float = 20.0) -> int:
        """Wait until the program has ended, reading nothing; returns as `wait_for_exit` does."""
        end = time.perf_counter() + limit
        while time.perf_counter() < end:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = status
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.05)
        raise AssertionError(f"still running after {limit} s")

    def wait_for_stop(self, limit: float = 20.0) -> None:
        """Wait until the program is suspended."""
        end = time.perf_counter() + limit
        while time.perf_counter() < end:
            self.pump(0.05)  # it stops only when what it wrote is read
            pid, status = os.waitpid(self.pid, os.WNOHANG | os.WUNTRACED)
            if pid and os.WIFSTOPPED(status):
                self.settle()
                return
        raise AssertionError(f"not suspended after {limit} s; the screen:\n{self.display}")

    @property
    def written(self) -> bytes:
        """Every byte the program wrote."""
        return b"".join(data for _, data in self.log)

    def forget(self, but: int = 100) -> None:
        """Forget what was written but for the last pieces, from which the screen is made anew."""
        del self.log[:-but]
        self._screen.reset()
        self._fed = 0

    def replay(self) -> Iterator[tuple[int, str]]:
        """The screen after every piece the program wrote, with its moment in nanoseconds."""
        screen = pyte.Screen(self.columns, self.rows)
        stream = pyte.ByteStream(screen)
        for moment, data in self.log:
            stream.feed(_UNREAD.sub(b"", data))
            yield moment, "\n".join(screen.display)
