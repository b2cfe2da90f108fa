"""What holds for every test."""

from __future__ import annotations

import os
import sys
from itertools import count

import pytest
from hypothesis import HealthCheck, settings

# no test is timed: a slow machine must not fail one
settings.register_profile(
    "default",
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("deep", parent=settings.get_profile("default"), max_examples=20_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
if examples := os.environ.get("HYPOTHESIS_EXAMPLES"):  # tests/endurance/inputs
    settings.register_profile("many", parent=settings(), max_examples=int(examples))
    settings.load_profile("many")

_homes = count()


@pytest.fixture(autouse=True)
def no_home_of_the_users(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Settings, cache and data of a test are its own; nothing of the user's is read or written."""
    home = tmp_path_factory.getbasetemp() / f"home-{next(_homes)}"
    for kind in ("CACHE", "CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
    if sys.platform == "darwin":  # the folders lie in the home there
        monkeypatch.setenv("HOME", str(home))
