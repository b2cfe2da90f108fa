"""What the work in the background reports."""

from __future__ import annotations

from textual.message import Message

from kz_tui.library import Library
from kz_tui.model.decision import Kept
from kz_tui.pipeline.steps import Progress, Remark


class LibraryReady(Message):
    """The dossier has come a step further."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library


class Remarked(Message):
    """Something is to be told: what went wrong and costs less than the work, or what came of it."""

    def __init__(self, remark: Remark) -> None:
        super().__init__()
        self.remark = remark


class WorkProgressed(Message):
    """Work has come further; None when all is done."""

    def __init__(self, progress: Progress | None) -> None:
        super().__init__()
        self.progress = progress

    def can_replace(self, message: Message) -> bool:
        """Only the last of a flood counts."""
        return isinstance(message, WorkProgressed)


class DecisionsWritten(Message):
    """Somebody has written where the user's decisions are kept; perhaps this window itself."""


class DecisionsRead(Message):
    """The user's decisions were read; what of them could not be is among the problems."""

    def __init__(self, kept: Kept) -> None:
        super().__init__()
        self.kept = kept
