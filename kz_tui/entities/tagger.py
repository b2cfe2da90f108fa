"""The trained model: which tokens of a sentence are names."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from kz_tui.entities.decoder import Decoder
from kz_tui.entities.evidence import Evidence
from kz_tui.entities.features import FeatureMaker
from kz_tui.entities.passage import Label, Mark
from kz_tui.entities.weights import OUTSIDE, Weights

_BETWEEN = frozenset("– — ; | /".split())
_BINDING = frozenset("für des zur zum gegen und".split())


class Tagger:
    """A linear-chain CRF over the features of a sentence."""

    def __init__(self, model: Path, features: FeatureMaker) -> None:
        """Load a model. Raises `ModelError` for a file that is none."""
        weights = Weights(model)
        self._evidence = Evidence(features, weights)
        self._decoder = Decoder(weights)

    def marks(self, words: Sequence[str]) -> list[Mark]:
        """The marks of one sentence, in order."""
        return self._decoder.names(self._evidence.of(words)) if words else []


def apart(mark: Mark, words: Sequence[str]) -> list[Mark]:
    """A mark that the model drew over a dash or a list, cut into its names."""
    cuts = [p for p in mark.positions if words[p] in _BETWEEN]
    if not cuts or mark.label is Label.OTHER:
        return [mark]
    borders = [mark.first - 1, *cuts, mark.last]
    return [
        Mark(before + 1, cut, mark.label) for before, cut in pairwise(borders) if cut > before + 1
    ]


def without_signs(mark: Mark, words: Sequence[str]) -> Mark | None:
    """A mark without quotation marks or brackets at its ends; None if nothing is left.

    No organisation begins with a preposition: UN-Organisation + für Ernährung.
    """
    first, last = mark.first, mark.last
    while first < last and not words[first][0].isalnum():
        first += 1
    if words[first:last] and words[first] in _BINDING and mark.label is Label.ORG:
        first += -1 if first and words[first - 1][0].isupper() else 1
    while last > first and not words[last - 1][0].isalnum():
        last -= 1
    if first == last:
        return None
    return mark if (first, last) == (mark.first, mark.last) else Mark(first, last, mark.label)


def write_tags(marks: Sequence[Mark], length: int) -> list[str]:
    """The tags a model learns from.

    `OUTSIDE` for a token of no name; else a letter and a label: B-PER begins, I-PER continues,
    E-PER ends a name of several tokens, S-PER is one of a single token.
    """
    tags = [OUTSIDE] * length
    for mark in marks:
        tags[mark.first : mark.last] = [f"I-{mark.label}"] * len(mark)
        tags[mark.last - 1] = f"E-{mark.label}"
        tags[mark.first] = f"{'S' if len(mark) == 1 else 'B'}-{mark.label}"
    return tags
