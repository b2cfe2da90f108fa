"""The way back from a cleaned text to the raw text it came from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from kz_tui.model.span import Span


class Edit(NamedTuple):
    """One change made by cleaning: clean `[start, end)` stands where `raw` stood.

    `raw_start` is the offset of `raw` in the raw text. A removed stretch has
    `start == end`.
    """

    start: int
    end: int
    raw_start: int
    raw: str

    @property
    def raw_end(self) -> int:
        """The raw offset just after the replaced stretch."""
        return self.raw_start + len(self.raw)


class SourceMap(NamedTuple):
    """All edits of one text, in order and without overlap; empty where nothing was changed."""

    edits: tuple[Edit, ...] = ()

    def raw_text(self, text: str) -> str:
        """Rebuild the raw text from the cleaned one."""
        if not self.edits:
            return text
        parts: list[str] = []
        done = 0
        for edit in self.edits:
            parts += (text[done : edit.start], edit.raw)
            done = edit.end
        parts.append(text[done:])
        return "".join(parts)

    def to_raw(self, span: Span) -> Span:
        """The raw range behind a clean one.

        What was removed right before or after the span stays outside; a span that cuts
        through a replacement takes the whole of it in.
        """
        if not self.edits:
            return span
        start = self._raw_start(span.start)
        return Span(start, max(start, self._raw_end(span.end)))

    def from_raw(self, offset: int) -> int:
        """The clean offset at which the raw character at `offset` is shown."""
        number = bisect_right(self.edits, offset, key=lambda edit: edit.raw_start) - 1
        if number < 0:
            return offset
        edit = self.edits[number]
        if offset < edit.raw_end:
            return edit.start
        return edit.end + offset - edit.raw_end

    def _raw_start(self, offset: int) -> int:
        # the last edit that begins at or before the offset; removals at the offset are skipped
        number = bisect_right(self.edits, offset, key=lambda edit: edit.start) - 1
        if number < 0:
            return offset
        edit = self.edits[number]
        if offset < edit.end:
            return edit.raw_start
        return edit.raw_end + offset - edit.end

    def _raw_end(self, offset: int) -> int:
        # the last edit that begins before the offset; removals at the offset are left out
        number = bisect_left(self.edits, offset, key=lambda edit: edit.start) - 1
        if number < 0:
            return offset
        edit = self.edits[number]
        if offset <= edit.end:
            return edit.raw_end
        return edit.raw_end + offset - edit.end


UNCHANGED = SourceMap()
"""The map of a text that cleaning left as it was."""
