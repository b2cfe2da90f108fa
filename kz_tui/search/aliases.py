"""Words of a query that are the name of an actor also find it under its other names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

import numpy as np

from kz_tui.search.arrays import Bools, Float32s
from kz_tui.search.names import Names
from kz_tui.search.tiers import NAMED
from kz_tui.search.wanted import Wanted, WantedWord

Naming = Callable[[Sequence[str]], Bools]
_LONGEST_NAME = 10
"""Words in a row that are tried as one name."""
_SCORE = np.float32(NAMED.level + 0.5)


def with_other_names(wanted: Sequence[Wanted], names: Names, naming: Naming) -> Iterator[Wanted]:
    """What is wanted, every run of plain words that is a name answered by its actor as well.

    `naming` tells which articles name one of some entities.
    """
    for plain, group in groupby(wanted, key=_is_plain):
        run = list(group)
        yield from _run(run, names, naming) if plain else run


def _is_plain(wanted: Wanted) -> bool:
    return isinstance(wanted, WantedWord) and wanted.plain


def _run(wanted: Sequence[Wanted], names: Names, naming: Naming) -> Iterator[Wanted]:
    words = [word for word in wanted if isinstance(word, WantedWord)]
    for first in range(len(words)):
        for last in range(first + 1, min(len(words), first + _LONGEST_NAME) + 1):
            name = " ".join(word.text for word in words[first:last])
            entities = names.named(name)
            if entities:
                named = np.where(naming(entities), _SCORE, np.float32(0))
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
