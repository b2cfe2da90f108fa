"""Which words of the dossier answer a word of the query, and how well each of them does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from kz_tui.model.memo import memo
from kz_tui.search.arrays import Int32s
from kz_tui.search.forms import Answers, Forms, add_answers
from kz_tui.search.lexicon import Lexicon
from kz_tui.search.parts import Parts
from kz_tui.search.stems import main_stems
from kz_tui.search.tiers import (
    BEGUN,
    BEGUN_MISTYPED,
    EXACT,
    MISTYPED,
    MISTYPED_FORM,
    MISTYPED_TWICE,
    MISTYPED_TWICE_FORM,
    SAME_WORD,
    Tier,
)
from kz_tui.search.typos import Typos
from kz_tui.text.fold import fold

_KEPT = 64
"""Words whose answers are kept, for when they are doubted."""
_GUESSED = 4
"""Shorter words, and numbers, are taken as they stand: within one edit of three letters lies
everything."""
_TWO_EDITS = 7
_FIRST_LETTER_COUNTS = 5
"""In words up to this length a typo in the first letter is not considered."""
_RARE = 3
_MUCH_MORE_FREQUENT = 10
"""A word in so few articles may be a typo of one that is so many times as frequent."""
_MOST_BEGUN = 256
"""How many words a beginning may add, the most frequent ones first."""
_FEWEST = 8
_ENOUGH = 2
"""Up to two letters begin a good part of all words. At least so many of them are followed, and no
more once they stand in so many times the articles of the most frequent word."""


class Expansion(NamedTuple):
    """The terms that answer a word: `tiers[i]` is how well `terms[i]` does, terms ascending."""

    word: str
    terms: Int32s
    tiers: tuple[Tier, ...]

    @property
    def best_terms(self) -> Int32s:
        """The terms that answer on the best level there is."""
        levels = np.array([tier.level for tier in self.tiers], np.int32)
        best: Int32s = self.terms[levels == levels.max(initial=0)]
        return best


class Expander:
    """Expands words over one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._frequencies = lexicon.frequencies
        self._forms = Forms(lexicon)
        self._typos = Typos(lexicon)
        self._parts = Parts(lexicon)
        self._answers = memo(_KEPT, self._find_answers)

    def literal(self, word: str) -> Expansion:
        """Only the word itself, in any case; `word` is in lower case."""
        terms = self._lexicon.spelt(word)
        return Expansion(word, terms, (EXACT,) * len(terms))

    def forms(self, word: str) -> Expansion:
        """The word in all its forms and spellings, and nothing that is a guess."""
        folded = fold(word)
        answers = self._forms.of(folded)
        _merge(answers, self._forms.respelt(word, folded))
        return self._expansion(word, answers)

    def expand(self, word: str, *, begun: bool, doubted: bool = False) -> Expansion:
        """Everything that answers a word in lower case.

        A `begun` word may be the beginning of one. A `doubted` one is taken for a typo even if it
        stands there. What answers it otherwise still answers it then, so that typing the next word
        only narrows a result.
        """
        answers = self._answers(word, begun)
        folded = fold(word)
        if doubted and self._guesses(folded):
            answers = dict(answers)
            self._add_typos(answers, folded)
            if begun:
                self._add_begun_mistyped(answers, folded)
        return self._expansion(word, answers)

    def _find_answers(self, word: str, begun: bool) -> Answers:
        """What answers a word that is not doubted; callers use `_answers` and change nothing."""
        folded = fold(word)
        answers = self._forms.of(folded)
        known = bool(answers)
        _merge(answers, self._forms.respelt(word, folded))
        guesses = self._guesses(folded)
        may_be_begun = begun or (not known and guesses)
        longer = self._longer(word, folded) if may_be_begun else []
        add_answers(answers, longer, BEGUN)
        if not guesses:
            return answers
        _merge(answers, self._forms.sounding_like(word, folded, same_script=False))
        # what begins with a word is in `longer` already, unless that was not looked for
        self._add_parts(answers, folded, first=not may_be_begun)
        if known:
            self._add_frequent_neighbours(answers, folded)
        elif not longer or len(folded) > _FIRST_LETTER_COUNTS:
            self._add_typos(answers, folded)
        if begun and self._frequency(answers, BEGUN.level) <= _RARE:
            self._add_begun_mistyped(answers, folded)
        if not self._frequency(answers, MISTYPED.level):
            _merge(answers, self._forms.sounding_like(word, folded, same_script=True))
        return answers

    def _guesses(self, folded: str) -> bool:
        return len(folded) >= _GUESSED and not any(letter.isdigit() for letter in folded)

    def _longer(self, word: str, folded: str) -> list[int]:
        found = self._most_frequent(self._lexicon.beginning_with(folded), _MOST_BEGUN)
        if len(folded) <= 2:
            found = self._enough(found)
        spelt = self._forms.beginning_with(word, same_script=not found)
        return found + self._most_frequent(spelt, _MOST_BEGUN)

    def _enough(self, numbers: list[int]) -> list[int]:
        """As many of the most frequent words as fill the first pages of any list.

        `numbers` are the most frequent first; those as frequent as the last one kept are kept too.
        """
        frequencies = self._frequencies[numbers]
        wanted = _ENOUGH * self._frequencies.max(initial=0)
        enough = max(_FEWEST, int(np.searchsorted(np.cumsum(frequencies), wanted)))
        if enough >= len(numbers):
            return numbers
        return numbers[: np.count_nonzero(frequencies >= frequencies[enough - 1])]

    def _add_parts(self, answers: Answers, folded: str, *, first: bool) -> None:
        stem = main_stems([folded])[0]
        for number, tier in self._parts.holding(folded, stem, first=first).items():
            add_answers(answers, [number], tier)

    def _add_typos(self, answers: Answers, folded: str) -> None:
        edits = 2 if len(folded) >= _TWO_EDITS else 1
        near = {n: d for n, d in self._typos.near(folded, edits).items() if d}
        if len(folded) <= _FIRST_LETTER_COUNTS:
            near = {n: d for n, d in near.items() if self._lexicon.fold(n)[0] == folded[0]}
        closest = min(near.values(), default=0)
        for number, distance in near.items():
            add_answers(answers, [number], MISTYPED if distance <= 1 else MISTYPED_TWICE)
            if distance == closest:  # most likely what was meant, so its other forms are too
                forms = self._forms.with_stem_of(self._lexicon.fold(number))
                add_answers(answers, forms, MISTYPED_FORM if distance <= 1 else MISTYPED_TWICE_FORM)

    def _add_frequent_neighbours(self, answers: Answers, folded: str) -> None:
        """What is known but very rare may be a misspelling that got into some article."""
        frequency = self._frequency(answers, SAME_WORD)
        if frequency > _RARE or len(folded) < _FIRST_LETTER_COUNTS:
            return
        for number in self._typos.near(folded, 1):
            if self._frequencies[number] >= _MUCH_MORE_FREQUENT * frequency:
                add_answers(answers, [number], MISTYPED)

    def _add_begun_mistyped(self, answers: Answers, folded: str) -> None:
        edits = 2 if len(folded) > _TWO_EDITS else 1
        found = self._typos.beginning_near(folded, edits)
        folds = self._lexicon.folds(np.array(list(found), np.int32))
        near = {
            number: distance
            for (number, distance), other in zip(found.items(), folds, strict=True)
            if distance and other[0] == folded[0]
        }
        closest = min(near.values(), default=0)
        numbers = [number for number, distance in near.items() if distance == closest]
        add_answers(answers, self._most_frequent(numbers, _MOST_BEGUN), BEGUN_MISTYPED)

    def _frequency(self, answers: Answers, level: int) -> int:
        """How often what answers on this level or above occurs."""
        numbers = [number for number, tier in answers.items() if tier.level >= level]
        return int(self._frequencies[numbers].sum())

    def _most_frequent(self, numbers: Sequence[int] | Int32s, most: int) -> list[int]:
        chosen = np.asarray(numbers, np.int32)
        if len(chosen) > most:
            rarest = len(chosen) - most
            chosen = chosen[np.argpartition(self._frequencies[chosen], rarest)[rarest:]]
        found: list[int] = chosen[np.lexsort((chosen, -self._frequencies[chosen]))].tolist()
        return found

    def _expansion(self, word: str, answers: Answers) -> Expansion:
        numbers = sorted(answers)
        terms, places = self._lexicon.terms_of(np.array(numbers, np.int32))
        tiers = [answers[number] for number in numbers]
        itself = set(self._lexicon.spelt(word).tolist())
        return Expansion(
            word,
            terms,
            tuple(
                EXACT if term in itself else tiers[place]
                for term, place in zip(terms.tolist(), places.tolist(), strict=True)
            ),
        )


def _merge(answers: Answers, others: Answers) -> None:
    for number, tier in others.items():
        add_answers(answers, [number], tier)
