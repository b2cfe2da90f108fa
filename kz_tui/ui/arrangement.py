"""Which parts of the reading screen are seen, by its size and by what one is doing."""

from __future__ import annotations

from typing import NamedTuple

LEAST_COLUMNS, LEAST_ROWS = 40, 8
"""A smaller terminal shows nothing but that it is too small."""
TWO_PANES, THREE_PANES = 80, 120
"""Columns from which two and three panes stand side by side."""

BREAKPOINTS = [(0, "-narrow"), (TWO_PANES, "-mid"), (THREE_PANES, "-wide")]
"""The class that a screen has from so many columns on."""

PANES = ("list", "reader", "panel")


class Arrangement(NamedTuple):
    """What decides: the size of the screen, the pane one is in, and what was opened or closed.

    `with_panel` tells that the panel was opened where it lies over the list, `zen` that only the
    text is wanted.
    """

    columns: int
    rows: int
    pane: str = "list"
    with_panel: bool = False
    zen: bool = False

    @property
    def too_small(self) -> bool:
        """Whether there is no room to read in."""
        return self.columns < LEAST_COLUMNS or self.rows < LEAST_ROWS

    @property
    def in_turns(self) -> bool:
        """Whether panes take turns."""
        return self.columns < TWO_PANES

    @property
    def panes(self) -> tuple[str, ...]:
        """The panes on screen, from left to right."""
        if self.too_small:
            return ()
        if self.in_turns:
            return (self.pane,)
        if self.zen:
            return ("reader", "panel") if self.with_panel else ("reader",)
        if self.columns >= THREE_PANES:
            return PANES
        return PANES if self.with_panel else PANES[:2]

    @property
    def bars(self) -> bool:
        """Whether the search bar and the status line are on screen."""
        return not self.zen and not self.too_small

    @property
    def reachable(self) -> tuple[str, ...]:
        """The panes Tab goes through."""
        return PANES if self.in_turns and not self.zen else self.panes
