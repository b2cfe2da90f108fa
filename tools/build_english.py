"""Pack the common words of English: those that are written small at least as often as large.

    python -m tools.build_english

Reads the word probabilities of `spacy-lookups-data` (MIT), which must be installed, and writes
`english.trie` into `kz_tui/entities/data`.
"""

from __future__ import annotations

import re

import marisa_trie

from kz_tui.entities.name_tables import DATA
from tools.build_words import read_lexemes

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


def main() -> None:
    """Write the file and say how large it is."""
    probabilities = read_lexemes("en_lexeme_prob")
    words = sorted(
        word
        for word, probability in probabilities.items()
        if probability > _RAREST
        and _word.fullmatch(word)
        and probability + _margin(word) >= probabilities.get(word.capitalize(), -99.0)
    )
    trie = marisa_trie.Trie(words)
    trie.save(str(DATA / "english.trie"))
    print(f"{len(words):,} words, {(DATA / 'english.trie').stat().st_size / 1e6:.2f} MB")


def _margin(word: str) -> float:
    return _SENTENCE_MARGIN if word.endswith("ly") or word in _OPENERS else _MARGIN


if __name__ == "__main__":
    main()
