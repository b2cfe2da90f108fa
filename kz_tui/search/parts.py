"""Compounds: which words have a word as one of their members.

Schießbefehl answers "Befehl", Rüstungsgüter answers "Rüstung". Nothing is known of German
morphology but its linking letters and endings, so short words, which occur by chance inside many
others (Test in Protest), count as members only if the rest of the compound is a word too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

import numpy as np

from kz_tui.search.arrays import Int32s
from kz_tui.search.letters import Signatures
from kz_tui.search.tiers import FIRST_PART, INNER_PART, LAST_PART, Tier
from kz_tui.search.vocabulary import Vocabulary

SHORTEST = 4
_SURE = 6
"""From this length on a word hardly occurs inside another by chance."""
_SURE_COMPOUND = 10
"""A compound this long of a word not much shorter than `_SURE` is taken to be one."""
_SHORTEST_REST = 2
_SURE_REST = 4
"""A shorter rest has to be a noun (Öl-preis), or "pro" and "test" would make a protest."""

_ENDINGS = ("", "e", "em", "en", "er", "ern", "es", "in", "innen", "n", "nen", "s")
_link = re.compile(r"(?:es|s|en|n|e|er)$")
_first_link = re.compile(r"^(?:es|s|en|n|e|er)")


class Parts:
    """Looks for compounds in a vocabulary of folded words."""

    def __init__(self, vocabulary: Vocabulary, signatures: Signatures) -> None:
        self._vocabulary = vocabulary
        self._signatures = signatures
        backwards = [folded[::-1] for folded in vocabulary.folds]
        order = sorted(range(len(backwards)), key=backwards.__getitem__)
        self._from_the_end: Int32s = np.array(order, np.int32)

    def holding(self, part: str, stem: str) -> dict[int, Tier]:
        """The folds of compounds with a folded word in them, or, at their end, its stem."""
        found: dict[int, Tier] = {}
        if len(part) >= _SURE:
            found.update(dict.fromkeys(self._around(part), INNER_PART))
        if len(part) >= SHORTEST:
            found.update(dict.fromkeys(self._beginning_with(part), FIRST_PART))
            shorter = stem if len(stem) >= SHORTEST and part.startswith(stem) else part
            found.update(dict.fromkeys(self._ending_with(shorter), LAST_PART))
        return found

    def _around(self, part: str) -> Iterator[int]:
        folds = self._vocabulary.folds
        candidates = self._signatures.holding(part).tolist()
        return (number for number in candidates if part in folds[number])

    def _beginning_with(self, part: str) -> Iterator[int]:
        low, high = self._vocabulary.beginning_with(part)
        for number in range(low, high):
            if self._is_compound(self._vocabulary.folds[number][len(part) :], part, _first_link):
                yield number

    def _ending_with(self, part: str) -> Iterator[int]:
        for ending in _ENDINGS:
            end = part + ending
            for number in self._words_ending(end):
                rest = self._vocabulary.folds[number][: -len(end)]
                if self._is_compound(rest, part, _link):
                    yield number

    def _words_ending(self, end: str) -> list[int]:
        def backwards(number: int) -> str:
            return self._vocabulary.folds[number][::-1]

        order = self._from_the_end
        low = bisect_left(order, end[::-1], key=backwards)
        high = bisect_left(order, end[::-1] + "\U0010ffff", low, key=backwards)
        found: list[int] = order[low:high].tolist()
        return found

    def _is_compound(self, rest: str, member: str, link: re.Pattern[str]) -> bool:
        """Whether what is left of a word speaks for it being a compound of a member."""
        if len(rest) < _SHORTEST_REST:
            return False
        if len(member) >= _SURE:
            return True
        if len(member) == _SURE - 1 and len(member) + len(rest) >= _SURE_COMPOUND:
            return True
        return self._is_word(rest) or self._is_word(link.sub("", rest))

    def _is_word(self, rest: str) -> bool:
        number = self._vocabulary.fold_number(rest)
        if number is None or len(rest) < _SHORTEST_REST:
            return False
        return len(rest) >= _SURE_REST or not self._vocabulary.ordinary[number]
