"""The names actors go by: a small second index, attached when recognition is done.

It answers which actor a name means (`actor:`) and lets a word find an actor under its other names
(OVKS).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from kz_tui.model.entity import Annotation, Entity
from kz_tui.search.arrays import Int32s, Int64s
from kz_tui.search.expansion import Expander, Expansion
from kz_tui.search.finder import Reach, WordFinder
from kz_tui.search.lexicon import Lexicon
from kz_tui.search.mentions import MentionIndex, MentionTables
from kz_tui.search.packable import Packable
from kz_tui.search.postings import JoinedPostings, Postings
from kz_tui.search.results import How
from kz_tui.search.strings import Strings
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


class NameTables(Packable):
    """The names of some entities, as arrays; entities and names are numbered in their order.

    `owners` are the entities of the names, `folded` the names folded. `folds` and `keys` are
    sorted: the folded names and the name keys, with the names they belong to. Name `n` has the
    terms `row[starts[n]:starts[n + 1]]`.
    """

    owners: Int32s
    folded: Strings
    folds: Strings
    names_of_folds: Int32s
    keys: Strings
    names_of_keys: Int32s
    row: Int32s
    starts: Int64s
    vocabulary: Vocabulary
    tables: WordTables
    postings: Postings
    mentions: MentionTables

    @classmethod
    def build(cls, entities: Mapping[str, Entity], annotations: Sequence[Annotation]) -> NameTables:
        """Look at the display names and aliases of all entities, and at where they are named."""
        pairs = [
            (owner, name)
            for owner, entity in enumerate(entities.values())
            for name in dict.fromkeys((entity.name, *entity.aliases))
            if find_words(name)
        ]
        names = [name for _, name in pairs]
        folded = list(map(folded_name, names))
        folds = sorted((fold, number) for number, fold in enumerate(folded))
        keyed = sorted(
            (key, number) for number, name in enumerate(names) for key in name_keys(name)
        )
        terms, starts, vocabulary, postings = _read(names)
        return cls(
            owners=np.array([owner for owner, _ in pairs], np.int32),
            folded=Strings.of(folded),
            folds=Strings.of([fold for fold, _ in folds], ascending=True),
            names_of_folds=np.array([number for _, number in folds], np.int32),
            keys=Strings.of([key for key, _ in keyed], ascending=True),
            names_of_keys=np.array([number for _, number in keyed], np.int32),
            row=terms,
            starts=starts,
            vocabulary=vocabulary,
            tables=WordTables.build(vocabulary),
            postings=postings,
            mentions=MentionTables.build(list(entities), annotations),
        )

    def with_mentions(self, mentions: MentionTables) -> NameTables:
        """The same names with other mentions."""
        return NameTables(**{**self.__dict__, "mentions": mentions})


class Names:
    """The names of all entities of a dossier; `mentions` knows where they are named."""

    def __init__(
        self, tables: NameTables, ids: Sequence[str], annotations: Sequence[Annotation]
    ) -> None:
        """`ids` are those of the entities by number."""
        self._tables = tables
        self._ids = ids
        lengths = np.diff(tables.starts)
        postings = JoinedPostings([(tables.postings, len(tables.owners))], lengths)
        lexicon = Lexicon([(tables.vocabulary, tables.tables)], postings.frequencies())
        self._finder = WordFinder(Expander(lexicon), postings)
        self.mentions = MentionIndex(tables.mentions, ids, annotations)

    @classmethod
    def build(cls, entities: Mapping[str, Entity], annotations: Sequence[Annotation]) -> Names:
        """Index the display names and aliases of all entities.

        `annotations[a]` belongs to article `a`; articles beyond them are not recognised yet.
        """
        return cls(NameTables.build(entities, annotations), list(entities), annotations)

    @property
    def tables(self) -> NameTables:
        """What it is made of and can be made of again."""
        return self._tables

    def named(self, name: str) -> tuple[str, ...]:
        """The entities that go by exactly this name, in any spelling or script."""
        tables = self._tables
        folded = folded_name(name)
        found = _equal(tables.folds, tables.names_of_folds, folded)
        if len(folded) >= _SHORTEST_KEY:
            for key in name_keys(name):
                found += _equal(tables.keys, tables.names_of_keys, key)
        return self._owners(found)

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
        if not found_words or not len(self._tables.owners):
            return NOBODY
        levels = np.floor(np.min([found.scores for found in found_words], axis=0))
        best = int(levels.max())
        numbers = np.flatnonzero(levels >= max(1, min(best, SAME_WORD))).tolist()
        expansions = [found.expansion for found in found_words]
        hows = {self._tables.folded[number]: self._how(expansions, number) for number in numbers}
        return FoundActors(self._owners(numbers), hows)

    def _owners(self, names: Sequence[int]) -> tuple[str, ...]:
        """The entities that bear some names, each once."""
        owners = self._tables.owners[names].tolist() if len(names) else []
        return tuple(dict.fromkeys(self._ids[owner] for owner in owners))

    def _how(self, expansions: Sequence[Expansion], number: int) -> How:
        """How the words of a query are found in a name; the loosest of them decides."""
        start, end = self._tables.starts[number : number + 2].tolist()
        terms = set(self._tables.row[start:end].tolist())
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


def _equal(strings: Strings, numbers: Int32s, wanted: str) -> list[int]:
    """The numbers that stand beside a string in a sorted list; equal ones stand together."""
    place = strings.place(wanted)
    end = place
    while end < len(strings) and strings[end] == wanted:
        end += 1
    found: list[int] = numbers[place:end].tolist()
    return found


def _read(names: Sequence[str]) -> tuple[Int32s, Int64s, Vocabulary, Postings]:
    """The terms of all names, where each name begins among them, and what finds them.

    Every name is an article of its own.
    """
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
    postings = Postings.build(keys, len(names), len(vocabulary.terms))
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    return terms, starts, vocabulary, postings
