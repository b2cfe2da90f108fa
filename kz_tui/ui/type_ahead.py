"""Keys that come faster than they can be obeyed, one at a time."""

from __future__ import annotations

import asyncio
from collections import deque
from time import thread_time

from textual.app import App
from textual.events import Event, Key, Paste

_PATIENCE = 0.5
"""Seconds of the loop's own processor time to wait for what a key asks for, should other work never
leave a pause. On a busy machine what a key asks for takes as long as that on the clock."""


class TypeAhead:
    """Holds every key back until what the keys before it ask for is done.

    Textual looks for the command of a key as soon as it arrives, while those before it may still be
    on their way to a line that is typed in, and what these change on its way back: whoever filtered
    a list and decided on what was left, all typed at once, decided on somebody else (8.2.8).
    """

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._waiting: deque[Event] = deque()
        self._turn: Event | None = None
        self._at_work: asyncio.Task[None] | None = None

    def holds(self, event: Event) -> bool:
        """Whether an event is a key, or pasted text, that has to wait; it comes again in turn."""
        if not isinstance(event, Key | Paste) or event.is_forwarded or event is self._turn:
            return False
        if self._at_work is not None and not self._at_work.done():
            self._waiting.append(event)
            return True
        self._at_work = asyncio.create_task(self._serve())
        return False

    async def _serve(self) -> None:
        await _settled()
        while self._waiting:
            self._turn = self._waiting.popleft()
            self._app.post_message(self._turn)
            await _settled()


async def _settled() -> None:
    """Wait until the event loop has nothing left to do: no message is on its way to anybody.

    Nothing public of asyncio tells. To send a message after the key, through all widgets that it
    goes through and twice, takes 1 to 3 ms of a key's 30.
    """
    loop = asyncio.get_running_loop()
    end = thread_time() + _PATIENCE
    while thread_time() < end:
        await asyncio.sleep(0)
        if not getattr(loop, "_ready", ()):
            return
