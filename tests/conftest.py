"""What holds for every test."""

from __future__ import annotations

import os

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
