"""Compounds: which words have a word as one of their members.

Schießbefehl answers "Befehl", Rüstungsgüter answers "Rüstung". Nothing is known of German
morphology but its linking letters and endings, so short words, which occur by chance inside many
others (Test in Protest), count as members only if the rest of the compound is a word too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kz_tui.search.letters import Signatures
from kz_tui.search.tiers import FIRST_PART, INNER_PART, LAST_PART, Tier
from kz_tui.search.vocabulary import Vocabulary

SHORTEST = 4
_SURE = 6
"""From this length on a word hardly occurs inside another by chance."""
_SHORTEST_REST = 2
_SURE_REST = 4
"""A shorter rest has to be a noun (Öl-preis), or "pro" and "test" would make a protest."""

_ending = re.compile(r"(?:e|en|em|er|ern|es|s|n|nen|in|innen)?")
_link = re.compile(r"(?:es|s|en|n|e|er)$")
_first_link = re.compile(r"^(?:es|s|en|n|e|er)")


class Parts:
    """Looks for compounds in a vocabulary of folded words."""

    def __init__(self, vocabulary: Vocabulary, signatures: Signatures) -> None:
        self._vocabulary = vocabulary
        self._signatures = signatures

    def holding(self, part: str, stem: str) -> dict[int, Tier]:
        """The folds of compounds with a folded word in them, or, at their end, its stem."""
        found: dict[int, Tier] = {}
        shorter = stem if SHORTEST <= len(stem) < len(part) and part.startswith(stem) else part
        if len(shorter) < SHORTEST:
            return found
        folds = self._vocabulary.folds
        for number in self._signatures.holding(shorter).tolist():
            compound = folds[number]
            if shorter in compound:
                tier = self._tier(compound, part, shorter)
                if tier is not None:
                    found[number] = tier
        return found

    def _tier(self, compound: str, part: str, stem: str) -> Tier | None:
        end = compound.rfind(stem)
        if end > 0 and _ending.fullmatch(compound, end + len(stem)):
            return LAST_PART if self._stands(compound[:end], stem, last=True) else None
        if compound.startswith(part):
            return FIRST_PART if self._stands(compound[len(part) :], part, last=False) else None
        return INNER_PART if len(part) >= _SURE and part in compound else None

    def _stands(self, rest: str, member: str, *, last: bool) -> bool:
        """Whether what is left of a compound speaks for it being one."""
        if len(rest) < _SHORTEST_REST:
            return False
        if len(member) >= _SURE:
            return True
        return any(map(self._is_word, _without_link(rest, last=last)))

    def _is_word(self, rest: str) -> bool:
        number = self._vocabulary.fold_number(rest)
        if number is None or len(rest) < _SHORTEST_REST:
            return False
        return len(rest) >= _SURE_REST or not self._vocabulary.ordinary[number]


def _without_link(rest: str, *, last: bool) -> Iterator[str]:
    yield rest
    shorter = (_link if last else _first_link).sub("", rest)
    if shorter != rest:
        yield shorter
