"""Stems: what the inflected forms of a word have in common, in German, English and Russian.

The stemmers are those of the Snowball project (snowballstem.org). Nothing is known of the
language of a single word but its script, so a Latin word has a German stem and an English one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from Stemmer import Stemmer

from kz_tui.text.fold import fold

_SHORTEST_GENITIVE = 5
_CYRILLIC = ("\u0400", "\u0530")


def is_cyrillic(word: str) -> bool:
    """Whether a word is written in Cyrillic, going by its first letter."""
    return _CYRILLIC[0] <= word[:1] < _CYRILLIC[1]


def main_stems(words: Sequence[str]) -> list[str]:
    """The stem of each folded word: Russian for Cyrillic words, German for the others."""
    german = [_without_genitive(stem) for stem in _stemmer("german").stemWords(words)]
    if any(map(is_cyrillic, words)):
        russian = _stemmer("russian")
        for number, word in enumerate(words):
            if is_cyrillic(word):
                german[number] = russian.stemWord(word)
    return _folded(german)


def english_stems(words: Sequence[str]) -> list[str]:
    """The English stem of each folded word."""
    return _folded(_stemmer("english").stemWords(words))


def _without_genitive(stem: str) -> str:
    """Snowball keeps an s after letters that German nouns do not end with: Tokajews, Obamas."""
    if len(stem) >= _SHORTEST_GENITIVE and stem[-1] == "s" and stem[-2] != "s":
        return stem[:-1]
    return stem


def _folded(stems: Sequence[str]) -> list[str]:
    # German stemming may restore an umlaut that was typed as ue
    return fold("\n".join(stems)).split("\n") if stems else []


@cache
def _stemmer(language: str) -> Stemmer:
    return Stemmer(language)
