"""Cities that stand for their club: Dortmund, in an article that names Borussia Dortmund."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kz_tui.entities.consistency import base
from kz_tui.entities.organisations import Organisations, is_club_name
from kz_tui.entities.passage import Label, Mark, Passage

_WHERE = frozenset(
    "in nach aus bei von um at from near to в из под на near outside über unweit".split()
)
_SHORTEST = 4
_LOCAL = frozenset({Label.LOC, Label.PLACE_WORD})


def mark_clubs(passages: Sequence[Passage], organisations: Organisations) -> None:
    """Take the city of a club that the article names for the club, but for where one is."""
    clubs = {word for passage in passages for word in _cities(passage, organisations)}
    if not clubs:
        return
    for passage in passages:
        for mark in list(passage.marks()):
            if mark.label in _LOCAL and len(mark) == 1:
                before = passage.words[mark.first - 1].lower() if mark.first else ""
                inflected = passage.words[mark.first]
                if base(inflected) in clubs and before not in _WHERE:
                    passage.put(Mark(mark.first, mark.last, Label.ORG))


def _cities(passage: Passage, organisations: Organisations) -> Iterator[str]:
    for mark in passage.marks():
        if mark.label is not Label.ORG or len(mark) == 1:
            continue
        name = passage.text(mark)
        known = organisations.find(name)
        kind = known.organisation.kind if known is not None else ""
        if kind == "club" or (not kind and is_club_name(name)):
            for word in passage.words[mark.first : mark.last]:
                if len(word) >= _SHORTEST and word[0].isupper():
                    yield base(word)
