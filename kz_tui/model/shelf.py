"""Where rooms keep what they have worked out, without knowing of paths."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol


class Shelf(Protocol):
    """Bytes by key. Keys are of lower-case letters, digits and hyphens.

    What is taken off is read as it is used and never changes, whatever is put under its key later.
    Everything raises `OSError` if the place it stands for cannot be read or written.
    """

    def get(self, key: str) -> memoryview | None:
        """What lies under a key; None if there is nothing."""

    def put(self, key: str, parts: Iterable[bytes | memoryview]) -> None:
        """Keep these parts, one after the other, instead of what lay there: all or nothing."""

    def rest(self) -> None:
        """Give back memory for what was looked at and may not be needed again soon."""

    def drop(self, key: str) -> None:
        """Throw away what lies under a key, if anything does."""
