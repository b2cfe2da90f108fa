"""Compounds: which words have a word as one of their members.

Schießbefehl answers "Befehl", Rüstungsgüter answers "Rüstung". Nothing is known of German
morphology but its linking letters and endings, so short words, which occur by chance inside many
others (Test in Protest), count as members only if the rest of the compound is a word too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from math import inf

import numpy as np

from kz_tui.search.arrays import Int32s, each_once
from kz_tui.search.lexicon import Lexicon
from kz_tui.search.tiers import FIRST_PART, INNER_PART, LAST_PART, Tier

SHORTEST = 4
_SURE = 6
"""From this length on a word hardly occurs inside another by chance."""
_ALMOST_SURE = 5
_SURE_COMPOUND = 10
"""A word this long that begins or ends with an almost sure one is taken to be a compound."""
_SHORTEST_REST = 2
_SHORTEST_LAST = 3
_SURE_REST_OF_SURE = 3
_SURE_REST = 4
"""A shorter rest has to be a noun (Öl-preis), or "pro" and "test" would make a protest."""

_MOST = 160
_LOOKED_AT = 320
"""Compounds given back, and words looked at, of one kind: the most frequent ones."""

_PREFIXES = frozenset("be emp ent er ge miss un ver zer".split())
"""What makes another word rather than a compound: Verfassung is no kind of Fassung."""

_ENDINGS = ("", "e", "em", "en", "er", "ern", "es", "in", "innen", "n", "nen", "s")
_KEPT = 1 << 15
"""Rests remembered: every key asks for the same ones again."""
_links = re.compile(r"^(?:es|s|en|n|e|er)|(?:es|s|en|n|e|er)$")


class Parts:
    """Looks for compounds in a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._words: dict[str, bool] = {}

    def holding(self, part: str, stem: str, *, first: bool = True) -> dict[int, Tier]:
        """The folds of compounds with a folded word in them, or, at their end, its stem.

        Those that begin with it are looked for if `first` says so.
        """
        if len(part) < SHORTEST:
            return {}
        kinds = [(INNER_PART, self._around(part)), (LAST_PART, self._ending_with(part))]
        if first:
            kinds.append((FIRST_PART, self._beginning_with(part)))
        if SHORTEST <= len(stem) < len(part):
            kinds.append((LAST_PART, self._ending_with(stem)))
        tiers: dict[int, Tier] = {}
        for tier, found in kinds:
            for number in found[:_MOST]:
                if number not in tiers or tiers[number] < tier:
                    tiers[number] = tier
        return tiers

    def _around(self, part: str) -> list[int]:
        found = self._lexicon.gather(lambda tables: tables.signatures.holding(part))
        split = [(number, word.partition(part)) for number, word in self._most_frequent(found)]
        rests = [(number, (before, after)) for number, (before, member, after) in split if member]
        self._look_up(rests, part)
        return [number for number, both in rests if all(self._is_rest(one, part) for one in both)]

    def _beginning_with(self, part: str) -> list[int]:
        found = self._most_frequent(self._lexicon.beginning_with(part))
        least = len(part) + _SHORTEST_LAST
        rests = [(number, (word[len(part) :],)) for number, word in found if len(word) >= least]
        self._look_up(rests, part)
        return [number for number, (rest,) in rests if self._speaks_for(rest, part)]

    def _ending_with(self, part: str) -> list[int]:
        ends = [part + ending for ending in _ENDINGS]
        found = self._lexicon.gather(lambda tables: tables.endings.ending_with(ends))
        rests = [
            (number, tuple(word[: -len(end)] for end in ends if word.endswith(end)))
            for number, word in self._most_frequent(each_once(found))
        ]
        self._look_up(rests, part)
        return [number for number, some in rests if any(self._speaks_for(r, part) for r in some)]

    def _most_frequent(self, numbers: Int32s) -> list[tuple[int, str]]:
        """The most frequent of some folds and their letters, most frequent first."""
        frequencies = -self._lexicon.frequencies[numbers]
        if len(numbers) > _LOOKED_AT:
            chosen = np.argpartition(frequencies, _LOOKED_AT)[:_LOOKED_AT]
            numbers, frequencies = numbers[chosen], frequencies[chosen]
        found = numbers[np.lexsort((numbers, frequencies))]
        return list(zip(found.tolist(), self._lexicon.folds(found), strict=True))

    def _speaks_for(self, rest: str, member: str) -> bool:
        """Whether what is left of a word speaks for it being a compound of a member."""
        if len(member) == _ALMOST_SURE and len(member) + len(rest) >= _SURE_COMPOUND:
            return True
        return self._is_rest(rest, member)

    def _is_rest(self, rest: str, member: str) -> bool:
        """Whether the letters before or after a member can be the rest of a compound."""
        if len(rest) < _SHORTEST_REST or rest in _PREFIXES:
            return False
        if len(member) >= _SURE and len(rest) >= _SURE_REST_OF_SURE:
            return True
        return self._words[rest]

    def _look_up(self, rests: Iterable[tuple[int, Sequence[str]]], member: str) -> None:
        """Find out which of the rests beside a member are words, with or without a link.

        All at once: one by one they take five times as long.
        """
        if len(self._words) > _KEPT:
            self._words.clear()
        sure = _SURE_REST_OF_SURE if len(member) >= _SURE else inf
        short = {rest for _, some in rests for rest in some if len(rest) < sure}
        options = {rest: (rest, *_without_link(rest)) for rest in short.difference(self._words)}
        every = list({one for some in options.values() for one in some})
        numbers = dict(zip(every, self._lexicon.fold_numbers(every), strict=True))
        for rest, some in options.items():
            self._words[rest] = any(self._is_word(one, numbers[one]) for one in some)

    def _is_word(self, rest: str, number: int | None) -> bool:
        """Whether a fold with a number, or none, stands for a word a compound may consist of."""
        if number is None or len(rest) < _SHORTEST_REST:
            return False
        return len(rest) >= _SURE_REST or not self._lexicon.ordinary[number]


def _without_link(rest: str) -> Iterator[str]:
    """The rest without the linking letters it may begin or end with."""
    for match in _links.finditer(rest):
        yield rest[match.end() :] if match.start() == 0 else rest[: match.start()]
