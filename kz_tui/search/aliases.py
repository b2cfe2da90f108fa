"""Words of a query that are the name of an actor also find it under its other names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np

from kz_tui.search.arrays import Float32s
from kz_tui.search.names import Names
from kz_tui.search.tiers import NAMED
from kz_tui.search.wanted import Wanted, WantedWord

_LONGEST_NAME = 10
"""Words in a row that are tried as one name."""
_SCORE = np.float32(NAMED.level + 0.5)


def with_other_names(wanted: Sequence[Wanted], names: Names, size: int) -> Iterator[Wanted]:
    """What is wanted, every run of plain words that is a name answered by its actor as well.

    `size` is the number of articles.
    """
    for plain, group in groupby(wanted, key=_is_plain):
        run = list(group)
        yield from _run(run, names, size) if plain else run


def _is_plain(wanted: Wanted) -> bool:
    return isinstance(wanted, WantedWord) and wanted.plain


def _run(wanted: Sequence[Wanted], names: Names, size: int) -> Iterator[Wanted]:
    words = [word for word in wanted if isinstance(word, WantedWord)]
    for first in range(len(words)):
        for last in range(first + 1, min(len(words), first + _LONGEST_NAME) + 1):
            name = " ".join(word.text for word in words[first:last])
            entities = names.named(name)
            if entities:
                named = np.where(names.mentions.naming(entities, size), _SCORE, np.float32(0))
                for place in range(first, last):
                    words[place] = _also(words[place], name, entities, named)
    yield from words


def _also(word: WantedWord, name: str, entities: tuple[str, ...], scores: Float32s) -> WantedWord:
    """The word, answered by these entities too; the longest name it is part of explains it."""
    return word._replace(
        scores=np.maximum(word.scores, scores),
        name=max(word.name, name, key=len),
        entities=tuple(dict.fromkeys((*word.entities, *entities))),
    )
