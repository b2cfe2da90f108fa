"""How good an answer each way of matching is.

The *level* decides: an article that answers on a higher level stands before all that answer on a
lower one, so that an exact word always beats a guess. The *weight* orders answers of one level
together with BM25.
"""

from __future__ import annotations

from typing import NamedTuple

from kz_tui.search.results import How


class Tier(NamedTuple):
    """One way of matching; `level` is a whole number above 0, `weight` lies between 0 and 1."""

    level: int
    weight: float
    how: How


EXACT = Tier(5, 1.0, How.EXACT)
SPELLED = Tier(4, 1.0, How.SPELLING)
TRANSCRIBED = Tier(4, 0.97, How.SPELLING)
INFLECTED = Tier(4, 0.95, How.INFLECTION)
TRANSCRIBED_FORM = Tier(4, 0.9, How.SPELLING)
NAMED = Tier(3, 1.0, How.NAME)
BEGUN = Tier(3, 0.9, How.PREFIX)
LAST_PART = Tier(2, 1.0, How.PART)
FIRST_PART = Tier(2, 0.9, How.PART)
INNER_PART = Tier(2, 0.6, How.PART)
SOUNDING = Tier(2, 0.7, How.SPELLING)
MISTYPED = Tier(2, 0.8, How.TYPO)
MISTYPED_FORM = Tier(2, 0.5, How.TYPO)
MISTYPED_TWICE = Tier(1, 0.9, How.TYPO)
MISTYPED_TWICE_FORM = Tier(1, 0.7, How.TYPO)
SOUNDING_ALIKE = Tier(1, 0.8, How.SPELLING)
BEGUN_MISTYPED = Tier(1, 0.6, How.TYPO)

SAME_WORD = 4
"""From this level on an answer is the word that was asked for, in whatever form."""
