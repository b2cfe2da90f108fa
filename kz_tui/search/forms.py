"""Which words are the same word: in other spellings, inflected, or a name in another script."""

from __future__ import annotations

from collections.abc import Iterable

from kz_tui.search.arrays import Int32s
from kz_tui.search.lexicon import Lexicon
from kz_tui.search.spellings import Spellings
from kz_tui.search.stems import english_stems, is_cyrillic, main_stems
from kz_tui.search.tiers import (
    INFLECTED,
    SOUNDING,
    SOUNDING_ALIKE,
    SPELLED,
    TRANSCRIBED,
    TRANSCRIBED_FORM,
    Tier,
)

Answers = dict[int, Tier]
"""Folds with the tier they answer on."""

_NOW_AND_THEN = 0.2
"""Nouns stand in their other forms more often than this, compared to the form looked at."""

_BEYOND_CHANCE = 8


class Forms:
    """Looks for the forms of a word in a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._spellings = Spellings(lexicon)

    def of(self, folded: str) -> Answers:
        """The folded word itself and its inflected forms."""
        answers: Answers = {}
        number = self._lexicon.fold_number(folded)
        if number is not None:
            answers[number] = SPELLED
        add_answers(answers, self.with_stem_of(folded), INFLECTED)
        english = english_stems([folded])[0]
        found = self._lexicon.gather(lambda tables: tables.english_stems.of(english))
        add_answers(answers, found.tolist(), INFLECTED)
        return answers

    def with_stem_of(self, folded: str) -> list[int]:
        """The folds with the same German or Russian stem."""
        stem = main_stems([folded])[0]
        found: list[int] = self._lexicon.gather(lambda tables: tables.stems.of(stem)).tolist()
        return found

    def respelt(self, word: str, folded: str) -> Answers:
        """Names that may be the same name in another transliteration or script."""
        answers: Answers = {}
        for number, whole in self._spellings.of(word).items():
            if self._may_be_one_name(folded, number):
                add_answers(answers, [number], TRANSCRIBED if whole else TRANSCRIBED_FORM)
        return answers

    def sounding_like(self, word: str, folded: str, *, same_script: bool) -> Answers:
        """Names of the same or of the other script that sound alike: see `Spellings`."""
        found = self._spellings.sounding_like(word, same_script=same_script)
        nearest = SOUNDING_ALIKE if same_script else SOUNDING
        closest = min(found.values(), default=0)
        return {
            number: nearest if apart == closest else SOUNDING_ALIKE
            for number, apart in found.items()
            if self._may_be_one_name(folded, number)
        }

    def beginning_with(self, word: str, *, same_script: bool) -> Int32s:
        """Names that may begin like this in another spelling: see `Spellings`."""
        return self._spellings.beginning_with(word, same_script=same_script)

    def _may_be_one_name(self, folded: str, other: int) -> bool:
        """Whether two words with one key may be one name.

        Within one script they must not be inflected as nouns are: Seele and Ziele share a key. Long
        words hardly share one by chance.
        """
        found = self._lexicon.fold(other)
        if is_cyrillic(folded) != is_cyrillic(found):
            return True
        if min(len(folded), len(found)) >= _BEYOND_CHANCE:
            return True
        return not (self._is_inflected(folded) or self._is_inflected(found))

    def _is_inflected(self, folded: str) -> bool:
        """Whether a word occurs in more forms than a name has, with and without an s."""
        frequencies = self._lexicon.frequencies
        number = self._lexicon.fold_number(folded)
        own = 0 if number is None else int(frequencies[number])
        name = folded.removesuffix("s")
        others = [
            form
            for form in self.with_stem_of(folded)
            if self._lexicon.fold(form).removesuffix("s") != name
        ]
        return int(frequencies[others].sum()) > _NOW_AND_THEN * own


def add_answers(answers: Answers, numbers: Iterable[int], tier: Tier) -> None:
    """Note answers unless better ones are known."""
    for number in numbers:
        if number not in answers or answers[number] < tier:
            answers[number] = tier
