"""Free memory goes back to the system."""

from __future__ import annotations

import gc
import os
import platform
import re
import subprocess
import sys
import weakref
from threading import current_thread

import pytest

from benchmarks.tally import written
from kz_tui.pipeline.garbage import set_aside
from kz_tui.ui import heap
from kz_tui.ui.heap import give_back, tidy
from kz_tui.ui.screens import changing
from tests.ui.driver import running

GNU = pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other C libraries do without")
MANY = 300
"""Articles that are much (`pipeline/garbage`)."""


@GNU
def test_what_is_free_between_other_things_is_given_back() -> None:
    things = [bytes(2000) for _ in range(20_000)]
    kept = things[::100]
    del things
    before = written(os.getpid())
    give_back()
    assert written(os.getpid()) < before - 30
    assert len(kept) == 200


_THREADS = """
import ctypes, threading
from kz_tui.ui.heap import share_heap
if {shared}:
    share_heap()
ctypes.CDLL(None).malloc_stats.restype = None
held = []
lock = threading.Barrier(4)
def take():
    held.append(bytes(5000))
    lock.wait()
several = [threading.Thread(target=take) for _ in range(3)]
for one in several:
    one.start()
lock.wait()
ctypes.CDLL(None).malloc_stats()
"""


@GNU
@pytest.mark.parametrize(("shared", "heaps"), [(True, 1), (False, 4)])
def test_threads_share_a_heap(shared: bool, heaps: int) -> None:
    code = _THREADS.format(shared=shared)
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stderr
    assert len(re.findall("^Arena", said, re.MULTILINE)) == heaps


class Ring:
    """Something that holds itself."""

    def __init__(self) -> None:
        self.itself = self


def set_aside_and_dropped() -> weakref.ref[Ring]:
    ring = Ring()
    set_aside(MANY)
    return weakref.ref(ring)


def test_what_was_set_aside_and_then_dropped_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heap, "_LITTLE", sys.maxsize)  # all the tests' modules are set aside too
    gone = set_aside_and_dropped()
    gc.collect()
    assert gone() is not None
    tidy(MANY)
    assert gone() is None


def test_with_few_articles_what_is_dropped_waits_for_nothing() -> None:
    ring = Ring()
    gone = weakref.ref(ring)
    set_aside(3)
    del ring
    gc.collect()
    assert gone() is None


def test_much_is_not_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    gone = set_aside_and_dropped()
    monkeypatch.setattr(heap, "_LITTLE", gc.get_freeze_count() - 1)
    tidy(MANY)
    assert gone() is not None
    monkeypatch.setattr(heap, "_LITTLE", sys.maxsize)
    tidy(MANY)
    assert gone() is None


async def test_the_program_tidies_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    tidied: list[str] = []
    monkeypatch.setattr(changing, "_TIDIED", 0.05)
    monkeypatch.setattr(heap, "tidy", lambda _: tidied.append(current_thread().name))
    async with running() as user:
        await user.until(lambda: len(tidied) > 1)
    assert {name.split("_")[0] for name in tidied} == {"keeper"}
