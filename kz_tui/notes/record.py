"""What is kept, in its plainest form: records, and the changes made to them."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Record(NamedTuple):
    """One thing that is kept, by kind and key. `value` is JSON, None once it was thrown away.

    `revision` counts all changes ever made; each has its own number.
    """

    kind: str
    key: str
    value: str | None
    revision: int = 0


class Write(NamedTuple):
    """A wish to change a record: `change` makes the new value of the one that stands there.

    It is asked with the value that stands when nobody else can write, so that of two windows that
    add to one record neither undoes the other.
    """

    kind: str
    key: str
    change: Callable[[str | None], str | None]


class Change(NamedTuple):
    """What a write did."""

    kind: str
    key: str
    before: str | None
    after: str | None

    @property
    def reverse(self) -> Change:
        """The change that takes this one back."""
        return Change(self.kind, self.key, self.after, self.before)


class NotKeptError(Exception):
    """A change was not made; the message says why."""


class ChangedMeanwhileError(Exception):
    """A change cannot be taken back: the record was changed again, perhaps in another window."""


def redo(change: Change) -> Write:
    """The write that makes a change again.

    It raises `ChangedMeanwhileError` where something else stands than stood before the change.
    """

    def again(value: str | None) -> str | None:
        if value != change.before:
            raise ChangedMeanwhileError
        return change.after

    return Write(change.kind, change.key, again)
