"""Other spellings of a name: transliterations and scripts, found by the keys they share."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from kz_tui.search.arrays import NO_NUMBERS, Int32s, each_once
from kz_tui.search.lexicon import Lexicon
from kz_tui.search.name_forms import SHORTEST, SHORTEST_KEY, name_forms
from kz_tui.search.sounds import may_differ, readings, vowels_apart
from kz_tui.search.stems import is_cyrillic
from kz_tui.search.tables import WordTables
from kz_tui.text.name_key import name_key, name_keys


class Spellings:
    """The names of a lexicon by their keys."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def of(self, word: str) -> dict[int, bool]:
        """The folds that may be another spelling of a word in lower case.

        The value says whether all of the word does; otherwise the endings of a case differ.
        """
        if len(word) < SHORTEST:
            return {}
        whole = set(name_keys(word))
        keys = {key for form in name_forms(word) for key in name_keys(form)}
        found = self._names([key for key in keys if len(key) >= SHORTEST_KEY])
        return {
            number: not whole.isdisjoint(name_keys(self._lexicon.word(number)))
            for number in found.tolist()
        }

    def sounding_like(self, word: str, *, same_script: bool) -> dict[int, int]:
        """The names of one script that sound like a word in lower case: how many vowels differ.

        In the other script some may; in the same one only what can be written in several ways does.
        """
        if len(word) < SHORTEST:
            return {}
        keys = [key for form in name_forms(word) for key in readings(form)]
        cyrillic = is_cyrillic(word) == same_script

        def look(tables: WordTables) -> Int32s:
            names = tables.cyrillic_names if cyrillic else tables.latin_names
            return names.sounds.of(keys)

        found = self._not_ordinary(self._lexicon.gather(look))
        if not len(found):
            return {}
        apart = vowels_apart(keys, self._lexicon.words(found))
        alike = apart <= (0 if same_script else may_differ(keys[0]))
        return dict(zip(found[alike].tolist(), apart[alike].tolist(), strict=True))

    def _names(self, keys: Sequence[str]) -> Int32s:
        """The names with one of these keys, in either script."""

        def look(tables: WordTables) -> Int32s:
            scripts = (tables.latin_names.keys, tables.cyrillic_names.keys)
            return np.concatenate(
                [NO_NUMBERS, *(classes.of(key) for key in keys for classes in scripts)]
            )

        return self._not_ordinary(self._lexicon.gather(look))

    def beginning_with(self, word: str, *, same_script: bool) -> Int32s:
        """The folds that may be spellings of a word that begins like this.

        Those in the other script, and those in the same one if they are wanted.
        """
        key = name_key(word)
        if len(key) < SHORTEST_KEY:
            return NO_NUMBERS

        def look(tables: WordTables) -> Int32s:
            own, other = tables.latin_names.keys, tables.cyrillic_names.keys
            if is_cyrillic(word):
                own, other = other, own
            found = other.starting_with(key)
            return np.concatenate([found, own.starting_with(key)]) if same_script else found

        return self._not_ordinary(self._lexicon.gather(look))

    def _not_ordinary(self, numbers: Int32s) -> Int32s:
        """Each once; a name of one segment may be ordinary in the dossier as a whole."""
        some = each_once(numbers)
        return some[~self._lexicon.ordinary[some]]
