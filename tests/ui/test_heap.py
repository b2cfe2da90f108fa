"""Free memory goes back to the system."""

from __future__ import annotations

import gc
import os
import platform
import weakref
from threading import current_thread

import pytest

from benchmarks.tally import written
from kz_tui.ui import heap
from kz_tui.ui.heap import give_back, tidy
from kz_tui.ui.memory import set_aside
from kz_tui.ui.screens import changing
from tests.ui.driver import running


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


def set_aside_and_dropped() -> weakref.ref[Ring]:
    ring = Ring()
    set_aside()
    return weakref.ref(ring)


def test_what_was_set_aside_and_then_dropped_is_let_go() -> None:
    gone = set_aside_and_dropped()
    gc.collect()
    assert gone() is not None
    tidy()
    assert gone() is None


def test_much_is_not_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    gone = set_aside_and_dropped()
    monkeypatch.setattr(heap, "_LITTLE", gc.get_freeze_count() - 1)
    tidy()
    assert gone() is not None
    monkeypatch.undo()
    tidy()
    assert gone() is None


async def test_the_program_tidies_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    tidied: list[str] = []
    monkeypatch.setattr(changing, "_TIDIED", 0.05)
    monkeypatch.setattr(heap, "tidy", lambda: tidied.append(current_thread().name))
    async with running() as user:
        await user.until(lambda: len(tidied) > 1)
    assert {name.split("_")[0] for name in tidied} == {"keeper"}
