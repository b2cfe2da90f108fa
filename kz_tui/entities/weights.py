"""What the model has learned: for each feature, how much it speaks for each label.

The weights of a feature for all labels stand side by side in one integer, each in a lane of its
own, so that the evidence for a token is added up by plain `+`: some seven additions in place of
forty features with ten weights each. A lane holds the difference to what speaks for `OUTSIDE`.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

OUTSIDE = "O"
"""The label of a token that belongs to no name; the first one of every model."""
BEFORE, BEHIND, SECOND_BEFORE, SECOND_BEHIND = "<", ">", "<<", ">>"
"""Marks of the features that a token has from the words around it."""
PLACES = ("", BEFORE, BEHIND, SECOND_BEFORE, SECOND_BEHIND)
"""How a feature can be marked: as the token's own, or from one of the words around."""
_BEFORE, _BEHIND = PLACES.index(BEFORE), PLACES.index(BEHIND)
LANE = 32
"""Bits of a lane, which is a signed number."""
SCALE = 1 << 16
"""What a weight of 1 is in a lane; the sums of some forty weights stay far below 2^15."""
_HEAD = struct.Struct("<4sHIII")
_MAGIC = b"kzw1"


class ModelError(ValueError):
    """The file is no model; the message names it."""


class Weights:
    """The weights of a trained model.

    Label number n has lane n - 1; `transitions[a][b]` is what label number a speaks for label
    number b right behind it.
    """

    def __init__(self, path: Path) -> None:
        """Load a file written by `write_weights`. Raises `ModelError` if it is none."""
        data = path.read_bytes()
        if data[:4] != _MAGIC:
            raise ModelError(f"{path} is no model of this version")
        _, labels, features, weights, size = _HEAD.unpack_from(data)
        place = _HEAD.size + size
        names = data[_HEAD.size : place].decode().split("\n")
        self.labels: tuple[str, ...] = tuple(names[:labels])
        self._numbers = dict(zip(names[labels:], range(features), strict=True))
        counts = (labels * labels, features * len(PLACES) + 1, weights)
        between, self._starts, self._weights = _read(data, place, counts)
        self.transitions = [tuple(between[row * labels :][:labels]) for row in range(labels)]
        self._labels = data[len(data) - weights :]
        self._packed: list[tuple[int, ...] | None] = [None] * features
        self._ones = pack([1] * (labels - 1))

    def of(self, feature: str) -> tuple[int, ...] | None:
        """The packed weights of a feature in each of the `PLACES`; None if it is not known."""
        number = self._numbers.get(feature)
        if number is None:
            return None
        return self._packed[number] or self._unfold(number)

    def own(self, features: Iterable[str]) -> int:
        """The packed weights of a token's own features, added up."""
        numbers, packed = self._numbers, self._packed
        total = 0
        for feature in features:
            number = numbers.get(feature)
            if number is not None:
                total += (packed[number] or self._unfold(number))[0]
        return total

    def lent(self, features: Iterable[str]) -> tuple[int, int, int, int]:
        """What features lend to the next, the previous, the next but one, the last but one."""
        numbers, packed = self._numbers, self._packed
        first = second = third = fourth = 0
        for feature in features:
            number = numbers.get(feature)
            if number is not None:
                _, one, two, three, four = packed[number] or self._unfold(number)
                first += one
                second += two
                third += three
                fourth += four
        return first, second, third, fourth

    def mutual(self, left: tuple[str, str], shape: str, cluster: str) -> tuple[int, int]:
        """What two words side by side say for the left one, and for the right one.

        `left` is how the features of the left one begin that the shape and the cluster of the
        right one end.
        """
        for_left = for_right = 0
        for name in (left[0] + shape, left[1] + cluster):
            number = self._numbers.get(name)
            if number is not None:
                row = self._packed[number] or self._unfold(number)
                for_left += row[_BEHIND]
                for_right += row[_BEFORE]
        return for_left, for_right

    def _unfold(self, number: int) -> tuple[int, ...]:
        first = number * len(PLACES)
        found = tuple(self._sum(first + place) for place in range(len(PLACES)))
        self._packed[number] = found
        return found

    def _sum(self, row: int) -> int:
        total = 0
        for place in range(self._starts[row], self._starts[row + 1]):
            label, weight = self._labels[place], self._weights[place]
            total += weight << LANE * (label - 1) if label else -weight * self._ones
        return total


def pack(numbers: Sequence[int]) -> int:
    """Numbers side by side, each in its lane."""
    return sum(number << LANE * lane for lane, number in enumerate(numbers))


def write_weights(
    path: Path,
    transitions: Mapping[tuple[str, str], float],
    weights: Mapping[tuple[str, str], float],
) -> None:
    """Write a model: what labels say for the next one, and features with their mark for labels."""
    named = {label for pair in transitions for label in pair} | {label for _, label in weights}
    labels = [OUTSIDE, *sorted(named - {OUTSIDE})]
    numbers = {label: number for number, label in enumerate(labels)}
    rows: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for (marked, label), weight in sorted(weights.items()):
        feature = marked.lstrip("<>")
        place = PLACES.index(marked[: len(marked) - len(feature)])
        rows[feature, place].append((numbers[label], _scaled(weight)))
    features = sorted({feature for feature, _ in rows})
    in_order = [rows.get((one, place), []) for one in features for place in range(len(PLACES))]
    starts = [0]
    for row in in_order:
        starts.append(starts[-1] + len(row))
    names = "\n".join([*labels, *features]).encode()
    between = (_scaled(transitions.get((a, b), 0.0)) for a in labels for b in labels)
    with path.open("wb") as file:
        file.write(_HEAD.pack(_MAGIC, len(labels), len(features), starts[-1], len(names)))
        file.write(names)
        for block in (between, starts, (weight for row in in_order for _, weight in row)):
            file.write(_swapped(array("i", block)).tobytes())
        file.write(bytes(label for row in in_order for label, _ in row))


def _scaled(weight: float) -> int:
    return round(weight * SCALE)


def _read(data: bytes, place: int, counts: Iterable[int]) -> list[array[int]]:
    """Arrays of so many numbers of four bytes, one behind the other from a place on."""
    blocks = []
    for count in counts:
        end = place + 4 * count
        blocks.append(_swapped(array("i", data[place:end])))
        place = end
    return blocks


def _swapped(numbers: array[int]) -> array[int]:
    """Numbers as they lie in the file: the low byte first on every machine."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
