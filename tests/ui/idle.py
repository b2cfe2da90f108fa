"""Tells when an app has done all that a key asks for.

Textual's pilot takes an app for idle when its process used little time in the last 20 ms. On a busy
machine one that waits for its turn looks the same, and a picture is taken too early; on an idle one
every key costs 60 ms. Here an app is idle when its event loop has nothing to do before the next
frame and nothing is at work in its threads.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
from concurrent.futures import Future, ThreadPoolExecutor
from time import process_time
from typing import Any

import pytest

_FRAME = 1 / 50
"""What comes within a frame is waited for; a cursor that blinks later is not."""
_MOMENT = 0.001
"""Seconds between two looks."""
_STILL = _FRAME / 20
"""Seconds of work in a frame below which threads are taken to be waiting for something."""

_at_work: set[Future[Any]] = set()


async def until_idle(_least: float = 0, most: float = 1) -> None:
    """Wait until the app is idle, or `most` seconds. In place of Textual's `wait_for_idle`."""
    loop = asyncio.get_running_loop()
    end = loop.time() + most
    while (now := loop.time()) < end:
        await asyncio.sleep(_MOMENT)  # and not 0: the app waits for a pause of the loop as well
        if loop._ready:  # type: ignore[attr-defined]
            continue
        timers = loop._scheduled  # type: ignore[attr-defined]
        soon = min((one.when() for one in timers if not one.cancelled()), default=end)
        if soon <= now + _FRAME:
            await asyncio.sleep(max(soon - now, 0))
        elif _at_work:
            before = process_time()
            await asyncio.sleep(_FRAME)
            if process_time() - before < _STILL:
                return
        else:
            return


def use(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait in this way wherever Textual's pilot waits."""
    submit = ThreadPoolExecutor.submit

    def submit_counted(self: ThreadPoolExecutor, *args: Any, **more: Any) -> Future[Any]:
        job = submit(self, *args, **more)
        _at_work.add(job)
        job.add_done_callback(_at_work.discard)
        return job

    monkeypatch.setattr(concurrent.futures.ThreadPoolExecutor, "submit", submit_counted)
    for user in ("app", "pilot"):
        monkeypatch.setattr(f"textual.{user}.wait_for_idle", until_idle)
