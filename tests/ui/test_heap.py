"""Free memory goes back to the system."""

from __future__ import annotations

import gc
import os
import platform
import weakref
from types import SimpleNamespace

import pytest

from benchmarks.tally import written
from kz_tui.ui import heap
from kz_tui.ui.heap import Tidying, give_back
from kz_tui.ui.memory import set_aside


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other C libraries do without")
def test_what_is_free_between_other_things_is_given_back() -> None:
    things = [bytes(2000) for _ in range(20_000)]
    kept = things[::100]
    del things
    before = written(os.getpid())
    give_back()
    assert written(os.getpid()) < before - 30
    assert len(kept) == 200


class Ring:
    """Something that holds itself."""

    def __init__(self) -> None:
        self.itself = self


def test_what_was_set_aside_and_then_dropped_is_let_go() -> None:
    ring = Ring()
    gone = weakref.ref(ring)
    tidying = Tidying()
    set_aside()
    del ring
    gc.collect()
    assert gone() is not None
    tidying.tidy()
    assert gone() is None


def test_what_takes_long_is_not_done_again_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    moment, looked = [0.0], []

    def look() -> None:
        looked.append(moment[0])
        moment[0] += 1.0

    monkeypatch.setattr(heap, "look_through", look)
    monkeypatch.setattr(heap, "time", SimpleNamespace(monotonic=lambda: moment[0]))
    tidying = Tidying()
    for minute in range(20):
        moment[0] = max(moment[0], 60.0 * minute)
        tidying.tidy()
    assert looked == [0.0, 540.0, 1080.0]
