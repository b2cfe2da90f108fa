"""What lies over the text of a page: mentions, hits, evidence, each a layer of spans."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from kz_tui.model.span import Span


class Layer:
    """Spans that may overlap, found again by the range they touch."""

    def __init__(self, spans: Sequence[Span] = ()) -> None:
        self.spans = sorted(spans)
        self._starts = [span.start for span in self.spans]
        self._longest = max(map(len, self.spans), default=0)

    def touching(self, start: int, end: int) -> Iterator[tuple[int, Span]]:
        """The spans that share a character with `[start, end)`, each with its number."""
        number = bisect_left(self._starts, start - self._longest)
        while number < len(self.spans) and self._starts[number] < end:
            span = self.spans[number]
            if span.end > start:
                yield number, span
            number += 1


EMPTY_LAYER = Layer()


class Stretch(NamedTuple):
    """A stretch of a row drawn alike: its roles from the lowest up, and the mention it is in.

    `label` is drawn in its place if there is one, and is as long as the stretch.
    """

    start: int
    end: int
    roles: tuple[str, ...]
    mention: int
    label: str = ""


class Overlay(NamedTuple):
    """All that lies over a page, from the lowest up; notes lie under the rest.

    `mention_roles` gives the role of each mention by its number in `mentions`; `current` and
    `hover` are such numbers, -1 for none. `labels` are letters written over the text, by offset.
    """

    mentions: Layer = EMPTY_LAYER
    mention_roles: Sequence[str] = ()
    evidence: Layer = EMPTY_LAYER
    hits: Layer = EMPTY_LAYER
    current_hit: Span | None = None
    current: int = -1
    hover: int = -1
    labels: Mapping[int, str] = MappingProxyType({})
    notes: Layer = EMPTY_LAYER

    def stretches(self, start: int, end: int) -> Iterator[Stretch]:
        """Cut the range `[start, end)` of the text where what lies over it changes."""
        mentions = list(self.mentions.touching(start, end))
        evidence = [span for _, span in self.evidence.touching(start, end)]
        hits = [span for _, span in self.hits.touching(start, end)]
        notes = [span for _, span in self.notes.touching(start, end)]
        labels = [
            Span(place, place + len(label))
            for place, label in self.labels.items()
            if start <= place < end
        ]
        borders = {start, end}
        for span in (*(span for _, span in mentions), *evidence, *hits, *notes, *labels):
            borders.update(border for border in (span.start, span.end) if start < border < end)
        for begin, stop in pairwise(sorted(borders)):
            inner = _innermost(mentions, begin)
            if label := self.labels.get(begin, ""):
                yield Stretch(begin, stop, ("hint",), inner, label[: stop - begin])
                continue
            roles = [
                "note" if any(_holds(span, begin) for span in notes) else "",
                "evidence" if any(_holds(span, begin) for span in evidence) else "",
                self.mention_roles[inner] if inner >= 0 else "",
                self._hit_role(hits, begin),
                "hover" if inner >= 0 and inner == self.hover else "",
                "current"
                if any(n == self.current and _holds(s, begin) for n, s in mentions)
                else "",
            ]
            yield Stretch(begin, stop, tuple(filter(None, roles)), inner)

    def _hit_role(self, hits: Sequence[Span], place: int) -> str:
        hit = next((span for span in hits if _holds(span, place)), None)
        if hit is None:
            return ""
        return "current" if hit == self.current_hit else "hit"


def _holds(span: Span, place: int) -> bool:
    return span.start <= place < span.end


def _innermost(mentions: Sequence[tuple[int, Span]], place: int) -> int:
    around = [(len(span), number) for number, span in mentions if span.start <= place < span.end]
    return min(around)[1] if around else -1
