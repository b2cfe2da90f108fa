"""A view over the reading screen, which is left once however fast the keys come."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

T = TypeVar("T")


class View(ModalScreen[T]):
    """A screen over the reading screen.

    Two keys may arrive before the first of them has closed it. Textual would close what lies under
    it with the second one, and ends the program if nothing does (8.2.8).
    """

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Leave this view with a result; nothing happens if it has been left, or is covered."""
        if self.app.screen is not self:
            return AwaitComplete()
        return super().dismiss(result)
