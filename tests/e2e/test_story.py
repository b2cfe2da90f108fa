"""The story, on the installed program."""

from __future__ import annotations

import os
import subprocess
import time
import uuid
from collections.abc import Callable, Iterator
from typing import Self

import pytest

from tests.e2e.story import play
from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.e2e

_TMUX_KEYS = {"enter": "Enter", "backspace": "BSpace", "escape": "Escape"}


def test_the_story_on_a_pty(program: list[str]) -> None:
    with Terminal(program, columns=120, rows=36) as terminal:
        play(terminal)
        terminal.press("Q")
        assert terminal.wait_for_exit() == 0


def test_keys_typed_ahead_are_not_lost(program: list[str]) -> None:
    with Terminal(program, columns=120, rows=36) as terminal:
        terminal.wait_for("IN THIS ARTICLE")
        terminal.send("/Tokaev almati")
        terminal.wait_for("almati = Almaty")
        terminal.send("\x1b")
        terminal.settle()
        terminal.send("PWladimir Putin")
        terminal.wait_for("  Wladimir Putin")


class Tmux:
    """The program in a tmux of its own, 120 × 36."""

    def __init__(self, tmux: str, program: list[str]) -> None:
        self._tmux = [tmux, "-L", f"kz-{uuid.uuid4().hex[:8]}", "-f", "/dev/null"]
        self._program = program

    def __enter__(self) -> Self:
        size = ["-x", "120", "-y", "36"]
        self._run("new-session", "-d", *size, *self._program)
        return self

    def __exit__(self, *_: object) -> None:
        subprocess.run([*self._tmux, "kill-server"], check=False, capture_output=True)

    def _run(self, *arguments: str) -> str:
        # an environment of its own: readline, which pytest loads, leaves COLUMNS=80 behind
        done = subprocess.run(
            [*self._tmux, *arguments], check=True, capture_output=True, env=dict(os.environ)
        )
        return done.stdout.decode("utf-8", "replace")

    def press(self, *keys: str) -> None:
        for key in keys:
            if key in _TMUX_KEYS:
                self._run("send-keys", _TMUX_KEYS[key])
            else:
                self._run("send-keys", "-l", key)
            self._settle()

    def _screens(self) -> Iterator[str]:
        """The screen, again and again, until the deadline."""
        end = time.monotonic() + 30
        while time.monotonic() < end:
            yield self._run("capture-pane", "-p")

    def _settle(self) -> None:
        """Wait until two looks in a row see the same."""
        last = ""
        for screen in self._screens():
            if screen == last:
                return
            last = screen

    def wait_for(self, wanted: str | Callable[[str], bool]) -> str:
        shows = wanted if callable(wanted) else lambda display: wanted in display
        last = screen = ""
        for screen in self._screens():
            if screen == last and shows(screen):  # not in the middle of a frame
                return screen
            last = screen
        raise AssertionError(f"waited for {wanted!r}; the screen:\n{screen}")


def test_the_story_in_tmux(program: list[str], tmux: str) -> None:
    with Tmux(tmux, program) as terminal:
        play(terminal)
