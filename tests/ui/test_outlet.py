"""What is written to a terminal that takes it, stands still, or is gone."""

from __future__ import annotations

import os
import pty
import signal
import time
from collections.abc import Callable, Iterator
from threading import Thread
from types import SimpleNamespace
from typing import Any

import pytest

from kz_tui.ui import driver
from kz_tui.ui.driver import Outlet, SteadyDriver

MORE_THAN_FITS = "x" * 100_000


class Pipe:
    """A terminal that takes what is read from it, and some 64 KiB more."""

    def __init__(self, *, blocking: bool) -> None:
        self.end, own = os.pipe()
        os.set_blocking(own, blocking)
        self._file = os.fdopen(own, "w", encoding="utf-8")
        self.outlet = Outlet(self._file)
        self.moved: list[bool] = []
        self.outlet.moved = lambda: self.moved.append(True)
        self.outlet.start()

    def read_until(self, last: str) -> str:
        """What was written, up to some last words."""
        read = ""
        while not read.endswith(last):
            read += os.read(self.end, 1 << 16).decode()
        return read

    def close(self) -> None:
        """Nothing is read any more."""
        if self.end >= 0:
            os.close(self.end)
            self.end = -1

    def stop(self) -> None:
        self.close()
        self.outlet.stop()
        self._file.close()


@pytest.fixture(params=[True, False], ids=["as usual", "not blocking"])
def pipe(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pipe]:
    monkeypatch.setattr(driver, "_PATIENCE", 0.5)
    pipe = Pipe(blocking=request.param)
    yield pipe
    pipe.stop()


def until(holds: Callable[[], bool]) -> None:
    for _ in range(1000):
        if holds():
            return
        time.sleep(0.01)
    raise AssertionError("it never holds")


def test_all_is_written_in_order(pipe: Pipe) -> None:
    texts = [f"{number} – Токаев\n" for number in range(1000)]
    for text in texts:
        pipe.outlet.write(text)
    assert pipe.read_until(texts[-1]) == "".join(texts)
    assert pipe.moved == []


def test_who_writes_waits_once_and_the_latest_is_kept(pipe: Pipe) -> None:
    pipe.outlet.write(MORE_THAN_FITS)
    until(lambda: pipe.outlet._queue.empty())
    for number in range(1000):
        pipe.outlet.write(f"{number};")
    pipe.outlet.write("the last")
    read = pipe.read_until("the last")
    assert read.startswith(MORE_THAN_FITS)
    numbers = read[len(MORE_THAN_FITS) :].split(";")
    assert numbers == [str(number) for number in range(971, 1000)] + ["the last"]
    until(lambda: pipe.moved == [True])


def test_a_terminal_that_is_gone_takes_everything(pipe: Pipe) -> None:
    pipe.close()
    for _ in range(100):
        pipe.outlet.write(MORE_THAN_FITS)
    until(lambda: pipe.outlet._queue.empty())
    assert pipe.outlet.is_alive()


def test_stopping_waits_for_what_is_left_but_not_for_ever(pipe: Pipe) -> None:
    pipe.outlet.write(MORE_THAN_FITS)
    pipe.outlet.stop()
    assert pipe.outlet.is_alive()
    pipe.read_until(MORE_THAN_FITS)
    pipe.outlet.join()
    assert not pipe.outlet.is_alive()


def test_a_program_is_told_of_a_hangup_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[object] = []
    monkeypatch.setattr(driver, "_PATIENCE", 0.05)
    monkeypatch.setattr(os, "kill", lambda _, number: said.append(number))  # it is lost
    outer, inner = pty.openpty()
    steady: Any = SteadyDriver.__new__(SteadyDriver)
    steady.fileno = inner
    steady._app = SimpleNamespace(exit="exit")
    steady._loop = SimpleNamespace(call_soon_threadsafe=lambda *call: said.append(call))
    watch = Thread(target=steady._watch)
    watch.start()
    assert said == []
    os.close(outer)
    watch.join(10)
    os.close(inner)
    assert said == [signal.SIGHUP, ("exit", None, 129)]
