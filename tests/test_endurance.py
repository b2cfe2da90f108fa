"""The endurance commands, for a short while."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from tests.endurance.cache import Dossier, damaged, failing, killed
from tests.endurance.inputs import try_properties
from tests.endurance.random_keys import ALL, WRITTEN, Outcome, Sample, make_files, play


@pytest.fixture
def dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    monkeypatch.setenv("XDG_CACHE_HOME", os.environ["XDG_CACHE_HOME"])  # put back afterwards
    return Dossier(tmp_path)


def test_a_damaged_cache_gives_no_wrong_answer(dossier: Dossier) -> None:
    assert damaged(dossier, 12, random.Random(5)).total() == 12


def test_a_killed_program_leaves_a_cache_of_use(dossier: Dossier) -> None:
    outcome = killed(dossier, 2, random.Random(1))
    assert outcome.total() >= 2


def test_a_failing_disk_gives_no_wrong_answer(dossier: Dossier) -> None:
    assert failing(dossier, 3)["rounds"] == 24


def test_random_keys_raise_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    folder = tmp_path / "dossier"
    folder.mkdir()
    make_files(folder)
    outcome = play(folder, 600, random.Random(2), most=120)
    assert outcome.pressed == 120
    assert outcome.growth(600, WRITTEN) is None  # nobody lived for long enough


def test_memory_that_grows_is_told() -> None:
    slow = [Sample(moment, 60 + moment / 100, 90, 0) for moment in range(600)]
    early = [Sample(moment, 60 + min(moment, 60), 90, 0) for moment in range(600)]
    short = [Sample(moment, 1 + moment, 90, 0) for moment in range(100)]
    assert Outcome(1, [early, short]).growth(600, WRITTEN) == 0
    assert Outcome(1, [slow, early, short]).growth(600, ALL) == 0
    assert Outcome(1, [slow, early, short]).growth(600, WRITTEN) == pytest.approx(0.088, abs=0.001)


def test_made_up_inputs_are_tried(capfd: pytest.CaptureFixture[str]) -> None:
    assert try_properties(("text/test_clean.py",), 20) == 0
    assert "6 properties, 20 examples each: 120 passed, 0 failed" in capfd.readouterr().out
