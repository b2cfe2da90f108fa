"""The names actors go by: a small second index, attached when recognition is done.

It answers which actor a name means (`actor:`) and lets a word find an actor under its other names
(OVKS).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from kz_tui.model.entity import Annotation, Entity
from kz_tui.search.arrays import Int32s
from kz_tui.search.expansion import Expander, Expansion
from kz_tui.search.finder import Reach, WordFinder
from kz_tui.search.lexicon import Lexicon
from kz_tui.search.mentions import MentionIndex
from kz_tui.search.postings import JoinedPostings, Postings
from kz_tui.search.results import How
from kz_tui.search.tables import WordTables
from kz_tui.search.tiers import SAME_WORD
from kz_tui.search.vocabulary import Vocabulary
from kz_tui.search.words import find_words, folded_name
from kz_tui.text.name_key import name_keys


class FoundActors(NamedTuple):
    """Entities a name may mean, and how each of their names that matched did so, by its fold."""

    entities: tuple[str, ...]
    hows: Mapping[str, How]


NOBODY = FoundActors((), {})


class Names:
    """The names of all entities of a dossier; `mentions` knows where they are named."""

    def __init__(self, names: Sequence[tuple[str, str]], annotations: Sequence[Annotation]) -> None:
        self._owners = [owner for owner, _ in names]
        self._folded = [folded_name(name) for _, name in names]
        self._finder, self._rows = _name_finder([name for _, name in names])
        self._by_name: defaultdict[str, list[str]] = defaultdict(list)
        for owner, folded in zip(self._owners, self._folded, strict=True):
            self._by_name[folded].append(owner)
        self._by_key: defaultdict[str, list[str]] = defaultdict(list)
        for owner, name in names:
            for key in name_keys(name):
                self._by_key[key].append(owner)
        self.mentions = MentionIndex(annotations)

    @classmethod
    def build(cls, entities: Mapping[str, Entity], annotations: Sequence[Annotation]) -> Names:
        """Index the display names and aliases of all entities.

        `annotations[a]` belongs to article `a`; articles beyond them are not recognised yet.
        """
        names = [
            (entity.id, name)
            for entity in entities.values()
            for name in dict.fromkeys((entity.name, *entity.aliases))
            if find_words(name)
        ]
        return cls(names, annotations)

    def named(self, name: str) -> tuple[str, ...]:
        """The entities that go by exactly this name, in any spelling or script."""
        folded = folded_name(name)
        found = list(self._by_name.get(folded, ()))
        if len(folded) >= _SHORTEST_KEY:
            for key in name_keys(name):
                found += self._by_key.get(key, ())
        return tuple(dict.fromkeys(found))

    def actors(self, words: Sequence[str], *, begun: bool) -> FoundActors:
        """The entities with a name that has all of these words, at least in some form.

        Where a name has the words themselves, guesses are not followed.
        """
        reaches = [Reach.CLOSED] * len(words)
        if begun and words:
            reaches[-1] = Reach.BEGUN
        found_words = [
            self._finder.find(word.lower(), reach)
            for word, reach in zip(words, reaches, strict=True)
        ]
        if not found_words or not self._owners:
            return NOBODY
        levels = np.floor(np.min([found.scores for found in found_words], axis=0))
        best = int(levels.max())
        numbers = np.flatnonzero(levels >= max(1, min(best, SAME_WORD))).tolist()
        entities = tuple(dict.fromkeys(self._owners[number] for number in numbers))
        expansions = [found.expansion for found in found_words]
        hows = {self._folded[number]: self._how(expansions, number) for number in numbers}
        return FoundActors(entities, hows)

    def _how(self, expansions: Sequence[Expansion], number: int) -> How:
        """How the words of a query are found in a name; the loosest of them decides."""
        terms = set(self._rows[number].tolist())
        best = (
            max(
                tier
                for term, tier in zip(expansion.terms.tolist(), expansion.tiers, strict=True)
                if term in terms
            )
            for expansion in expansions
        )
        return min(best).how


_SHORTEST_KEY = 4


def _name_finder(names: Sequence[str]) -> tuple[WordFinder, list[Int32s]]:
    """A word finder in which every name is an article of its own, and the terms of each name."""
    words = [find_words(name) for name in names]
    distinct = {word: None for name in words for word in name}
    numbers = {word: number for number, word in enumerate(distinct)}
    row = np.array([numbers[word] for name in words for word in name], np.int64)
    lengths = np.array([len(name) for name in words], np.int64)
    owners = np.repeat(np.arange(len(names)), lengths)
    counts = np.bincount(row, minlength=len(numbers)).astype(np.int64)
    vocabulary, terms = Vocabulary.build(list(numbers), counts)
    terms = terms[row]
    keys = terms.astype(np.int64) * len(names) + owners
    own = Postings.build(keys, len(names), len(vocabulary.terms))
    postings = JoinedPostings([(own, len(names))], lengths)
    lexicon = Lexicon([(vocabulary, WordTables.build(vocabulary))], postings.frequencies())
    return WordFinder(Expander(lexicon), postings), np.split(terms, np.cumsum(lengths)[:-1])
