"""The names actors go by: a small second index, attached when recognition is done.

It answers which actor a name means (`actor:`) and lets a word find an actor under its other names
(OVKS).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from kz_tui.model.entity import Annotation, Entity
from kz_tui.search.arrays import Bools, Int32s, Int64s, each_once
from kz_tui.search.expansion import Expander, Expansion
from kz_tui.search.finder import Reach, WordFinder
from kz_tui.search.lexicon import Lexicon
from kz_tui.search.mentions import GONE, MentionIndex, MentionTables
from kz_tui.search.packable import Packable
from kz_tui.search.postings import JoinedPostings, Postings
from kz_tui.search.results import How
from kz_tui.search.strings import Strings
from kz_tui.search.struck import Struck
from kz_tui.search.tables import WordTables
from kz_tui.search.tiers import SAME_WORD
from kz_tui.search.vocabulary import Vocabulary
from kz_tui.search.words import find_words, folded_name
from kz_tui.text.name_key import name_keys

_Number = TypeVar("_Number", np.int32, np.int64)


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

    def with_owners(self, owners: Int32s) -> NameTables:
        """The same names with the owners by other numbers."""
        return NameTables(**{**self.__dict__, "owners": owners})


class Gone(NamedTuple):
    """Names that are out of use: all that are not `live`, and how often their words occur."""

    live: Bools
    struck: Struck

    @classmethod
    def of(cls, tables: NameTables, owners: Int32s, names: NameTables) -> Gone:
        """The names of some `owners`, of which `names` holds these and no others."""
        vocabulary, own = tables.vocabulary, names.vocabulary
        folds = [vocabulary.folds.place(fold) for fold in own.folds]
        fold_of_term = np.repeat(folds, np.diff(own.term_starts)).tolist()
        articles = np.zeros(len(vocabulary.terms), np.int64)
        held = np.diff(names.postings.starts).tolist()
        for term, fold, count in zip(own.terms, fold_of_term, held, strict=True):
            first, last = vocabulary.term_starts[fold : fold + 2].tolist()
            place = next(n for n in range(first, last) if vocabulary.terms[n] == term)
            articles[place] = count
        counts = np.zeros((2, len(vocabulary.folds)), np.int64)
        counts[:, folds] = own.counts, own.lower_counts
        return cls(~np.isin(tables.owners, owners), Struck(articles, articles, *counts))


class Names:
    """The names of all entities of a dossier; `mentions` knows where they are named."""

    def __init__(
        self,
        tables: NameTables,
        ids: Sequence[str],
        annotations: Sequence[Annotation],
        newer: NameTables | None = None,
        gone: Gone | None = None,
    ) -> None:
        """`ids` are those of the entities by number.

        `newer` are names beside those of the tables, of which some may be `gone`.
        """
        self._parts = [tables] if newer is None else [tables, newer]
        self._ids = ids
        self._annotations = annotations
        self._bases = np.cumsum([0] + [len(part.owners) for part in self._parts]).tolist()
        self._owned = _joined([part.owners for part in self._parts])
        lengths = _joined([np.diff(part.starts) for part in self._parts])
        struck = [gone and gone.struck, None][: len(self._parts)]
        self._live: Bools | None = None
        if gone is not None:
            self._live = np.ones(len(lengths), np.bool_)
            self._live[: len(gone.live)] = gone.live
        postings = JoinedPostings(
            [(part.postings, len(part.owners)) for part in self._parts],
            lengths,
            [one and one.articles for one in struck],
            self._live,
        )
        words = [(part.vocabulary, part.tables) for part in self._parts]
        self._lexicon = Lexicon(words, postings.frequencies(), struck)
        self._finder = WordFinder(Expander(self._lexicon), postings)
        self.mentions = MentionIndex(tables.mentions, ids, annotations)

    @classmethod
    def build(cls, entities: Mapping[str, Entity], annotations: Sequence[Annotation]) -> Names:
        """Index the display names and aliases of all entities.

        `annotations[a]` belongs to article `a`; articles beyond them are not recognised yet.
        """
        return cls(NameTables.build(entities, annotations), list(entities), annotations)

    def serves(self, annotations: Sequence[Annotation]) -> bool:
        """Whether these are the names of those who are mentioned there."""
        return annotations is self._annotations

    def recast(
        self,
        before: Mapping[str, Entity],
        entities: Mapping[str, Entity],
        annotations: Sequence[Annotation],
        changed: Sequence[str],
        articles: Sequence[int],
    ) -> Names:
        """The names of `entities`, which are those of `before` but for those `changed`.

        These are others, new, or gone. Mentions differ in some `articles`, no others are read.
        """
        tables = self._parts[0]
        number = {entity: place for place, entity in enumerate(self._ids)}
        new = [entity for entity in changed if entity in entities and entity not in number]
        ids = [*self._ids, *new]
        number |= {entity: len(number) + place for place, entity in enumerate(new)}
        numbers = np.arange(len(annotations), dtype=np.int32)
        numbers[articles] = GONE
        tables = tables.with_mentions(tables.mentions.spliced(ids, annotations, numbers))
        bearing = set(each_once(tables.owners).tolist())
        old = {one: before[one] for one in changed if number.get(one) in bearing}
        now = {one: entities[one] for one in changed if one in entities}
        gone = Gone.of(tables, _numbers(number, old), NameTables.build(old, ())) if old else None
        newer = NameTables.build(now, ()) if now else None
        if newer is not None:
            newer = newer.with_owners(_numbers(number, now)[newer.owners])
        if newer is not None and not len(newer.owners):
            newer = None  # not one of them has a word
        return Names(tables, ids, annotations, newer, gone)

    def named(self, name: str) -> tuple[str, ...]:
        """The entities that go by exactly this name, in any spelling or script."""
        folded = folded_name(name)
        keys = name_keys(name) if len(folded) >= _SHORTEST_KEY else ()
        found: list[int] = []
        for base, tables in zip(self._bases, self._parts, strict=False):
            own = _equal(tables.folds, tables.names_of_folds, folded)
            for key in keys:
                own += _equal(tables.keys, tables.names_of_keys, key)
            found += [base + number for number in own]
        if self._live is not None:
            found = [number for number in found if self._live[number]]
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
        if not found_words or not len(self._owned):
            return NOBODY
        levels = np.floor(np.min([found.scores for found in found_words], axis=0))
        if self._live is not None:
            levels[~self._live] = 0
        best = int(levels.max())
        numbers = np.flatnonzero(levels >= max(1, min(best, SAME_WORD))).tolist()
        expansions = [found.expansion for found in found_words]
        hows = {self._folded(number): self._how(expansions, number) for number in numbers}
        return FoundActors(self._owners(numbers), hows)

    def _owners(self, names: Sequence[int]) -> tuple[str, ...]:
        """The entities that bear some names, each once, in the order they are numbered in."""
        owners = sorted(set(self._owned[names].tolist())) if len(names) else []
        return tuple(self._ids[owner] for owner in owners)

    def _part(self, number: int) -> int:
        return bisect_right(self._bases, number) - 1

    def _folded(self, number: int) -> str:
        part = self._part(number)
        folded: str = self._parts[part].folded[number - self._bases[part]]
        return folded

    def _how(self, expansions: Sequence[Expansion], number: int) -> How:
        """How the words of a query are found in a name; the loosest of them decides."""
        part = self._part(number)
        tables, own = self._parts[part], number - self._bases[part]
        start, end = tables.starts[own : own + 2].tolist()
        terms = set((tables.row[start:end] + int(self._lexicon.term_bases[part])).tolist())
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


def _numbers(number: Mapping[str, int], entities: Iterable[str]) -> Int32s:
    return np.array([number[one] for one in entities], np.int32)


def _joined(parts: Sequence[NDArray[_Number]]) -> NDArray[_Number]:
    """Several arrays as one, which is not copied where there is only one."""
    return parts[0] if len(parts) == 1 else np.concatenate(parts)
