"""Scoring by spans, as GermEval 2014 is scored here: strict span and type, outer level.

Gold spans of the classes *deriv* and *part* are not gold; a prediction that overlaps only such a
span counts neither for nor against.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Labelled = tuple[int, int, str]
_ASIDE = ("deriv", "part")


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of one type: found and right, predicted, and there to be found."""

    right: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        """The share of predictions that are right."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of gold spans that were found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.predicted + self.gold
        return 2 * self.right / total if total else 0.0


def score(
    sentences: Iterable[tuple[Sequence[Labelled], Sequence[Labelled]]], types: Sequence[str]
) -> dict[str, Figures]:
    """Figures for each type, and under "all" for all together, from gold and prediction."""
    right: Counter[str] = Counter()
    predicted: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for truth, guess in sentences:
        plain = {span for span in truth if not span[2].endswith(_ASIDE) and span[2] in types}
        aside = [span for span in truth if span[2].endswith(_ASIDE)]
        gold.update(span[2] for span in plain)
        for span in {one for one in guess if one[2] in types}:
            if span in plain:
                right[span[2]] += 1
            elif _overlaps(span, aside) and not _overlaps(span, plain):
                continue
            predicted[span[2]] += 1
    figures = {one: Figures(right[one], predicted[one], gold[one]) for one in types}
    figures["all"] = Figures(right.total(), predicted.total(), gold.total())
    return figures


def _overlaps(span: Labelled, others: Iterable[Labelled]) -> bool:
    return any(span[0] < other[1] and other[0] < span[1] for other in others)
