"""Free memory goes back to the system."""

from __future__ import annotations

import os
import platform

import pytest

from benchmarks.tally import written
from kz_tui.ui.heap import give_back


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other C libraries do without")
def test_what_is_free_between_other_things_is_given_back() -> None:
    things = [bytes(2000) for _ in range(20_000)]
    kept = things[::100]
    del things
    before = written(os.getpid())
    give_back()
    assert written(os.getpid()) < before - 30
    assert len(kept) == 200
