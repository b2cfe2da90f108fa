"""What was done and can be taken back, several steps, and done again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import NamedTuple

MOST = 1000
"""Steps that can be taken back."""

Step = Callable[[], Awaitable[None]]


class Deed(NamedTuple):
    """Something that was done, in words ("marked"), and how it is taken back and done again.

    Either may raise `CannotUndoError`.
    """

    words: str
    undo: Step
    redo: Step


class CannotUndoError(Exception):
    """A deed cannot be taken back or done again; the message says why."""


class Deeds(NamedTuple):
    """What was done and what was taken back, the last one last. Moves make others."""

    done: tuple[Deed, ...] = ()
    undone: tuple[Deed, ...] = ()

    def did(self, deed: Deed) -> Deeds:
        """Something was done; what was taken back before cannot be done again.

        Nor can what lies too far back be taken back any more.
        """
        return Deeds((*self.done, deed)[-MOST:], ())

    def took_back(self) -> Deeds:
        """The last deed was taken back."""
        return Deeds(self.done[:-1], (*self.undone, self.done[-1]))

    def did_again(self) -> Deeds:
        """The last deed that was taken back was done again."""
        return Deeds((*self.done, self.undone[-1]), self.undone[:-1])

    def without_last(self) -> Deeds:
        """The last deed can no longer be taken back."""
        return Deeds(self.done[:-1], self.undone)

    def without_undone(self) -> Deeds:
        """The last deed that was taken back can no longer be done again."""
        return Deeds(self.done, self.undone[:-1])
