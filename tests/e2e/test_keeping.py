"""What the user adds, on a real terminal, through a kill and a quick end."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.e2e
READY = "IN THIS ARTICLE"


def test_what_the_screen_showed_as_done_outlives_a_kill(program: list[str]) -> None:
    with Terminal(program) as terminal:
        terminal.wait_for(READY)
        terminal.press("m")
        terminal.wait_for("◆")
        terminal.press("enter", "a", "wer war das", "enter")
        terminal.wait_for("† wer war das")
        os.kill(terminal.pid, signal.SIGKILL)
        assert terminal.wait_for_exit() == -signal.SIGKILL
    with Terminal(program) as terminal:
        terminal.wait_for("◆†")
        terminal.press("B")
        terminal.wait_for("Marks and notes  2")
        terminal.press("down", "enter")
        terminal.wait_for("† wer war das")


def test_a_change_typed_just_before_the_end_is_kept(program: list[str]) -> None:
    with Terminal(program) as terminal:
        terminal.wait_for(READY)
        terminal.send("mQ")
        assert terminal.wait_for_exit() == 0
    with Terminal(program) as terminal:
        terminal.wait_for("◆")


def test_a_home_that_is_no_folder_is_said_and_reading_goes_on(
    program: list[str], tmp_path: Path
) -> None:
    (tmp_path / "home").write_text("in the way")
    with Terminal(program, env={"XDG_DATA_HOME": str(tmp_path / "home")}) as terminal:
        terminal.wait_for("not kept beyond this session")
        terminal.press("m")
        terminal.wait_for("marked (for this session only)")
        terminal.press("Q")
        assert terminal.wait_for_exit() == 0
