"""What is known of the words of a vocabulary: made once, looked up with every key."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from kz_tui.search.arrays import NO_NUMBERS, Int32s
from kz_tui.search.classes import WordClasses
from kz_tui.search.letters import Signatures
from kz_tui.search.name_forms import NameTables, name_tables
from kz_tui.search.packable import Packable
from kz_tui.search.stems import english_stems, main_stems
from kz_tui.search.strings import Strings, sorting_order
from kz_tui.search.vocabulary import Vocabulary


class Endings(Packable):
    """Words by their last letters: `backwards[i]` is the word `numbers[i]` written backwards."""

    backwards: Strings
    numbers: Int32s

    @classmethod
    def of(cls, words: Sequence[str]) -> Endings:
        """Sort words by their last letters."""
        backwards = [word[::-1] for word in words]
        order = sorting_order(backwards)
        ascending = Strings.of([backwards[place] for place in order.tolist()], ascending=True)
        return cls(ascending, order.astype(np.int32))

    def ending_with(self, ends: Sequence[str]) -> Int32s:
        """The words that end in any of these ways."""
        found = self.backwards.beginning_with_each([end[::-1] for end in ends])
        return np.concatenate([NO_NUMBERS, *(self.numbers[low:high] for low, high in found)])


class WordTables(Packable):
    """The folds of one vocabulary by what they have in common.

    By stem, by English stem, names by the keys of their Latin and their Cyrillic spellings; what
    their letters are, and how they end.
    """

    stems: WordClasses
    english_stems: WordClasses
    latin_names: NameTables
    cyrillic_names: NameTables
    signatures: Signatures
    endings: Endings

    @classmethod
    def build(cls, vocabulary: Vocabulary) -> WordTables:
        """Look at every fold of a vocabulary."""
        folds = list(vocabulary.folds)
        numbers = np.arange(len(folds), dtype=np.int32)
        latin, cyrillic = name_tables(vocabulary, folds)
        return cls(
            stems=WordClasses.build(main_stems(folds), numbers),
            english_stems=WordClasses.build(english_stems(folds), numbers),
            latin_names=latin,
            cyrillic_names=cyrillic,
            signatures=Signatures.of(folds),
            endings=Endings.of(folds),
        )
