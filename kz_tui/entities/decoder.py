"""From the evidence for each token to the names of a sentence: the best path through the labels.

It is a path that makes sense (Viterbi, over such paths only): a name begins, goes on and ends under
one label. Most tokens are certain to be no name of most kinds, and one look at all lanes tells
which.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kz_tui.entities.memory import remembering
from kz_tui.entities.passage import Label, Mark
from kz_tui.entities.weights import LANE, SCALE, Weights, pack

_MARGIN = 4.0
"""How much more may speak against a label than its neighbours can make up for, before it is left
out of account. Of 21,138 sentences of news, 2 are read in another way than without a limit, in a
seventh of the time."""
_SIGN = 1 << LANE - 1

Names = tuple[int, int, str, "Names | None"]
"""The names on a path, the last one first: where it begins and ends, its kind, those before."""
Path = tuple[int, int, int, Names | None]
"""The best path to a label of a token: the label, the score, where its name begins, the names
that have ended."""


class _Part(NamedTuple):
    """What a label says: its token begins (B), continues (I) or ends (E) a name, or is one (S).

    `said` is what each label, and last the beginning of the sentence, says for this one behind it.
    """

    number: int
    kind: str
    inside: bool
    ends: bool
    said: tuple[int, ...]


class Decoder:
    """Finds the best path, given what speaks for each label of each token."""

    def __init__(self, weights: Weights, margin: float = _MARGIN) -> None:
        lanes = len(weights.labels) - 1
        outside, *said = zip(*weights.transitions, (0,) * (lanes + 1), strict=True)
        self._outside = outside
        self._parts = [
            _Part(number, label[2:], label[0] in "IE", label[0] in "ES", said[number - 1])
            for number, label in enumerate(weights.labels[1:], 1)
        ]
        self._beginning = lanes + 1
        self._signs = pack([_SIGN] * lanes)
        self._starts = pack([_SIGN * (not part.inside) for part in self._parts])
        self._scores = struct.Struct(f"<{lanes}i").unpack
        self._size = lanes * LANE // 8
        slack = round(margin * SCALE)
        self._limits = {
            edges: self._signs + pack([slack + self._gain(part, edges) for part in self._parts])
            for edges in ("", "<", ">", "<>")
        }
        self._likely = remembering(10_000, self._find_likely)

    def names(self, totals: Sequence[int]) -> list[Mark]:
        """The names of a sentence, from the packed evidence for each of its tokens."""
        ended: list[Path] = [(self._beginning, 0, 0, None)]
        opened: dict[str, list[Path]] = {}
        signs, size = self._signs, self._size
        for position, (total, limit) in enumerate(
            zip(totals, self._bounds(len(totals)), strict=True)
        ):
            likely = (total + limit) & (signs if opened else self._starts)
            if likely:
                scores = self._scores(((total + signs) ^ signs).to_bytes(size, "little"))
                parts = self._likely(likely)
                ended, opened = self._step(position, parts, scores, ended, opened)
            else:
                ended, opened = [self._to_outside(ended)], {}
        return _marks(max(ended, key=lambda path: path[1])[3])

    def _bounds(self, length: int) -> list[int]:
        """What each token's evidence must reach, taken away from it."""
        if length == 1:
            return [self._limits["<>"]]
        return [self._limits["<"], *[self._limits[""]] * (length - 2), self._limits[">"]]

    def _step(
        self,
        position: int,
        parts: Iterable[_Part],
        scores: Sequence[int],
        ended: list[Path],
        opened: dict[str, list[Path]],
    ) -> tuple[list[Path], dict[str, list[Path]]]:
        """The best paths to these labels of a token and to none, from those to the one before."""
        now_ended = [self._to_outside(ended)]
        now_open: dict[str, list[Path]] = {}
        for label, kind, inside, ends, said in parts:
            before = opened.get(kind) if inside else ended
            if before is None:
                continue
            last, score, begin, names = before[0]
            score += said[last]
            for path in before[1:]:
                if path[1] + said[path[0]] > score:
                    last, score, begin, names = path
                    score += said[last]
            score += scores[label - 1]
            if not inside:
                begin = position
            if ends:
                now_ended.append((label, score, 0, (begin, position + 1, kind, names)))
            elif kind in now_open:
                now_open[kind].append((label, score, begin, names))
            else:
                now_open[kind] = [(label, score, begin, names)]
        return now_ended, now_open

    def _to_outside(self, paths: Sequence[Path]) -> Path:
        """The best path that goes on outside of names."""
        said = self._outside
        label, score, _, names = paths[0]
        score += said[label]
        for label, other, _, more in paths[1:]:
            if other + said[label] > score:
                score, names = other + said[label], more
        return (0, score, 0, names)

    def _find_likely(self, likely: int) -> list[_Part]:
        """The labels in whose lanes the highest bit is set."""
        return [part for part in self._parts if likely >> (LANE * part.number - 1) & 1]

    def _gain(self, part: _Part, edges: str) -> int:
        """The most that a token wins by its neighbours if it has a label instead of none.

        What two tokens of one name say for each other counts half for each. At an edge of the
        sentence (< or >) there is no neighbour that would rather see it outside.
        """
        outside = self._outside[0]
        of_kind = [one for one in self._parts if one.kind == part.kind]
        before = [part.said[one.number] for one in of_kind if not one.ends]
        behind = [one.said[part.number] for one in of_kind if one.inside]
        gain = 0
        if part.inside:
            gain += (max(before, default=0) - outside) // 2
        elif "<" not in edges:
            gain += part.said[0] - outside
        if not part.ends:
            gain += (max(behind, default=0) - outside) // 2
        elif ">" not in edges:
            gain += self._outside[part.number] - outside
        return gain


def _marks(names: Names | None) -> list[Mark]:
    marks = []
    while names is not None:
        begin, end, kind, names = names
        marks.append(Mark(begin, end, Label(kind)))
    return marks[::-1]
