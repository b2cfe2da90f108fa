"""Keys that come faster than they can be obeyed, one at a time."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Sequence
from contextlib import suppress

from textual.app import App
from textual.events import Event, Key, Paste
from textual.message_pump import MessagePump

_PATIENCE = 0.5
"""Seconds to wait for what a key asks for, should a widget be busy with something else."""
_ROUNDS = 5


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
        await self._settle()
        while self._waiting:
            self._turn = self._waiting.popleft()
            self._app.post_message(self._turn)
            await self._settle()

    async def _settle(self) -> None:
        """Wait until all have done what there was for them to do, at most for a moment.

        A key goes to the widget that has the focus and back to the app, by way of all between; what
        it changes there, in a second round. Where there is another widget or view then, it has yet
        to take in what it was told.
        """
        with suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE):
                known, rounds = self._stage(), 0
                while rounds < _ROUNDS:
                    for pump in (self._app, *self._stage(), self._app):
                        await _reached(pump)
                    rounds += 1
                    before, known = known, self._stage()
                    if rounds > 1 and known == before:
                        return

    def _stage(self) -> Sequence[MessagePump]:
        """The widgets that a key goes to, one after the other."""
        if not self._app.screen_stack:
            return []
        screen = self._app.screen
        return (screen.focused or screen).ancestors_with_self[:-1]


async def _reached(pump: MessagePump) -> None:
    """Wait until a widget has come to what it is told now."""
    done = asyncio.Event()
    if pump.call_later(done.set):
        await done.wait()
