"""Whether a hit lies inside a mention of a type, for `type:`."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from kz_tui.model.article import Article
from kz_tui.model.entity import EntityType
from kz_tui.search.arrays import Bools, Int64s, ranges
from kz_tui.search.contents import JoinedContents
from kz_tui.search.layout import Layout
from kz_tui.search.mentions import MentionIndex
from kz_tui.search.offsets import word_offsets
from kz_tui.search.wanted import Wanted

_BIT = {kind: 1 << number for number, kind in enumerate(EntityType)}


class TypedWords:
    """Knows of each word of the dossier the types of the mentions it stands in.

    An article is looked at when it is first asked about; one byte a word is kept.
    """

    def __init__(
        self,
        articles: Sequence[Article],
        layout: Layout,
        contents: JoinedContents,
        mentions: MentionIndex,
    ) -> None:
        self._articles = articles
        self._layout = layout
        self._numbers = layout.articles()
        self._contents = contents
        self._mentions = mentions
        self._types = np.zeros(int(contents.starts[-1]), np.uint8)
        self._known = np.zeros(len(contents), np.bool_)

    def answering(
        self, found: Bools, wanted: Sequence[Wanted], types: frozenset[EntityType]
    ) -> Bools:
        """Those of the found articles in which an answer lies inside a mention of these types.

        Articles go by their slots. Without anything wanted any mention will do.
        """
        mentioning = found & self._layout.by_slot(
            self._mentions.mentioning(types, len(self._articles))
        )
        if not wanted:
            return mentioning
        slots = np.flatnonzero(mentioning)
        for slot in slots[~self._known[slots]].tolist():
            self._read(slot)
        result = np.zeros_like(found)
        result[self._owners(slots, wanted, types)] = True
        entities = frozenset(entity for one in wanted for entity in one.entities)
        if entities:
            named = self._mentions.naming_as(entities, types, len(self._articles))
            result |= mentioning & self._layout.by_slot(named)
        return result

    def _owners(
        self, slots: Int64s, wanted: Sequence[Wanted], types: frozenset[EntityType]
    ) -> Int64s:
        """The articles in which an answering word carries one of the types."""
        starts, ends = self._contents.texts[slots], self._contents.starts[1:][slots]
        places = ranges(starts, ends)
        row = self._contents.at(places)
        answering = np.zeros(len(row), np.bool_)
        for one in wanted:
            answering |= one.words(row)
        answering &= (self._types[places] & sum(_BIT[kind] for kind in types)) > 0
        owners: Int64s = slots[
            np.searchsorted(np.cumsum(ends - starts), np.flatnonzero(answering), "right")
        ]
        return owners

    def _read(self, slot: int) -> None:
        number = int(self._numbers[slot])
        part = self._types[self._contents.texts[slot] : self._contents.starts[slot + 1]]
        starts, ends = word_offsets(self._articles[number].text)
        typed = self._mentions.typed_spans(number)
        first = np.searchsorted(ends, [span.start for _, span in typed], side="right")
        last = np.searchsorted(starts, [span.end for _, span in typed], side="left")
        for (kind, _), begin, end in zip(typed, first.tolist(), last.tolist(), strict=True):
            part[begin:end] |= _BIT[kind]
        self._known[slot] = True
