"""The endurance tests in short; `python -m tests.endurance.killed` and its neighbours run long."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.endurance.crowded import crowd
from tests.endurance.damaged import damage_often
from tests.endurance.failing import CannotCompileError, run_failing
from tests.endurance.killed import kill_often


def test_a_window_that_is_killed_loses_nothing_it_acknowledged(tmp_path: Path) -> None:
    tally = kill_often(tmp_path, 5)
    assert tally.acknowledged > 5
    assert (tally.times, tally.lost, tally.unreadable) == (5, 0, 0)


def test_damage_is_never_silently_wrong(tmp_path: Path) -> None:
    outcome = damage_often(tmp_path, 12)
    assert sum(outcome.values()) == 12
    assert not {"WRONG", "SILENTLY WRONG"} & outcome.keys()
    assert not outcome["did not last"]


def test_windows_that_write_at_once_keep_every_change(tmp_path: Path) -> None:
    found = crowd(tmp_path, 3, 20)
    assert not found.talk
    assert found.wished == found.acknowledged == found.found == found.counted == 60


def test_a_failing_disk_costs_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    try:
        done = run_failing(tmp_path, 1, 60, 12)
    except CannotCompileError as error:
        pytest.skip(str(error))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "refused: the disk is full" in done.stdout
