"""Where the installed program is found."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def program() -> list[str]:
    """The installed `kz-reader`, or the package of the clone where it is not installed."""
    beside = Path(sys.executable).with_name("kz-reader")
    if beside.exists():
        return [str(beside)]
    return [sys.executable, "-m", "kz_tui"]


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings of the user's, and the package of this clone."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    root = Path(__file__).parents[2]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, [str(root)])))
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def tmux() -> str:
    """The tmux program; the test is skipped where there is none, which KZ_TMUX=required forbids."""
    found = shutil.which("tmux")
    if found is None:
        if os.environ.get("KZ_TMUX") == "required":
            pytest.fail("tmux is required here and is not installed")
        pytest.skip("tmux is not installed")
    return found
