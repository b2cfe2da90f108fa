"""The steps on a page: from one mention, hit or note to the next."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from kz_tui.ui.widgets.marked_page import MarkedPage, plain


class SteppingPage(MarkedPage):
    """A marked page on which one goes from one thing to the next."""

    def next_mention(self, direction: int) -> bool:
        """Go to the next or previous mention; False if there is none in that direction.

        From a hit inside a mention, the next one is that mention itself.
        """
        starts = [self.mentions[number].span.start for number in self.stops]
        if self.current is None:
            around = (self.mentions[number].span for number in self.stops)
            holding = (span.start for span in around if span.start < self._caret < span.end)
            self._caret = next(holding, self._caret)
        stop = self._following(starts, direction, passed=self.current is not None)
        if not 0 <= stop < len(starts):
            return False
        self.go_to_mention(self.stops[stop])
        self.post_message(self.Moved(f"mention {stop + 1:,} of {len(starts):,}"))
        return True

    def find_match(self, offset: int) -> bool:
        """Go to the first hit from a place on, or from the beginning; False if there is none."""
        starts = [span.start for span in self.reading.matches]
        if not starts:
            self.set_current(-1)
            return False
        self.go_to_match(bisect_left(starts, offset) % len(starts))
        return True

    def next_match(self, direction: int) -> bool:
        """Go to the next or previous hit; False if there is none in that direction."""
        starts = [span.start for span in self.reading.matches]
        passed = self.overlay.current_hit is not None
        number = self._following(starts, direction, passed=passed)
        if not 0 <= number < len(starts):
            return False
        self.go_to_match(number)
        return True

    def next_note(self, direction: int) -> bool:
        """Go to the next or previous note; False if there is none in that direction."""
        starts = [placed.found.span.start for placed in self._placed]
        number = self._following(starts, direction, passed=self._caret in starts)
        if not 0 <= number < len(starts):
            return False
        self.go_to_note(number)
        self.post_message(self.Moved(f"note {number + 1:,} of {len(starts):,}"))
        return True

    def _following(self, starts: Sequence[int], direction: int, *, passed: bool) -> int:
        """The number of the next start; `passed` tells that the one at the caret was gone to.

        Steps go on from the last place gone to while it is in view, else from what is in view.
        """
        place = self._caret
        if not self._caret_in_view():
            row = self.scroll_offset.y + (0 if direction > 0 else self.lines_visible)
            place = plain(self.layout_rows.offset_of(row), self.reading)
            passed = False
        if direction < 0:
            return bisect_left(starts, place) - 1
        return bisect_right(starts, place) if passed else bisect_left(starts, place)
