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
from kz_tui.search.actor_names import Gone, NameTables
from kz_tui.search.arrays import Bools, Int32s, each_once
from kz_tui.search.expansion import Expander, Expansion
from kz_tui.search.finder import Reach, WordFinder
from kz_tui.search.lexicon import Lexicon
from kz_tui.search.mentions import GONE, MentionIndex
from kz_tui.search.postings import JoinedPostings
from kz_tui.search.results import How
from kz_tui.search.strings import Strings
from kz_tui.search.tiers import SAME_WORD
from kz_tui.search.words import folded_name
from kz_tui.text.name_key import name_keys

_Number = TypeVar("_Number", np.int32, np.int64)


class FoundActors(NamedTuple):
    """Entities a name may mean, and how each of their names that matched did so, by its fold."""

    entities: tuple[str, ...]
    hows: Mapping[str, How]


NOBODY = FoundActors((), {})


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
        newer = NameTables.build(now, ())
        if not len(newer.owners):  # not one of them has a word
            return Names(tables, ids, annotations, None, gone)
        newer = newer.with_owners(_numbers(number, now)[newer.owners])
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


def _numbers(number: Mapping[str, int], entities: Iterable[str]) -> Int32s:
    return np.array([number[one] for one in entities], np.int32)


def _joined(parts: Sequence[NDArray[_Number]]) -> NDArray[_Number]:
    """Several arrays as one, which is not copied where there is only one."""
    return parts[0] if len(parts) == 1 else np.concatenate(parts)
