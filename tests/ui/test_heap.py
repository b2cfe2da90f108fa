"""Threads share a heap, and free memory goes back to the system."""

from __future__ import annotations

import os
import platform
import subprocess
import sys

import pytest

from benchmarks.tally import written
from kz_tui.ui.heap import give_back

pytestmark = pytest.mark.skipif(
    platform.libc_ver()[0] != "glibc", reason="other C libraries do without"
)

_THREADS = """
from threading import Barrier, Thread
import psutil
from kz_tui.ui import heap
heap.{0}()
here, before = Barrier(9), psutil.Process().memory_info().vms
def work():
    made = [bytes(2000) for _ in range(100)]
    here.wait()
    here.wait()
for _ in range(8):
    Thread(target=work).start()
here.wait()
print(psutil.Process().memory_info().vms - before >> 20)
here.wait()
"""
"""Prints how many MB of addresses eight threads take that are all at work at once."""


def test_what_is_free_between_other_things_is_given_back() -> None:
    things = [bytes(2000) for _ in range(20_000)]
    kept = things[::100]
    del things
    before = written(os.getpid())
    give_back()
    assert written(os.getpid()) < before - 30
    assert len(kept) == 200


def test_threads_share_a_heap() -> None:
    taken = {}
    for deed in ("share", "give_back"):
        done = subprocess.run(
            [sys.executable, "-c", _THREADS.format(deed)],
            check=True,
            capture_output=True,
            text=True,
        )
        taken[deed] = int(done.stdout)
    assert taken["share"] < taken["give_back"] - 8 * 60
