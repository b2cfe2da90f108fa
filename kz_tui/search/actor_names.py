"""The names of some entities as plain arrays, and those of them that are out of use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from kz_tui.model.entity import Annotation, Entity
from kz_tui.search.arrays import Bools, Int32s, Int64s
from kz_tui.search.mentions import MentionTables
from kz_tui.search.packable import Packable
from kz_tui.search.postings import Postings
from kz_tui.search.strings import Strings
from kz_tui.search.struck import Struck
from kz_tui.search.tables import WordTables
from kz_tui.search.vocabulary import Vocabulary
from kz_tui.search.words import find_words, folded_name
from kz_tui.text.name_key import name_keys


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
        bears = np.ones(1 + int(tables.owners.max(initial=0)), np.bool_)
        bears[owners] = False  # np.isin would load numpy's masked arrays
        return cls(bears[tables.owners], Struck(articles, articles, *counts))


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
