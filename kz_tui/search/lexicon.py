"""The words of the whole dossier: the vocabularies of its segments as one.

A fold has one number, however many segments hold it; those of the first segment keep theirs. A
term has a number in each segment that holds it: the terms of a segment are numbered on from those
of the segment before. So a term number says in which segment to look, and what is asked of all
words is answered segment by segment, with the same answers as from one vocabulary.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from kz_tui.model.memo import memo
from kz_tui.search.arrays import NO_NUMBERS, Bools, Int32s, Int64s, each_once, ranges
from kz_tui.search.hashing import Hasher
from kz_tui.search.strings import Strings
from kz_tui.search.struck import Struck
from kz_tui.search.tables import WordTables
from kz_tui.search.vocabulary import Vocabulary, ordinary
from kz_tui.text.fold import fold

_KEPT = 1 << 12
"""Folds whose number is remembered."""


class Lexicon:
    """Vocabularies with their tables, at least one; `frequencies` are those of all terms.

    `frequencies` tells of each fold in how many articles its terms stand, added up; `ordinary`
    which folds are no names. Of each vocabulary some occurrences may be `struck`; a word that is
    left in no article is not there.
    """

    def __init__(
        self,
        parts: Sequence[tuple[Vocabulary, WordTables]],
        frequencies: Int64s,
        struck: Sequence[Struck | None] = (),
    ) -> None:
        self._vocabularies = [vocabulary for vocabulary, _ in parts]
        self._tables = [tables for _, tables in parts]
        self.term_bases: Int64s = _bases([len(v.terms) for v in self._vocabularies])
        self._numbers, self._more = _one_number_each(self._vocabularies)
        self._first = self._vocabularies[0].folds
        self._more_numbers = {f: len(self._first) + n for n, f in enumerate(self._more)}
        self._own = [_inverse(numbers, len(self)) for numbers in self._numbers]
        sums = np.zeros(len(frequencies) + 1, np.int64)
        np.cumsum(frequencies, out=sums[1:])
        of_folds = [np.diff(sums[base + v.term_starts]) for v, _, base in self._segments()]
        self.frequencies: Int64s = self._added(of_folds)
        self._held: Bools | None = frequencies > 0 if any(struck) else None
        counts = [vocabulary.counts for vocabulary in self._vocabularies]
        lower = [vocabulary.lower_counts for vocabulary in self._vocabularies]
        for part, off in enumerate(struck):
            if off is not None:
                counts[part] = counts[part] - off.counts
                lower[part] = lower[part] - off.lower_counts
        self.ordinary: Bools = ordinary(self._added(counts), self._added(lower))
        self.fold_number = memo(_KEPT, self._fold_number)

    def __len__(self) -> int:
        """How many folds there are."""
        return len(self._first) + len(self._more)

    def _fold_number(self, folded: str) -> int | None:
        """The number of a fold, None if no word has it; callers use `fold_number`."""
        number = self._first.find(folded)
        if number is None:
            number = self._more_numbers.get(folded)
        return number if number is None or self.frequencies[number] else None

    def fold_numbers(self, folded: Sequence[str]) -> list[int | None]:
        """What `fold_number` says of each of some folds, at once; they have no line breaks."""
        kept = Strings.of(folded)
        wanted = Hasher().hashes(kept.utf8, kept.starts[:-1], kept.starts[1:])
        known, owners = self._vocabularies[0].hashes, self._vocabularies[0].hashed
        found = np.full(len(folded), -1, np.int32)
        places = known.searchsorted(wanted)
        there = np.flatnonzero(places < len(known))
        there = there[known[places[there]] == wanted[there]]
        found[there] = owners[places[there]]
        numbers = [
            self._more_numbers.get(one) if number < 0 else number
            for one, number in zip(folded, found.tolist(), strict=True)
        ]
        if self._held is None:
            return numbers
        return [n if n is not None and self.frequencies[n] else None for n in numbers]

    def fold(self, number: int) -> str:
        """The fold with a number."""
        size = len(self._first)
        return self._first[number] if number < size else self._more[number - size]

    def folds(self, numbers: Int32s) -> list[str]:
        """The folds with some numbers."""
        size = len(self._first)
        if not self._more:
            return self._first.many(numbers)
        early = iter(self._first.many(numbers[numbers < size]))
        return [next(early) if n < size else self._more[n - size] for n in numbers.tolist()]

    def beginning_with(self, beginning: str) -> Int32s:
        """The folds that begin like this."""
        return self._joined(
            np.arange(*vocabulary.folds.beginning_with(beginning), dtype=np.int32)
            for vocabulary in self._vocabularies
        )

    def gather(self, look: Callable[[WordTables], Int32s]) -> Int32s:
        """The folds that a look into the tables of each segment gives, each once."""
        return self._joined(map(look, self._tables))

    def word(self, number: int) -> str:
        """One of the words of a fold."""
        return self.term(int(self.terms_of(np.array([number], np.int32))[0][0]))

    def words(self, numbers: Int32s) -> list[str]:
        """One of the words of each of some folds."""
        terms, places = self.terms_of(numbers)
        first = {place: term for term, place in zip(terms.tolist(), places.tolist(), strict=True)}
        return [self.term(first[place]) for place in range(len(numbers))]

    def term(self, term: int) -> str:
        """The term with a number."""
        segment = int(self.term_bases.searchsorted(term, side="right")) - 1
        return self._vocabularies[segment].terms[term - int(self.term_bases[segment])]

    def terms_of(self, numbers: Int32s) -> tuple[Int32s, Int64s]:
        """All terms of some folds, ascending, and for each the place of its fold in `numbers`."""
        terms, places = [], []
        for (vocabulary, _, base), own in zip(self._segments(), self._own, strict=True):
            held = np.flatnonzero(own[numbers] >= 0)
            starts = vocabulary.term_starts[own[numbers[held]]]
            ends = vocabulary.term_starts[own[numbers[held]] + 1]
            terms.append(base + ranges(starts, ends))
            places.append(np.repeat(held, ends - starts))
        every, whose = np.concatenate(terms), np.concatenate(places)
        if self._held is not None:
            every, whose = every[self._held[every]], whose[self._held[every]]
        order = np.argsort(every)
        return every[order].astype(np.int32), whose[order]

    def spelt(self, word: str) -> Int32s:
        """The terms that are this word in lower case, letter by letter: one a segment at most."""
        number = self.fold_number(fold(word))
        if number is None:
            return NO_NUMBERS
        return np.array(
            [
                base + term
                for (vocabulary, _, base), own in zip(self._segments(), self._own, strict=True)
                for term in _terms(vocabulary, int(own[number]))
                if vocabulary.terms[term] == word
            ],
            np.int32,
        )

    def term_ranges(self, folded: str, *, begun: bool = False) -> tuple[tuple[int, int], ...]:
        """The half-open ranges of the terms with a fold, or with one that begins like this."""
        found = []
        for vocabulary, _, base in self._segments():
            low, high = vocabulary.folds.beginning_with(folded)
            if not begun:
                high = low + int(low < high and vocabulary.folds[low] == folded)
            starts = vocabulary.term_starts
            found.append((base + int(starts[low]), base + int(starts[high])))
        return tuple((low, high) for low, high in found if low < high)

    def _segments(self) -> Iterator[tuple[Vocabulary, Int32s, int]]:
        """Each vocabulary, the numbers of its folds, and how many terms come before its own."""
        bases = self.term_bases[:-1].tolist()
        return zip(self._vocabularies, self._numbers, bases, strict=True)

    def _added(self, columns: Sequence[Int64s]) -> Int64s:
        """What the numbers for the folds of each segment come to for those of all."""
        if len(columns) == 1:
            return columns[0]
        sums = np.zeros(len(self), np.int64)
        for numbers, column in zip(self._numbers, columns, strict=True):
            sums[numbers] += column
        return sums

    def _joined(self, found: Iterator[Int32s]) -> Int32s:
        """What was found in each segment, as numbers of folds; from one segment as it comes."""
        if len(self._vocabularies) == 1:
            numbers = next(found)
        else:
            every = [numbers[own] for numbers, own in zip(self._numbers, found, strict=True)]
            numbers = each_once(np.concatenate(every))
        return numbers if self._held is None else numbers[self.frequencies[numbers] > 0]


def _bases(sizes: Sequence[int]) -> Int64s:
    """Where each of some parts begins if they follow one another, and where the last one ends."""
    return np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)


def _one_number_each(vocabularies: Sequence[Vocabulary]) -> tuple[list[Int32s], list[str]]:
    """The number of each fold of each vocabulary, and the folds the first one does not have."""
    known, owners = vocabularies[0].hashes, vocabularies[0].hashed
    numbers: list[Int32s] = [np.arange(len(known), dtype=np.int32)]
    more: list[str] = []
    for vocabulary in vocabularies[1:]:
        places = np.searchsorted(known, vocabulary.hashes)
        old = np.append(known, np.uint64(0))[places] == vocabulary.hashes
        old &= places < len(known)
        own = np.empty(len(vocabulary.folds), np.int32)
        own[vocabulary.hashed[old]] = owners[places[old]]
        new = np.sort(vocabulary.hashed[~old])
        own[new] = np.arange(len(known), len(known) + len(new), dtype=np.int32)
        more += vocabulary.folds.many(new)
        known = np.insert(known, places[~old], vocabulary.hashes[~old])
        owners = np.insert(owners, places[~old], own[vocabulary.hashed[~old]])
        numbers.append(own)
    return numbers, more


def _inverse(numbers: Int32s, size: int) -> Int32s:
    """The place of each number below `size`; -1 for those that are not among them."""
    places = np.full(size, -1, np.int32)
    places[numbers] = np.arange(len(numbers), dtype=np.int32)
    return places


def _terms(vocabulary: Vocabulary, own: int) -> range:
    """The terms of one fold of a vocabulary; none for -1."""
    starts = vocabulary.term_starts
    return range(int(starts[own]), int(starts[own + 1])) if own >= 0 else range(0)
