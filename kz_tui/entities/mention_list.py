"""From marks to mentions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kz_tui.entities.compounds import part_of_compound
from kz_tui.entities.descriptions import Descriptions
from kz_tui.entities.gazetteer import Gazetteer
from kz_tui.entities.name_share import NameShare
from kz_tui.entities.passage import NAMES, Label, Passage
from kz_tui.entities.roles import Roles
from kz_tui.model.entity import EntityType, Mention, MentionKind
from kz_tui.model.span import Span
from kz_tui.rooms import open_room


class MentionLister:
    """Writes out what is marked in the passages of one article."""

    def __init__(self, gazetteer: Gazetteer, roles: Roles, share: NameShare) -> None:
        self._gazetteer = gazetteer
        self._roles = roles
        self._descriptions = Descriptions(roles)
        self._share = share

    def mentions(self, passages: Sequence[Passage]) -> tuple[Mention, ...]:
        """All mentions in order; of two that begin together the longer one first."""
        single = _single_names(passages)
        found: list[Mention] = []
        for passage in passages:
            found += _names(passage)
            found += self._compound_parts(passage, single)
            found += self._appositions(passage)
            if not passage.is_cyrillic:
                found += self._descriptions.find(passage)
        found.sort(key=lambda mention: (mention.span.start, -mention.span.end))
        return tuple(found)

    def _compound_parts(
        self, passage: Passage, single: Mapping[str, EntityType]
    ) -> Iterator[Mention]:
        for position, word in enumerate(passage.words):
            if "-" not in word:
                continue
            owner = passage.at(position)
            label = owner.label if owner is not None else None
            if label in NAMES or label in (Label.OTHER, Label.PLACE_WORD):
                continue
            found = part_of_compound(word, label, single, self._gazetteer, self._share)
            if found is not None:
                start = passage.tokens.starts[position]
                span = Span(start + found[0].start, start + found[0].end)
                yield Mention(
                    span, found[1], MentionKind.DERIVED, part=True, furniture=passage.furniture
                )

    def _appositions(self, passage: Passage) -> Iterator[Mention]:
        roles = open_room("cyrillic") if passage.is_cyrillic else self._roles
        for first, last in roles.appositions(passage):
            yield Mention(
                passage.tokens.span(first, last),
                EntityType.PER,
                MentionKind.NOMINAL,
                apposition=True,
                furniture=passage.furniture,
            )


def _names(passage: Passage) -> Iterator[Mention]:
    for mark in passage.marks():
        span = passage.tokens.span(mark.first, mark.last)
        if mark.label in NAMES:
            yield Mention(span, EntityType(mark.label), furniture=passage.furniture)
        elif mark.label is Label.PLACE_WORD:
            yield Mention(span, EntityType.LOC, MentionKind.DERIVED, furniture=passage.furniture)


def _single_names(passages: Sequence[Passage]) -> dict[str, EntityType]:
    """What the words are that stand alone as names in the document, or end a person's name."""
    found: dict[str, EntityType] = {}
    for passage in passages:
        for mark in passage.marks():
            if mark.label in NAMES and (len(mark) == 1 or mark.label is Label.PER):
                found.setdefault(passage.words[mark.last - 1], EntityType(mark.label))
    return found
