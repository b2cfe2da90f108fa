"""What holds for every test of the interface."""

from __future__ import annotations

import pytest

from tests.ui import idle


@pytest.fixture(autouse=True)
def waits_until_idle(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys take as long as the app needs for them, however busy the machine is."""
    idle.use(monkeypatch)
