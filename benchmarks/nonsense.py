"""Words that stand in no article, nor anything like them: what finds something is not precise.

A nonsense word is further than two edits from every word of the dossier and from the beginning of
every word, is part of none, and shares its name key with none. (The filter is brute force over all
words, so that it does not lean on what it is meant to check.)
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from benchmarks.engines import Engine
from kz_tui.model.article import Article
from kz_tui.search.words import find_words
from kz_tui.text.fold import fold
from kz_tui.text.name_key import name_keys

_SYLLABLES = "blo brax dwe fru gni jax klo kru mno nyx plu pso qua skri tlo vri vro wix xer zwo"
_CONSONANTS = "bcdfghjklmnpqrstvwxz"
_EDITS = 2
_MODES = ("{}", "{} ", '"{}"', '"{}', "={}", "title:{}", "die {}", "{} der")


def nonsense(articles: Sequence[Article], count: int, seed: int) -> list[str]:
    """So many words like nothing in the dossier, half of them pronounceable."""
    chance = random.Random(seed)
    known = _folded_words(articles)
    keys = {key for word in known for key in name_keys(word)}
    found: list[str] = []
    while len(found) < count:
        if len(found) % 2:
            word = "".join(chance.choices(_SYLLABLES.split(), k=chance.randint(2, 4)))
        else:
            word = "".join(chance.choices(_CONSONANTS, k=chance.randint(6, 14)))
        if not (keys.intersection(name_keys(word)) or _like_any(fold(word), known)):
            found.append(word)
    return found


def answered(engine: Engine, words: Iterable[str]) -> list[str]:
    """The queries with a nonsense word in them that found something all the same."""
    queries = [mode.format(word) for word in words for mode in _MODES]
    return [query for query in queries if engine.top(query)]


def _folded_words(articles: Sequence[Article]) -> list[str]:
    words: set[str] = set()
    for article in articles:
        words.update(find_words(f"{article.head.title.value or ''} {article.text}"))
    return sorted(set(fold("\n".join(words)).split("\n")))


def _like_any(word: str, known: Sequence[str]) -> bool:
    whole = extract(word, known, scorer=OSA.distance, score_cutoff=_EDITS, limit=1)
    if whole or any(word in other for other in known):
        return True
    lengths = range(len(word) - _EDITS, len(word) + _EDITS + 1)
    return any(
        extract(
            word,
            {other[:length] for other in known if len(other) >= length},
            scorer=OSA.distance,
            score_cutoff=_EDITS,
            limit=1,
        )
        for length in lengths
    )
