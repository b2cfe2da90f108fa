"""Pack the common words of English and Russian, which are no names where a sentence begins.

    python -m tools.build_common

Reads `spacy-lookups-data` (MIT), which must be installed: of English the words that are written
small at least as often as large, by their probabilities; of Russian all lemmas. Writes
`english.trie` and `russian.trie` into `kz_tui/entities/data`.
"""

from __future__ import annotations

import re

import marisa_trie

from kz_tui.entities.name_tables import DATA
from tools.build_words import read_lemmas, read_lexemes

_RAREST = -17.5
"""Natural logarithm of the probability under which a word is left out."""
_MARGIN = 0.7
_SENTENCE_MARGIN = 4.0
"""For adverbs, which often begin sentences."""
_OPENERS = frozenset(
    "meanwhile moreover furthermore nevertheless nonetheless likewise lastly secondly otherwise "
    "thereafter yesterday tomorrow tonight however alternatively hello thanks cheers oh yes".split()
)
_word = re.compile(r"[a-z]{2,24}")
_russian_word = re.compile(r"[а-яё-]{2,24}")


def main() -> None:
    """Write both files and say how large they are."""
    for name, words in (("english.trie", _english()), ("russian.trie", _russian())):
        marisa_trie.Trie(sorted(words)).save(str(DATA / name))
        print(f"{name}: {len(words):,} words, {(DATA / name).stat().st_size / 1e6:.2f} MB")


def _english() -> set[str]:
    probabilities = read_lexemes("en_lexeme_prob")
    return {
        word
        for word, probability in probabilities.items()
        if probability > _RAREST
        and _word.fullmatch(word)
        and probability + _margin(word) >= probabilities.get(word.capitalize(), -99.0)
    }


def _russian() -> set[str]:
    return {
        lemma for lemma in read_lemmas("ru_lemma_lookup").values() if _russian_word.fullmatch(lemma)
    }


def _margin(word: str) -> float:
    return _SENTENCE_MARGIN if word.endswith("ly") or word in _OPENERS else _MARGIN


if __name__ == "__main__":
    main()
